package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Variables, loops and environments as their users run them. */
class LanguageCommandTest {

  private static final Path EXAMPLE = Path.of("examples/many-stages");
  private static final Path PAGE = Path.of("src/docs/language.md");

  @TempDir Path folder;

  private CommandLineFixture weir() {
    return new CommandLineFixture(folder);
  }

  private CommandLineFixture example() throws IOException {
    return example(weir());
  }

  private static CommandLineFixture example(CommandLineFixture weir) throws IOException {
    try (var files = Files.walk(EXAMPLE)) {
      for (var file : files.filter(file -> file.toString().endsWith(".yaml")).toList()) {
        weir.file(EXAMPLE.relativize(file).toString(), Files.readString(file));
      }
    }
    return weir;
  }

  @Test
  void an_environment_is_applied_into_a_ledger_of_its_own() throws IOException {
    var weir = example();

    var staging = weir.run("apply", "--sandbox", "--auto-approve", "--env", "staging").exits(0);
    var prod = weir.run("apply", "--sandbox", "--auto-approve", "--env", "prod").exits(0);

    assertThat(staging.out()).contains("Plan: 2 to add");
    assertThat(prod.out()).contains("Plan: 6 to add");
    assertThat(folder.resolve(".weir/sandbox/default.staging.tfstate")).exists();
    assertThat(folder.resolve(".weir/sandbox/default.prod.tfstate")).exists();
    assertThat(weir.run("state", "list", "--sandbox", "--env", "prod").exits(0).out())
        .contains("Channel.studio")
        .contains("Channel.stage-tent")
        .doesNotContain("rehearsal-tent");
    assertThat(weir.run("plan", "--sandbox", "--env", "prod").exits(0).out())
        .contains("No changes");
  }

  @Test
  void an_element_in_the_middle_goes_alone() throws IOException {
    var weir = example();
    weir.run("apply", "--sandbox", "--auto-approve").exits(0);

    var plan =
        weir.run(
                "plan",
                "--sandbox",
                "--var",
                "stages=[{name: main, title: Main stage, segments: 6}, {name: tent, title: The"
                    + " tent}]")
            .exits(0);

    assertThat(plan.out())
        .contains("Plan: 0 to add, 0 to change, 2 to destroy")
        .contains("Channel.stage-lake will be destroyed")
        .contains("Channel.rehearsal-lake will be destroyed")
        .contains("`stages.yaml` declared it and does so no longer");
  }

  @Test
  void what_an_environment_removes_is_said_to_be_removed_by_it() throws IOException {
    var weir = example();
    weir.run("apply", "--sandbox", "--auto-approve", "--env", "prod").exits(0);
    var patches = Files.readString(folder.resolve("environments/prod.yaml"));
    weir.file(
        "environments/prod.yaml",
        patches + "---\nkind: Channel\nmetadata: {name: stage-lake}\n$patch: delete\n");

    var plan = weir.run("plan", "--sandbox", "--env", "prod").exits(0);

    assertThat(plan.out())
        .contains("Channel.stage-lake will be destroyed")
        .contains("the environment `prod` removes it at environments/prod.yaml:")
        .contains("Plan: 0 to add, 0 to change, 1 to destroy");
  }

  @Test
  void files_of_environments_prove_no_removal() throws IOException {
    var weir = example();
    weir.run("apply", "--sandbox", "--auto-approve", "--env", "prod").exits(0);
    Files.copy(
        folder.resolve(".weir/sandbox/default.prod.tfstate"),
        folder.resolve(".weir/sandbox/default.tfstate"));

    var plan = weir.run("plan", "--sandbox").exits(0);

    assertThat(plan.out()).doesNotContain("Channel.studio will be destroyed");
  }

  @Test
  void two_environments_are_compared() throws IOException {
    var outcome = example().run("diff-env", "staging", "prod").exits(0);

    dev.weir.Golden.check("dev/weir/cli/diff-env.txt", outcome.out());
  }

  @Test
  void an_environment_is_compared_with_none() throws IOException {
    var outcome = example().run("diff-env", "-", "prod").exits(0);

    dev.weir.Golden.check("dev/weir/cli/diff-env-none.txt", outcome.out());
    assertThat(example().run("diff-env", "-", "-").exits(0).out())
        .isEqualTo(
            "the manifests without an environment and the manifests without an environment declare"
                + " the same.\n");
  }

  @Test
  void what_everything_comes_to_is_rendered() throws IOException {
    var outcome = example().run("render", "--env", "prod").exits(0);

    dev.weir.Golden.check("dev/weir/cli/render.yaml", outcome.out());
  }

  @Test
  void an_environment_that_does_not_exist_is_told_of() throws IOException {
    assertThat(example().run("plan", "--sandbox", "--env", "prdo").exits(1).err())
        .contains("there is no environment `prdo`")
        .contains("did you mean `prod`?");
  }

  @Test
  void environments_do_not_share_a_remote_ledger() throws IOException {
    var weir =
        example()
            .file(
                "stack.yaml",
                """
                apiVersion: weir/v1
                kind: Stack
                metadata: {name: shop}
                spec: {ledger: {backend: http, address: "https://gitlab.example.com/state/shop"}}
                """);

    assertThat(weir.run("state", "list", "--env", "prod").exits(1).err())
        .contains("error[shared-ledger]");
  }

  @Test
  void a_saved_plan_keeps_environment_and_values() throws IOException {
    var weir = example();
    weir.run("plan", "--sandbox", "--env", "prod", "--var", "city=shenzhen", "--out", "p.weirplan")
        .exits(0);

    weir.run("apply", "--sandbox", "p.weirplan").exits(0);

    assertThat(Files.readString(folder.resolve(".weir/sandbox/default.prod.tfstate")))
        .contains("Studio in SHENZHEN");
  }

  @Test
  void a_sensitive_variable_is_never_shown() throws IOException {
    var weir =
        weir()
            .with("WEIR_VAR_streamKey", "hunter2hunter2")
            .file(
                "live.yaml",
                """
                apiVersion: weir/v1
                kind: Variables
                metadata: {name: all}
                spec: {streamKey: {sensitive: true}}
                ---
                apiVersion: qiniu-pili/v1
                kind: Provider
                metadata: {name: pili}
                spec: {hub: live}
                ---
                apiVersion: qiniu-pili/v1
                kind: Channel
                metadata: {name: main}
                spec: {provider: pili, publishSecurity: static, publishKey: "${var.streamKey}"}
                """);

    var said = new StringBuilder();
    for (var command :
        List.of(
            List.of("validate"),
            List.of("render"),
            List.of("plan", "--sandbox", "-o", "json", "--out", "p.weirplan"),
            List.of("apply", "--sandbox", "p.weirplan"),
            List.of("plan", "--sandbox"),
            List.of("state", "pull", "--sandbox"))) {
      var outcome = weir.run(command.toArray(String[]::new)).exits(0);
      said.append(outcome.out()).append(outcome.err());
    }
    var changed =
        weir.with("WEIR_VAR_streamKey", "hunter3hunter3").run("plan", "--sandbox").exits(0);
    said.append(changed.out());

    assertThat(said).doesNotContain("hunter").contains("publishKey: \"${var.streamKey}\"");
    assertThat(changed.out()).contains("publishKey").contains("Plan: 0 to add, 1 to change");
    try (var files = Files.walk(folder)) {
      var kept =
          files.filter(Files::isRegularFile).filter(LanguageCommandTest::isKeptByWeir).toList();
      assertThat(kept).hasSizeGreaterThan(2);
      for (var file : kept) {
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
            .as(file.toString())
            .doesNotContain("hunter");
      }
    }
  }

  /** Ledgers, plans and records; the sandbox's memory is what a provider knows. */
  private static boolean isKeptByWeir(Path file) {
    var name = file.toString();
    return name.contains(".tfstate") || name.endsWith(".weirplan") || name.contains("/runs/");
  }

  @Test
  void an_environment_takes_a_secret_from_elsewhere() throws IOException {
    var weir =
        weir()
            .file(
                "live.yaml",
                """
                apiVersion: qiniu-pili/v1
                kind: Provider
                metadata: {name: pili}
                spec: {hub: live}
                ---
                apiVersion: qiniu-pili/v1
                kind: Channel
                metadata: {name: main-stage}
                spec: {provider: pili, publishSecurity: static, publishKey: {fromEnv: WEIR_SECRET_A}}
                """)
            .file(
                "environments/prod.yaml",
                """
                kind: Channel
                metadata: {name: main-stage}
                spec: {publishKey: {fromFile: secrets/main}}
                """);

    assertThat(weir.run("render", "--env", "prod").exits(0).out())
        .contains("fromFile: secrets/main")
        .doesNotContain("fromEnv");
  }

  @Test
  void a_file_of_variables_may_stand_among_the_manifests() throws IOException {
    var weir = example().file("festival.yaml", "city: shenzhen\n");

    assertThat(weir.run("render", "--var-file", "festival.yaml").exits(0).out())
        .contains("SHENZHEN");
    assertThat(weir.run("render").exits(1).err()).contains("error[not-a-manifest]");
  }

  /** Each example of the page is a folder of its own. */
  @Test
  void the_page_says_what_works() throws IOException {
    var blocks =
        Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(PAGE))
            .results()
            .map(found -> found.group(1))
            .toList();

    assertThat(blocks).hasSizeGreaterThan(3);
    int number = 0;
    for (var block : blocks) {
      if (block.startsWith("# patches")) {
        var weir = example(new CommandLineFixture(folder.resolve("patched")));
        weir.file("environments/page.yaml", block);
        assertThat(weir.run("validate", "--env", "page").exits(0).err()).isEmpty();
        continue;
      }
      var name = "page-" + number++;
      var weir = weir().file(name + "/main.yaml", block);
      assertThat(weir.run("validate", name).exits(0).err()).isEmpty();
    }
  }
}

package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Drift, review, recovery and other tools, where resources are generated or patched. */
class GeneratedResourcesTest {

  private static final String STAGES =
      """
      apiVersion: aliyun-oss/v1
      kind: Provider
      metadata: {name: oss}
      spec: {endpoint: oss-cn-hangzhou.aliyuncs.com, bucket: live-demo}
      ---
      apiVersion: weir/v1
      kind: ForEach
      metadata: {name: stages}
      spec:
        items: {north: North, south: South, west: West}
        template:
          apiVersion: aliyun-oss/v1
          kind: Channel
          metadata: {name: "stage-${each.key}"}
          spec: {provider: oss, description: "${each.value} stage"}
      ---
      apiVersion: aliyun-oss/v1
      kind: Channel
      metadata: {name: plain}
      spec: {provider: oss, description: Plain}
      """;
  private static final String PROD =
      """
      kind: Channel
      metadata: {name: stage-west}
      spec: {description: West in prod}
      """;

  @TempDir Path folder;

  private CommandLineFixture weir() {
    return new CommandLineFixture(folder);
  }

  private void written() {
    weir()
        .file("live/.gitignore", ".weir\n")
        .file("live/stages.yaml", STAGES)
        .file("live/environments/prod.yaml", PROD);
  }

  private void applied(String... more) {
    var command = new ArrayList<>(List.of("apply", "--sandbox", "--auto-approve", "live"));
    command.addAll(List.of(more));
    weir().run(command.toArray(String[]::new)).exits(0);
  }

  private void meddle(String from, String to) throws IOException {
    var memory = folder.resolve("live/.weir/sandbox/aliyun-oss.jsonl");
    var text = Files.readString(memory);
    assertThat(text).contains(from);
    Files.writeString(memory, text.replace(from, to));
  }

  private void commit() throws Exception {
    if (!Files.exists(folder.resolve(".git"))) {
      ran(folder, "git", "init", "-q");
    }
    ran(folder, "git", "add", "-A", "live");
    ran(
        folder,
        "git",
        "-c",
        "user.name=a",
        "-c",
        "user.email=a@example.com",
        "commit",
        "-qm",
        "One");
  }

  private static String ran(Path folder, String... command) throws Exception {
    var process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(said).isZero();
    return said;
  }

  @Test
  void drift_is_not_proposed_into_a_template() throws Exception {
    written();
    applied();
    meddle("South stage", "Southern stage");
    meddle("\"Plain\"", "\"Plainer\"");

    var done = weir().run("drift", "--sandbox", "--propose", "live").exits(3);

    assertThat(done.err())
        .contains("`description` of `Channel.stage-south` is not proposed: it is made by")
        .contains("`ForEach.stages` for the element `south` at live/stages.yaml:10:25")
        .contains("live/stages.yaml:15:");
    assertThat(Files.readString(folder.resolve("live/stages.yaml")))
        .isEqualTo(STAGES.replace("description: Plain}", "description: Plainer}"));
  }

  @Test
  void drift_is_not_proposed_past_an_environment() throws Exception {
    written();
    applied("--env", "prod");
    meddle("\"Plain\"", "\"Plainer\"");

    var done = weir().run("drift", "--sandbox", "--propose", "--env", "prod", "live").exits(3);

    assertThat(done.err())
        .contains("it stands in the manifests of every environment: write it into the patch of");
    assertThat(Files.readString(folder.resolve("live/stages.yaml"))).isEqualTo(STAGES);
  }

  @Test
  void a_review_tells_where_changes_of_elements_come_from() throws Exception {
    written();
    applied();
    commit();
    meddle("South stage", "Southern stage");
    weir().file("live/stages.yaml", STAGES.replace(", west: West", "").replace("North,", "Nord,"));

    var plan = weir().run("plan", "--sandbox", "--base", "HEAD", "live").exits(0);

    assertThat(plan.out()).contains("Plan: 0 to add, 2 to change, 1 to destroy");
    assertThat(plan.out())
        .contains("Channel.stage-north  this change")
        .contains("Channel.stage-south  drift");
  }

  @Test
  void an_environment_that_the_base_does_not_have_declared_nothing_there() throws Exception {
    written();
    commit();
    weir().file("live/environments/new.yaml", PROD);

    var plan = weir().run("plan", "--sandbox", "--base", "HEAD", "--env", "new", "live").exits(0);

    assertThat(plan.out()).contains("Plan: 4 to add");
    assertThat(plan.out() + plan.err()).doesNotContain("base-not-planned");
  }

  @Test
  void a_lost_ledger_of_an_environment_is_rebuilt() throws Exception {
    written();
    applied("--env", "prod");
    commit();
    var ledger = folder.resolve("live/.weir/sandbox/default.prod.tfstate");
    Files.delete(ledger);
    weir().file("live/stages.yaml", "broken: [");

    var done =
        weir()
            .run(
                "recover",
                "--from-git",
                "HEAD",
                "--sandbox",
                "--auto-approve",
                "--env",
                "prod",
                "live")
            .exits(0);

    assertThat(done.out()).contains("The ledger holds 4 resources again");
    assertThat(Files.readString(ledger)).contains("stage-west");
    weir().file("live/stages.yaml", STAGES);
    weir().run("plan", "--sandbox", "--detailed-exitcode", "--env", "prod", "live").exits(0);
  }

  @Test
  void a_saved_plan_is_stale_when_an_element_is_another() throws Exception {
    written();
    weir().run("plan", "--sandbox", "--out", "p.weirplan", "live").exits(0);
    weir().file("live/stages.yaml", STAGES.replace("west: West", "west: Wild West"));

    assertThat(weir().run("apply", "--sandbox", "p.weirplan").exits(6).err())
        .contains("Channel.stage-west");
  }

  @Test
  void becoming_an_element_moves_nothing() throws Exception {
    weir()
        .file(
            "live/stages.yaml",
            """
            apiVersion: aliyun-oss/v1
            kind: Provider
            metadata: {name: oss}
            spec: {endpoint: oss-cn-hangzhou.aliyuncs.com, bucket: live-demo}
            ---
            apiVersion: aliyun-oss/v1
            kind: Channel
            metadata: {name: written}
            spec: {provider: oss, channel: stage-north, description: North stage}
            """);
    applied();
    weir().file("live/stages.yaml", STAGES);

    var plan = weir().run("plan", "--sandbox", "live").exits(0);

    assertThat(plan.out())
        .contains("Plan: 3 to add, 0 to change, 0 to destroy")
        .contains("Channel.written")
        .contains("Channel.stage-north");
  }

  @Test
  void what_is_rendered_loads_to_the_same() {
    written();
    applied("--env", "prod");
    var rendered = weir().run("render", "--env", "prod", "live").exits(0).out();

    weir().file("again/all.yaml", rendered);

    assertThat(weir().run("render", "again").exits(0).out().replaceAll("(?m)^#.*\\n", ""))
        .isEqualTo(rendered.replaceAll("(?m)^#.*\\n", ""));
  }

  @Test
  void an_overlay_of_kustomize_loads() throws Exception {
    assumeThat(isThere("kubectl")).as("kubectl, for its kustomize").isTrue();
    weir()
        .file("base/channels.yaml", Files.readString(Path.of("examples/quickstart/channels.yaml")))
        .file("base/provider.yaml", Files.readString(Path.of("examples/quickstart/provider.yaml")))
        .file("base/kustomization.yaml", "resources: [channels.yaml, provider.yaml]\n")
        .file(
            "over/kustomization.yaml",
            """
            resources: [../base]
            patches:
              - target: {kind: Channel, name: main-stage}
                patch: |
                  - {op: replace, path: /spec/description, value: From an overlay}
            """);

    var built = ran(folder, "kubectl", "kustomize", "over");

    var plan = weir().reading(built).run("plan", "--sandbox", "-").exits(0);
    assertThat(plan.out()).contains("From an overlay").contains("Plan: 3 to add");
  }

  @Test
  void an_edit_with_yq_loads() throws Exception {
    assumeThat(isThere("yq")).as("yq").isTrue();
    written();
    var edited =
        ran(
            folder.resolve("live"),
            "yq",
            "-y",
            "if .kind == \"ForEach\" then .spec.items.east = \"East\" else . end",
            "stages.yaml");
    weir().file("live/stages.yaml", edited);

    var plan = weir().run("plan", "--sandbox", "live").exits(0);

    assertThat(plan.out()).contains("Plan: 5 to add").contains("East stage");
  }

  private boolean isThere(String tool) throws InterruptedException {
    try {
      var process =
          new ProcessBuilder(
                  tool, tool.equals("yq") ? "-y" : "version", tool.equals("yq") ? "." : "--client")
              .redirectErrorStream(true)
              .start();
      process.getOutputStream().close();
      process.getInputStream().readAllBytes();
      return process.waitFor() == 0;
    } catch (IOException _) {
      return false;
    }
  }
}

package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Several results of one run, each where it was asked for. */
class OutputsTest {

  @TempDir Path folder;

  private CommandLineFixture weir() {
    return new CommandLineFixture(folder)
        .file(
            "live.yaml",
            """
            apiVersion: aliyun-oss/v1
            kind: Provider
            metadata: {name: hangzhou}
            spec: {endpoint: oss-cn-hangzhou.aliyuncs.com, bucket: live-demo}
            ---
            apiVersion: aliyun-oss/v1
            kind: Channel
            metadata: {name: main}
            spec: {provider: hangzhou}
            """);
  }

  @Test
  void one_run_gives_several_results() throws Exception {
    var done =
        weir()
            .run(
                "plan",
                "--sandbox",
                "-o=json=plan.json",
                "-o=markdown=plan.md",
                "-o=html=plan.html",
                "-o=gitlab=gl.json",
                "-o=sarif=plan.sarif")
            .exits(0);

    assertThat(done.out()).contains("Plan: 1 to add, 0 to change, 0 to destroy.");
    assertThat(JsonMapper.shared().readTree(Files.readString(folder.resolve("plan.json"))))
        .hasSizeGreaterThan(5);
    assertThat(folder.resolve("plan.md")).content().contains("| `Provider.hangzhou (aliyun-oss)`");
    assertThat(folder.resolve("plan.html"))
        .content()
        .contains("Channel.main")
        .endsWith("</html>\n");
    assertThat(folder.resolve("gl.json")).hasContent("{\"create\":1,\"update\":0,\"delete\":0}");
    try (var files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .noneMatch(name -> name.endsWith(".part"));
    }
  }

  @Test
  void where_a_result_cannot_go_is_told_before_anybody_is_asked() {
    var done = weir().run("plan", "--sandbox", "-o", "json=no/such/folder/plan.json").exits(1);

    assertThat(done.err()).contains("error[report-path]").doesNotContain("Refreshing");
    assertThat(done.out()).isEmpty();
  }

  @Test
  void a_folder_is_no_file() {
    var done = weir().run("plan", "--sandbox", "-o", "html=.").exits(1);
    assertThat(done.err()).contains("error[report-path]").contains("it is a folder");
  }

  @Test
  void a_review_sees_why_there_is_no_plan() throws Exception {
    var weir = weir().file("bad.yaml", "apiVersion: weir/v1\nkind: Stak\n");
    for (var command : List.of("plan", "drift")) {
      var done =
          weir.run(
                  command,
                  "--sandbox",
                  "-o=sarif=x.sarif",
                  "-o=junit=x.xml",
                  "-o=codequality=x.json",
                  "-o=markdown=x.md",
                  "-o=github")
              .exits(1);
      assertThat(done.err()).contains("error[unknown-kind]");
      assertThat(done.out()).startsWith("::error file=bad.yaml,line=2,").contains("unknown-kind");
      var sarif = JsonMapper.shared().readTree(Files.readString(folder.resolve("x.sarif")));
      assertThat(sarif.at("/runs/0/results/0/ruleId").asString()).isEqualTo("unknown-kind");
      assertThat(folder.resolve("x.xml")).content().contains("failures=\"1\"", "bad.yaml");
      assertThat(folder.resolve("x.json")).content().contains("\"unknown-kind\"");
      assertThat(folder.resolve("x.md")).as("there is nothing to show").doesNotExist();
      for (var file : List.of("x.sarif", "x.xml", "x.json")) {
        Files.delete(folder.resolve(file));
      }
    }
  }

  @Test
  void a_review_sees_why_an_account_stopped_the_run() throws Exception {
    var done = weir().run("plan", "-o=sarif=x.sarif").exits(1);
    assertThat(done.err()).contains("error[");
    assertThat(Files.exists(folder.resolve("x.sarif"))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "html", "text", "sarif", "markdown"})
  void a_result_that_does_not_fit_is_told_by_its_name(String format) {
    assumeTrue(Files.isWritable(Path.of("/dev/full")), "no /dev/full on this machine");
    var done = weir().run("plan", "--sandbox", "-o", format + "=/dev/full").exits(1);
    assertThat(done.err())
        .contains("error[report-path]: the result cannot be written to `/dev/full`")
        .contains("No space left on device");
  }

  @Test
  void a_run_that_fails_leaves_the_last_result_as_it_was() throws Exception {
    Files.writeString(folder.resolve("plan.json"), "old");
    weir().file("bad.yaml", "kind: Nothing").run("plan", "--sandbox", "-o=json=plan.json").exits(1);

    assertThat(folder.resolve("plan.json")).hasContent("old");
  }

  @Test
  void two_results_cannot_both_be_printed() {
    var done = weir().run("plan", "--sandbox", "-o", "json", "-o", "html").exits(64);
    assertThat(done.err()).contains("`json` and `html` cannot both go to standard output");
  }

  @Test
  void an_unknown_format_is_wrong_usage() {
    assertThat(weir().run("plan", "-o", "pdf").exits(64).err()).contains("expected one of text");
    assertThat(weir().run("validate", "-o", "html").exits(64).err())
        .contains("this command has json, codequality, github, sarif, junit");
  }

  @Test
  void a_step_summary_is_added_to() throws Exception {
    Files.writeString(folder.resolve("summary"), "before\n");
    weir()
        .with("GITHUB_STEP_SUMMARY", folder.resolve("summary").toString())
        .run("plan", "--sandbox", "-o", "step-summary")
        .exits(0);

    assertThat(folder.resolve("summary")).content().startsWith("before\n<!-- weir:plan:default ");
    assertThat(weir().run("plan", "--sandbox", "-o", "step-summary").exits(1).err())
        .contains("GITHUB_STEP_SUMMARY is not set");
  }

  @Test
  void validation_has_results_too() {
    weir().run("validate", "-o", "json").exits(0);
    var done =
        weir().file("bad.yaml", "kind: Nothing").run("validate", "-o", "json", "-o", "github");

    done.exits(1);
    assertThat(done.out()).contains("\"valid\": false").contains("::error file=bad.yaml,line=1,");
    assertThat(done.err()).contains("bad.yaml:1:");
  }

  @Test
  void a_graph_asks_nobody() {
    var done = weir().run("graph", "-o", "dot").exits(0);

    assertThat(done.out()).startsWith("digraph weir {").contains("n0 [label=\"Channel.main\"]");
    assertThat(done.err()).doesNotContain("Refreshing");
    assertThat(weir().run("graph", "--plan", "--sandbox").exits(0).out())
        .contains("n0[\"+ Channel.main\"]:::create");
  }
}

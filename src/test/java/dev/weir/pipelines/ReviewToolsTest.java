package dev.weir.pipelines;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The workflow for Atlantis and the hooks for pre-commit, run as those two run them. */
class ReviewToolsTest {

  private static final Path ATLANTIS = Path.of("examples/pipelines/atlantis");
  private static final Path PRE_COMMIT = Path.of("examples/pipelines/pre-commit");
  private static final Path HOOKS = Path.of(".pre-commit-hooks.yaml");

  @TempDir Path folder;
  private Bench bench;

  boolean processes() {
    return false;
  }

  @BeforeEach
  void start() {
    bench = new Bench(folder, processes());
  }

  @AfterEach
  void stop() {
    bench.close();
  }

  private static JsonNode workflow() {
    var project = Yaml.read(ATLANTIS.resolve("atlantis.yaml")).path("projects").path(0);
    var name = project.path("workflow").asString();
    var server = Yaml.read(ATLANTIS.resolve("repos.yaml"));
    assertThat(server.at("/repos/0/allowed_workflows/0").asString()).isEqualTo(name);
    assertThat(server.at("/repos/0/allowed_overrides/0").asString()).isEqualTo("workflow");
    assertThat(project.path("dir").asString()).isEqualTo("live");
    return server.path("workflows").path(name);
  }

  /** Runs a stage's own steps until one fails; what they came to. */
  private List<Shell.Outcome> stage(String name) {
    var here = bench.origin.resolve("live");
    var environment = bench.environment();
    environment.putAll(bench.access());
    environment.putAll(
        Map.of(
            "DIR",
            here.toString(),
            "PLANFILE",
            here.resolve("live-default.tfplan").toString(),
            "SHOWFILE",
            here.resolve("live-default.json").toString(),
            "USER",
            "atlantis",
            "USER_NAME",
            "ann",
            "HOSTNAME",
            "atlantis-0"));
    var outcomes = new ArrayList<Shell.Outcome>();
    for (var step : workflow().path(name).path("steps")) {
      boolean well = outcomes.stream().allMatch(outcome -> outcome.code() == 0);
      if (step.has("run") && well) {
        var command = List.of("sh", "-c", step.path("run").asString());
        outcomes.add(Shell.run(here, environment, command));
      }
    }
    return outcomes;
  }

  private static List<Integer> codes(List<Shell.Outcome> outcomes) {
    return outcomes.stream().map(Shell.Outcome::code).toList();
  }

  @Test
  void atlantis_plans_checks_and_applies_the_file_it_named() throws Exception {
    bench.begin();
    bench.channel("main", "The cup final");
    var planned = stage("plan");
    assertThat(codes(planned)).as(planned.toString()).containsExactly(0, 0);
    assertThat(planned.getLast().out()).contains("Plan: 0 to add, 1 to change, 0 to destroy.");
    assertThat(bench.origin.resolve("live/live-default.tfplan")).exists();

    assertThat(codes(stage("policy_check"))).containsExactly(0);
    var shown = Yaml.parse(Files.readString(bench.origin.resolve("live/live-default.json")));
    assertThat(shown.at("/resource_changes/0/change/actions/0").asString()).isEqualTo("update");

    var applied = stage("apply");
    assertThat(applied.getLast().exits(0).out()).contains("1 changed");
    assertThat(bench.live()).contains("The cup final");
    assertThat(bench.weir("runs", "live").exits(0).out()).contains("ann@atlantis-0");

    assertThat(codes(stage("apply"))).containsExactly(6);
  }

  @Test
  void atlantis_stops_at_the_step_that_fails() {
    bench.begin();
    bench.delete("live/second.yaml");
    assertThat(codes(stage("plan"))).containsExactly(0, 5);
    assertThat(codes(stage("apply"))).containsExactly(5);
    assertThat(bench.live()).contains("Second stage");

    bench.write("live/odd.yaml", "kind: Chanel\n");
    assertThat(codes(stage("plan"))).containsExactly(1);
  }

  private static List<String> texts(JsonNode list) {
    var texts = new ArrayList<String>();
    list.forEach(text -> texts.add(text.asString()));
    return texts;
  }

  @Test
  void the_hooks_check_the_stack_when_one_of_its_manifests_is_committed() throws IOException {
    var used = Yaml.read(PRE_COMMIT.resolve(".pre-commit-config.yaml")).at("/repos/0/hooks/0");
    var files = Pattern.compile(used.path("files").asString());
    assertThat(files.matcher("live/eu/main.yml").find()).isTrue();
    assertThat(files.matcher(".github/workflows/weir-plan.yml").find()).isFalse();

    for (var hook : Yaml.read(HOOKS)) {
      assertThat(hook.path("pass_filenames").asBoolean(true)).isFalse();
      var command = new ArrayList<>(List.of(hook.path("entry").asString().split(" ")));
      if (hook.path("language").asString().equals("script")) {
        assertThat(Path.of(command.getFirst())).as("a script of this repository").isExecutable();
      }
      command.set(0, folder.resolve("bin/weir").toString());
      command.addAll(texts(used.path("args")));

      var environment = bench.environment();
      assertThat(Shell.run(bench.origin, environment, command).exits(0).out()).contains("valid");
      bench.write("live/odd.yaml", "apiVersion: aliyun-oss/v1\nkind: Chanel\n");
      assertThat(Shell.run(bench.origin, environment, command).exits(1).out())
          .contains("live/odd.yaml:2", "did you mean");
      bench.delete("live/odd.yaml");
    }
    assertThat(texts(Yaml.read(HOOKS).findValue("types"))).containsExactly("yaml");
    var ids = Yaml.read(HOOKS).findValuesAsString("id");
    assertThat(ids).contains(used.path("id").asString()).doesNotHaveDuplicates();
  }
}

package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What Weir writes is what its published schemas say. */
class OutputSchemasTest {
  private static final Path SCENARIOS = Path.of("src/test/resources/scenarios");
  private static final Schema PLAN = schema("plan");
  private static final Schema EVENT = schema("event");
  private static final Schema DRIFT = schema("drift");

  @TempDir Path folder;

  private static Schema schema(String name) {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(read(Path.of("schemas/" + name + ".schema.json")));
  }

  private static JsonNode read(Path file) {
    return JsonMapper.shared().readTree(file.toFile());
  }

  static Stream<Path> plans() throws IOException {
    try (var folders = Files.list(SCENARIOS)) {
      return folders.map(each -> each.resolve("plan.json")).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("plans")
  void a_plan_is_as_its_schema_says(Path plan) {
    assertThat(PLAN.validate(read(plan))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/format_version",
        "/resource_changes/0/address",
        "/resource_changes/0/change/actions/0",
        "/resource_changes/0/change/after_unknown",
        "/resource_changes/0/weir/action",
        "/resource_changes/0/weir/fields/0/verdict",
        "/weir/counts/add"
      })
  void a_plan_with_anything_else_is_not(String pointer) {
    var plan = read(SCENARIOS.resolve("oss-conflict/plan.json"));
    int slash = pointer.lastIndexOf('/');
    var parent = plan.at(pointer.substring(0, slash));
    assertThat(plan.at(pointer).isMissingNode()).isFalse();
    if (parent instanceof ObjectNode object) {
      object.set(pointer.substring(slash + 1), JsonMapper.shared().createArrayNode().add(true));
    } else {
      ((ArrayNode) parent).set(0, "explode");
    }
    assertThat(PLAN.validate(plan)).isNotEmpty();
  }

  @Test
  void a_plan_with_more_than_its_schema_says_is_not() {
    var plan = (ObjectNode) read(SCENARIOS.resolve("oss-conflict/plan.json"));
    plan.put("surprise", true);
    assertThat(PLAN.validate(plan)).isNotEmpty();
  }

  private CommandLineFixture stack() {
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
  void a_drift_report_is_as_its_schema_says() throws IOException {
    var weir = stack();
    weir.run("apply", "--sandbox", "--auto-approve").exits(0);
    weir.run("drift", "--sandbox", "-o", "json=first.json").exits(0);
    weir.run("state", "rm", "--sandbox", "Channel.main").exits(0);
    var declared = Files.readString(folder.resolve("live.yaml"));
    weir.file("live.yaml", declared.replace("main", "other"));
    weir.run("drift", "--sandbox", "--since", "first.json", "-o", "json=second.json").exits(0);
    var report = (ObjectNode) read(folder.resolve("second.json"));
    assertThat(report.at("/since/appeared/0/verdict").asString()).isEqualTo("unmanaged");
    assertThat(DRIFT.validate(report)).isEmpty();
    for (var wrong : List.of("/verdict", "/looked", "/unmanaged/0/kind", "/since/appeared")) {
      var changed = report.deepCopy();
      int slash = wrong.lastIndexOf('/');
      ((ObjectNode) changed.at(wrong.substring(0, slash))).put(wrong.substring(slash + 1), 0.5);
      assertThat(DRIFT.validate(changed)).as(wrong).isNotEmpty();
    }
    assertThat(DRIFT.validate(report.put("surprise", true))).isNotEmpty();
  }

  @Test
  void a_run_that_is_refused_says_so_in_its_events() throws Exception {
    var weir = stack().file("bad.yaml", "apiVersion: weir/v1\nkind: Stak\n");
    weir.run("plan", "--sandbox", "--events", "plan.jsonl").exits(1);
    weir.run("apply", "--sandbox", "--auto-approve", "--events", "apply.jsonl").exits(1);
    weir.run("adopt", "--sandbox", "Channel.main", "--events", "adopt.jsonl").exits(1);
    for (var file : List.of("plan.jsonl", "apply.jsonl", "adopt.jsonl")) {
      assertThat(types(file)).first().isEqualTo("version");
      assertThat(types(file).subList(1, types(file).size())).containsOnly("diagnostic");
      assertThat(Files.readString(folder.resolve(file)))
          .contains("\"code\":\"unknown-kind\"", "\"filename\":\"bad.yaml\"");
    }
  }

  @Test
  void a_saved_plan_that_is_stale_says_so_in_its_events() throws Exception {
    var weir = stack();
    weir.run("plan", "--sandbox", "--out", "x.weirplan").exits(0);
    weir.file("more.yaml", "apiVersion: weir/v1\nkind: Stack\nmetadata: {name: other}\n");
    weir.run("apply", "--sandbox", "x.weirplan", "--events", "apply.jsonl").exits(ExitCode.STALE);
    assertThat(types("apply.jsonl")).contains("diagnostic");
    assertThat(Files.readString(folder.resolve("apply.jsonl"))).contains("stale-plan");
  }

  @Test
  void events_are_as_their_schema_says() throws Exception {
    var weir = stack();
    weir.run("plan", "--sandbox", "--events", "plan.jsonl").exits(0);
    weir.run("apply", "--sandbox", "--auto-approve", "--events", "apply.jsonl").exits(0);

    assertThat(types("plan.jsonl"))
        .startsWith("version", "refresh_start", "refresh_complete")
        .endsWith("planned_change", "change_summary");
    assertThat(types("apply.jsonl"))
        .containsSubsequence(
            "planned_change", "change_summary", "apply_start", "apply_complete", "change_summary");
    assertThat(Files.readString(folder.resolve("apply.jsonl")))
        .contains("\"@message\":\"Channel.main: Plan to create\"")
        .contains("\"id_value\":\"live-demo/main\"")
        .contains("\"operation\":\"apply\"");
  }

  @Test
  void events_that_cannot_be_written_stop_the_run_before_it_begins() {
    var done = stack().run("plan", "--sandbox", "--events", "no/e.jsonl");
    assertThat(done.exits(1).err()).contains("error[report-path]");
    assertThat(done.err()).doesNotContain("Refreshing");
  }

  private List<String> types(String file) throws IOException {
    var types = new ArrayList<String>();
    for (var line : Files.readAllLines(folder.resolve(file))) {
      var event = JsonMapper.shared().readTree(line);
      assertThat(EVENT.validate(event)).as(line).isEmpty();
      types.add(event.path("type").asString());
    }
    return types;
  }
}

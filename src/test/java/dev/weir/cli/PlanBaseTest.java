package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.weir.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Three commits: the first is applied, the second is what a pull request starts from and was never
 * applied, the third is the pull request. Somebody changed things at the provider in between.
 */
class PlanBaseTest {

  @TempDir Path folder;

  private CommandLineFixture weir() {
    return new CommandLineFixture(folder);
  }

  private static String channel(String name, String spec) {
    return """
    apiVersion: aliyun-oss/v1
    kind: Channel
    metadata: {name: %s}
    spec: {provider: hangzhou, %s}
    """
        .formatted(name, spec);
  }

  private void write(String name, String description) {
    weir().file("live/" + name + ".yaml", channel(name, "description: " + description));
  }

  private void git(String... arguments) throws Exception {
    var command = new ArrayList<>(List.of("git", "-C", folder.toString()));
    command.addAll(List.of(arguments));
    var process = new ProcessBuilder(command).inheritIO().start();
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
  }

  private void commit(String message) throws Exception {
    git("add", "-A", "live");
    git("-c", "user.name=a", "-c", "user.email=a@example.com", "commit", "-qm", message);
  }

  private void delete(String name) throws IOException {
    Files.delete(folder.resolve("live/" + name + ".yaml"));
  }

  /** Somebody changes a description, or deletes a channel, in the memory of the sandbox. */
  private void elsewhere(String from, String to) throws IOException {
    var file = folder.resolve("live/.weir/sandbox/aliyun-oss.jsonl");
    var text = Files.readString(file);
    assertThat(text).contains(from);
    Files.writeString(file, text.replace(from, to));
  }

  @BeforeEach
  void threeCommits() throws Exception {
    weir()
        .file("live/.gitignore", ".weir\n")
        .file(
            "live/provider.yaml",
            """
            apiVersion: aliyun-oss/v1
            kind: Provider
            metadata: {name: hangzhou}
            spec: {endpoint: oss-cn-hangzhou.aliyuncs.com, bucket: live-demo}
            """);
    for (var name :
        List.of(
            "same",
            "mine",
            "waiting",
            "both",
            "drifted",
            "disputed",
            "removed",
            "removed-before")) {
      write(name, name + "-one");
    }
    weir()
        .file(
            "live/mixed.yaml", channel("mixed", "description: mixed-one, target: {fragCount: 3}"));
    git("init", "-q");
    commit("One");
    weir().run("apply", "--sandbox", "--auto-approve", "live").exits(0);

    write("waiting", "waiting-two");
    write("both", "both-two");
    write("new-before", "new-before-two");
    write("new-before-changed", "new-before-changed-two");
    delete("removed-before");
    commit("Two");

    elsewhere("drifted-one", "drifted-by-hand");
    elsewhere("disputed-one", "disputed-by-hand");
    elsewhere("mixed-one", "mixed-by-hand");

    write("mine", "mine-three");
    write("both", "both-three");
    write("disputed", "disputed-three");
    write("new", "new-three");
    write("new-before-changed", "new-before-changed-three");
    delete("removed");
    weir()
        .file(
            "live/mixed.yaml", channel("mixed", "description: mixed-one, target: {fragCount: 5}"));
    commit("Three");
  }

  private JsonNode plan(String... more) {
    var arguments = new ArrayList<>(List.of("plan", "--sandbox", "-o", "json", "live"));
    arguments.addAll(List.of(more));
    return JsonMapper.shared().readTree(weir().run(arguments.toArray(new String[0])).out());
  }

  private static Map<String, String> labels(JsonNode plan) {
    var labels = new TreeMap<String, String>();
    for (var change : plan.path("resource_changes")) {
      var words = new ArrayList<String>();
      change.at("/weir/from").forEach(word -> words.add(word.asString()));
      labels.put(
          change.path("name").asString(),
          change.at("/weir/action").asString() + " " + String.join(",", words));
    }
    return labels;
  }

  @Test
  void every_change_tells_where_it_comes_from() {
    var plan = plan("--base", "HEAD~1");

    assertThat(labels(plan))
        .isEqualTo(
            new TreeMap<>(
                Map.ofEntries(
                    Map.entry("same", "no-op "),
                    Map.entry("mine", "update this-change"),
                    Map.entry("waiting", "update already-pending"),
                    Map.entry("both", "update this-change"),
                    Map.entry("drifted", "update drift"),
                    Map.entry("disputed", "update conflict"),
                    Map.entry("mixed", "update this-change,drift"),
                    Map.entry("new", "create this-change"),
                    Map.entry("new-before", "create already-pending"),
                    Map.entry("new-before-changed", "create this-change,already-pending"),
                    Map.entry("removed", "delete this-change"),
                    Map.entry("removed-before", "delete already-pending"))));
    assertThat(plan.at("/weir/base/revision").asString()).isEqualTo("HEAD~1");
    assertThat(
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(
                    JsonMapper.shared().readTree(Path.of("schemas/plan.schema.json").toFile()))
                .validate(plan))
        .isEmpty();
  }

  @Test
  void every_attribute_tells_too() {
    for (var change : plan("--base", "HEAD~1").path("resource_changes")) {
      if (change.path("name").asString().equals("mixed")) {
        var fields = new TreeMap<String, String>();
        change
            .at("/weir/fields")
            .forEach(f -> fields.put(f.path("path").asString(), f.path("from").asString()));
        assertThat(fields)
            .isEqualTo(Map.of("description", "drift", "target.fragCount", "this-change"));
      }
    }
  }

  @Test
  void from_where_it_started_everything_pending_is_this_change() {
    assertThat(labels(plan("--base", "HEAD~2")))
        .containsEntry("waiting", "update this-change")
        .containsEntry("new-before", "create this-change")
        .containsEntry("removed-before", "delete this-change")
        .containsEntry("drifted", "update drift")
        .containsEntry("disputed", "update conflict");
    assertThat(labels(plan("--base", "HEAD")))
        .containsEntry("mine", "update already-pending")
        .containsEntry("both", "update already-pending")
        .containsEntry("removed", "delete already-pending")
        .containsEntry("mixed", "update drift,already-pending")
        .doesNotContainValue("update this-change");
  }

  @Test
  void a_plan_without_a_base_says_nothing_of_it() {
    var plan = plan();
    assertThat(plan.findValues("from")).isEmpty();
    assertThat(plan.at("/weir/base").isMissingNode()).isTrue();
  }

  @Test
  void the_provider_is_asked_no_more_than_for_a_plan_without_a_base() {
    var plain = weir().run("plan", "--sandbox", "--debug", "live");
    var compared = weir().run("plan", "--sandbox", "--debug", "--base", "HEAD~1", "live");
    assertThat(calls(compared.err())).isEqualTo(calls(plain.err())).isNotEmpty();
  }

  /** The traced calls, without what tells one time from another. */
  private static List<String> calls(String trace) {
    return trace
        .lines()
        .filter(line -> line.contains("GET "))
        .map(PlanBaseTest::call)
        .sorted()
        .toList();
  }

  private static String call(String line) {
    return line.replaceAll("http://[^ /]+", "")
        .replaceAll("(GET \\S+).*", "$1")
        .replaceAll("^.*GET", "GET");
  }

  @Test
  void people_read_it_in_every_format() throws Exception {
    weir()
        .run(
            "plan",
            "--sandbox",
            "--base",
            "HEAD~1",
            "-o",
            "text=plan.txt",
            "-o",
            "markdown=plan.md",
            "-o",
            "html=plan.html",
            "live");
    var text = Files.readString(folder.resolve("plan.txt"));
    Golden.check("dev/weir/cli/plan-base.txt", anyCommit(text));
    Golden.check(
        "dev/weir/cli/plan-base.md",
        anyCommit(Files.readString(folder.resolve("plan.md")))
            .replaceAll("digest=\\S+", "digest=D")
            .replaceAll("Planned .*", "Planned"));
    var page = Files.readString(folder.resolve("plan.html"));
    assertThat(page)
        .contains("<span class=\"flag this-change\">this change</span>")
        .contains("data-filter=\"already-pending\"")
        .contains("4 already pending");
  }

  private static String anyCommit(String text) {
    return text.replaceAll("\\([0-9a-f]{10}\\)", "(COMMIT)");
  }

  @Test
  void a_saved_plan_keeps_it() {
    weir().run("plan", "--sandbox", "--base", "HEAD~1", "--out", "p.weirplan", "live");
    assertThat(weir().run("show", "p.weirplan").exits(0).out())
        .contains("# from: this change, drift");
  }

  @Test
  void a_base_that_has_none_of_it_makes_everything_this_change() throws Exception {
    weir()
        .file("fresh/provider.yaml", Files.readString(folder.resolve("live/provider.yaml")))
        .file("fresh/one.yaml", channel("fresh", "description: fresh"));
    var plan =
        JsonMapper.shared()
            .readTree(
                weir()
                    .run("plan", "--sandbox", "-o", "json", "--base", "HEAD", "fresh")
                    .exits(0)
                    .out());
    assertThat(labels(plan)).isEqualTo(Map.of("fresh", "create this-change"));
  }

  @Test
  void a_base_that_is_broken_does_not_keep_what_mends_it_from_being_planned() throws Exception {
    weir().file("live/same.yaml", "broken: [");
    commit("Four");
    write("same", "same-one");
    commit("Five");
    var outcome = weir().run("plan", "--sandbox", "--base", "HEAD~1", "live");
    assertThat(outcome.out().replaceAll("\\s+", " "))
        .contains("the manifests of `HEAD~1` cannot be planned")
        .doesNotContain("# from: ", "Compared with");
  }

  @Test
  void a_revision_that_is_not_there_is_told_before_anybody_is_asked() {
    var outcome = weir().run("plan", "--sandbox", "--debug", "--base", "origin/nowhere", "live");
    assertThat(outcome.exits(1).err()).contains("error[git]", "shallow clone");
    assertThat(calls(outcome.err())).isEmpty();
    assertThat(weir().run("plan", "--sandbox", "--base", "--help", "live").code()).isNotZero();
    assertThat(
            weir().run("plan", "--sandbox", "--base", "HEAD", "--destroy", "live").exits(64).err())
        .contains("error[usage]");
  }
}

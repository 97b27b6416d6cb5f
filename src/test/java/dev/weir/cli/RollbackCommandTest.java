package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs are listed, shown, undone and taken over, as a person at the command line sees it. */
class RollbackCommandTest {
  private static final String PROVIDERS =
      """
      apiVersion: aliyun-oss/v1
      kind: Provider
      metadata: {name: hangzhou}
      spec: {endpoint: oss-cn-hangzhou.aliyuncs.com, bucket: live-demo}
      ---
      apiVersion: qiniu-pili/v1
      kind: Provider
      metadata: {name: hub}
      spec: {hub: live-demo}
      """;
  private static final String CANARY = "canary-0123456789";

  @TempDir Path folder;

  private CommandLineFixture weir() {
    return new CommandLineFixture(folder)
        .with("USER", "ann")
        .with("HOSTNAME", "edge-1")
        .with("WEIR_SECRET_KEY", CANARY)
        .with("WEIR_SECRET_OTHER", "another-" + CANARY);
  }

  private static String channel(String name, String description) {
    return """
    apiVersion: aliyun-oss/v1
    kind: Channel
    metadata: {name: %s}
    spec: {provider: hangzhou, description: %s}
    """
        .formatted(name, description);
  }

  private static String stream(String key) {
    return """
    apiVersion: qiniu-pili/v1
    kind: Channel
    metadata: {name: backup}
    spec: {provider: hub, publishKey: {fromEnv: %s}}
    """
        .formatted(key);
  }

  private CommandLineFixture stack() {
    return weir()
        .file("provider.yaml", PROVIDERS)
        .file("main.yaml", channel("main", "Main stage"))
        .file("second.yaml", channel("second", "Second stage"))
        .file("backup.yaml", stream("WEIR_SECRET_KEY"));
  }

  private static void check(String name, CommandLineFixture.Outcome outcome) {
    Golden.check(
        "dev/weir/cli/rollback/" + name + ".txt", outcome.out().replaceAll("\\.\\d{3}Z", "Z"));
  }

  @Test
  void a_run_is_undone() throws IOException {
    stack().run("apply", "--sandbox", "--auto-approve").exits(0);
    var before = state();
    Files.delete(folder.resolve("second.yaml"));
    weir()
        .file("main.yaml", channel("main", "Big stage"))
        .file("third.yaml", channel("third", "Third stage"))
        .file("backup.yaml", stream("WEIR_SECRET_OTHER"))
        .run("apply", "--sandbox", "--auto-approve")
        .exits(0);
    check("1-runs", weir().run("runs", "--sandbox").exits(0));
    check("2-run", weir().run("runs", "last", "--sandbox").exits(0));
    var dry = weir().run("rollback", "last", "--sandbox", "--dry-run").exits(0);
    check("3-dry-run", dry);
    assertThat(weir().run("runs", "--sandbox").out().lines()).hasSize(3);

    var undone = weir().run("rollback", "last", "--sandbox", "--auto-approve").exits(0);

    assertThat(undone.out()).startsWith(dry.out());
    assertThat(undone.err()).contains("warning[manifests-disagree]");
    assertThat(state()).isEqualTo(before);
    check("4-runs", weir().run("runs", "--sandbox").exits(0));
    weir().run("rollback", "261121-120000", "--sandbox", "--dry-run").exits(5);
    assertThat(everyFile()).doesNotContain(CANARY);
  }

  @Test
  void what_was_changed_since_is_a_conflict() {
    stack().run("apply", "--sandbox", "--auto-approve").exits(0);
    weir()
        .file("main.yaml", channel("main", "Big stage"))
        .run("apply", "--sandbox", "--auto-approve")
        .exits(0);
    var id = lastRun();
    weir()
        .file("main.yaml", channel("main", "Bigger stage"))
        .run("apply", "--sandbox", "--auto-approve")
        .exits(0);

    check("conflict", weir().run("rollback", id, "--sandbox", "--auto-approve").exits(5));
    weir()
        .run("rollback", id, "--sandbox", "--auto-approve", "--accept-conflict", "Channel.main")
        .exits(0);
    assertThat(weir().run("show", "--live", "--sandbox", "Channel.main").out())
        .contains("Main stage");
  }

  @Test
  void nothing_to_undo_is_said() {
    stack().run("apply", "--sandbox", "--auto-approve").exits(0);
    weir().run("rollback", "last", "--sandbox", "--auto-approve", "--allow-deletes", "3").exits(0);
    assertThat(weir().run("state", "list", "--sandbox").out()).isEmpty();
    var id = weir().run("runs", "--sandbox").out().lines().skip(1).findFirst().orElseThrow();
    assertThat(weir().run("rollback", id.split(" ")[0], "--sandbox").exits(0).out())
        .contains("is as it was before");
  }

  @Test
  void a_run_that_is_not_on_record_is_named() {
    var outcome = stack().run("rollback", "261121", "--sandbox").exits(1);
    assertThat(outcome.err()).contains("error[no-such-run]").contains("`weir runs` lists the runs");
    assertThat(stack().run("runs", "--sandbox").exits(0).out()).isEqualTo("No run is on record.\n");
  }

  @Test
  void runs_are_documents_too() {
    stack().run("apply", "--sandbox", "--auto-approve").exits(0);
    var json = weir().run("runs", "--sandbox", "-o", "json").exits(0).out();
    assertThat(json).contains("\"outcome\" : \"complete\"").doesNotContain(CANARY);
  }

  @Test
  void what_exists_is_adopted_without_a_call() throws IOException {
    stack().run("apply", "--sandbox", "--auto-approve").exits(0);
    Files.delete(folder.resolve(".weir/sandbox/default.tfstate"));
    Files.delete(folder.resolve(".weir/sandbox/default.tfstate.backup"));
    var before = memory();
    var refused = weir().run("plan", "--sandbox").exits(5);
    assertThat(refused.out().replaceAll("\\s+", " ")).contains("`weir adopt Channel.main`");

    check("adopt", weir().run("adopt", "Channel.main", "--sandbox", "--auto-approve").exits(0));

    assertThat(memory()).isEqualTo(before);
    assertThat(weir().run("state", "list", "--sandbox").out()).isEqualTo("Channel.main\n");
    check("adopt-again", weir().run("adopt", "Channel.main", "--sandbox").exits(0));
    var rolledBack = weir().run("rollback", "261121-12", "--sandbox", "--auto-approve");
    assertThat(rolledBack.err()).contains("ambiguous-run");
    weir().run("rollback", "last", "--sandbox", "--auto-approve").exits(0);
    assertThat(weir().run("state", "list", "--sandbox").out()).isEmpty();
    assertThat(memory()).isEqualTo(before);
  }

  @Test
  void what_does_not_exist_is_not_adopted() {
    assertThat(stack().run("adopt", "Channel.main", "--sandbox").exits(1).err())
        .contains("error[nothing-to-adopt]");
    assertThat(stack().run("adopt", "Channel.man", "--sandbox").exits(1).err())
        .contains("did you mean `Channel.main`?");
    assertThat(stack().run("adopt", ".", "--sandbox").exits(1).err())
        .contains("no resource is named");
  }

  private String lastRun() {
    var lines = weir().run("runs", "--sandbox").out().lines().toList();
    return lines.getLast().split(" ")[0];
  }

  /** What is live, without times. */
  private String state() {
    return weir()
        .run("show", "--live", "--sandbox")
        .exits(0)
        .out()
        .replaceAll(".*(lastModified|createdAt|updatedAt) .*\n", "");
  }

  /** Every change of the sandbox's memory so far. */
  private String memory() {
    return read(folder.resolve(".weir/sandbox/aliyun-oss.jsonl"));
  }

  /** Everything of ours but the sandbox's memory, which stands for the provider's. */
  private String everyFile() throws IOException {
    try (var files = Files.walk(folder.resolve(".weir"))) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !file.getFileName().toString().matches("[a-z]+-[a-z]+\\.jsonl"))
          .map(RollbackCommandTest::read)
          .collect(Collectors.joining());
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}

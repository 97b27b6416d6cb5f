package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A ledger that was lost is rebuilt from a Git revision and what is live. */
class RecoverCommandTest {

  @TempDir Path folder;

  private CommandLineFixture weir() {
    return new CommandLineFixture(folder);
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

  private void committed() throws Exception {
    weir()
        .file(
            "live/provider.yaml",
            """
            apiVersion: aliyun-oss/v1
            kind: Provider
            metadata: {name: hangzhou}
            spec: {endpoint: oss-cn-hangzhou.aliyuncs.com, bucket: live-demo}
            """)
        .file("live/stages/main.yaml", channel("main", "Main stage"))
        .file("live/stages/second.yaml", channel("second", "Second stage"))
        .file("other/broken.yaml", "not: [a manifest");
    git("init", "-q");
    git("add", "live", "other");
    git("-c", "user.name=a", "-c", "user.email=a@example.com", "commit", "-qm", "One");
    weir().run("apply", "--sandbox", "--auto-approve", "live").exits(0);
  }

  private void git(String... arguments) throws Exception {
    var command = new ArrayList<>(List.of("git", "-C", folder.toString()));
    command.addAll(List.of(arguments));
    var process = new ProcessBuilder(command).inheritIO().start();
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
  }

  private void loseLedger() throws IOException {
    Files.delete(folder.resolve("live/.weir/sandbox/default.tfstate"));
  }

  /** What the ledger holds, in any order. */
  private Set<JsonNode> ledger() throws IOException {
    var text = Files.readString(folder.resolve("live/.weir/sandbox/default.tfstate"));
    return JsonMapper.shared()
        .readTree(text)
        .path("resources")
        .valueStream()
        .collect(Collectors.toSet());
  }

  private String memory() throws IOException {
    return Files.readString(folder.resolve("live/.weir/sandbox/aliyun-oss.jsonl"));
  }

  @Test
  void a_lost_ledger_is_rebuilt() throws Exception {
    committed();
    var lost = ledger();
    var memory = memory();
    // What the working tree says now does not matter.
    weir().file("live/stages/main.yaml", "broken: [");
    Files.delete(folder.resolve("live/stages/second.yaml"));
    loseLedger();

    var outcome =
        weir().run("recover", "--from-git", "HEAD", "--sandbox", "--auto-approve", "live").exits(0);

    Golden.check(
        "dev/weir/cli/recover.txt", outcome.out().replaceFirst("Revision \\w+", "Revision REV"));
    // That no snapshots are taken is known of what Weir made, and cannot be read.
    assertThat(ledger().toString()).isEqualTo(lost.toString().replace(",\"snapshot\":null", ""));
    assertThat(memory()).isEqualTo(memory);
    assertThat(folder.resolve("live/stages/second.yaml")).doesNotExist();
    git("checkout", "-q", "--", "live");
    weir().run("plan", "--sandbox", "--detailed-exitcode", "live").exits(0);
  }

  @Test
  void what_was_never_applied_is_listed() throws Exception {
    committed();
    weir().file("live/stages/main.yaml", channel("main", "Big stage"));
    git("add", "live");
    git("-c", "user.name=a", "-c", "user.email=a@example.com", "commit", "-qm", "Two");
    loseLedger();

    var head = weir().run("recover", "--from-git", "HEAD", "--sandbox", "--auto-approve", "live");
    assertThat(head.exits(0).out()).contains("differs", "drifted or never applied: description");
    assertThat(weir().run("state", "list", "--sandbox", "live").out())
        .isEqualTo("Channel.second\n");

    var again = weir().run("recover", "--from-git", "HEAD~1", "--sandbox", "live").exits(1);
    assertThat(again.err()).contains("error[ledger-not-empty]", "--merge");
    weir()
        .run("recover", "--from-git", "HEAD~1", "--merge", "--sandbox", "--auto-approve", "live")
        .exits(0);
    assertThat(weir().run("state", "list", "--sandbox", "live").out())
        .isEqualTo("Channel.main\nChannel.second\n");
  }

  @Test
  void a_person_is_asked_and_may_say_no() throws Exception {
    committed();
    loseLedger();
    var no = weir().typing("no\n").run("recover", "--from-git", "HEAD", "--sandbox", "live");
    assertThat(no.exits(1).err()).contains("Nothing is created, changed or deleted.");
    assertThat(folder.resolve("live/.weir/sandbox/default.tfstate")).doesNotExist();
  }

  @Test
  void a_revision_that_does_not_exist_is_told() throws Exception {
    committed();
    var outcome = weir().run("recover", "--from-git", "--upload-pack=x", "--sandbox", "live");
    assertThat(outcome.code()).isNotZero();
    var unknown = weir().run("recover", "--from-git", "nowhere", "--sandbox", "live").exits(1);
    assertThat(unknown.err()).contains("error[git]");
  }
}

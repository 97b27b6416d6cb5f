package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.Golden;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is on the air, of all providers at once. */
class StatusCommandTest {

  @TempDir Path folder;

  private OperationsFixture stack;

  @BeforeEach
  void aStackOfEverything() {
    stack = OperationsFixture.applied(folder);
  }

  private CommandLineFixture weir() {
    return stack.weir();
  }

  @Test
  void a_table_tells_what_is_on_air_since_when_from_where_and_how_much() {
    stack.everythingIsPushed();
    Golden.check(
        "dev/weir/cli/operations/status.txt", weir().run("status", "--sandbox").exits(0).out());
  }

  @Test
  void the_same_as_json() {
    stack.everythingIsPushed();
    Golden.check(
        "dev/weir/cli/operations/status.json",
        weir().run("status", "--sandbox", "-o", "json").exits(0).out());
  }

  @Test
  void one_object_by_provider_and_key_whether_declared_or_not() {
    stack.everythingIsPushed();
    assertThat(
            weir()
                .run("status", "--sandbox", "--provider", "alive", "--key", "test.com/*/*")
                .exits(0)
                .out())
        .contains("test.com/*/* live/cam1  on air")
        .contains("test.com/*/* live/cam2  on air");
    assertThat(
            weir()
                .run("status", "--sandbox", "--provider", "hangzhou", "--key", "none")
                .exits(0)
                .out())
        .contains("live-demo/none  missing")
        .contains("On air: 0 of 1.");
    assertThat(
            weir()
                .run("status", "--sandbox", "--provider", "new-hub", "--key", "second-generation")
                .exits(0)
                .out())
        .contains("Channel.second-generation  on air");
  }

  @Test
  void a_key_that_may_be_of_two_kinds_needs_one() {
    assertThat(
            weir()
                .run("status", "--sandbox", "--provider", "volc", "--key", "a/b/c")
                .exits(64)
                .err())
        .contains("the key may be one of `RelayGroup` or `FixedRelay`");
    assertThat(
            weir()
                .run(
                    "status",
                    "--sandbox",
                    "--provider",
                    "volc",
                    "--kind",
                    "FixedRelay",
                    "--key",
                    "pull.example.com/live/day")
                .exits(0)
                .out())
        .contains("FixedRelay.all-day  unknown");
  }

  @Test
  void what_has_no_status_of_its_own_says_so_when_it_is_named() {
    assertThat(weir().run("status", "--sandbox", "RecordNotification.callbacks").exits(1).err())
        .contains("error[not-offered]")
        .contains("it is about a whole domain")
        .contains("--key DOMAIN/*/*");
  }

  @Test
  void an_account_that_cannot_be_asked_does_not_hide_the_others() {
    // Nothing is served where this says, and no key is set.
    var told =
        new CommandLineFixture(folder)
            .file(
                "live.yaml",
                """
                apiVersion: qiniu-pili/v1
                kind: Provider
                metadata: {name: dead}
                spec: {hub: new-demo, apiHost: "http://127.0.0.1:9"}
                ---
                apiVersion: qiniu-pili/v1
                kind: Channel
                metadata: {name: main-stage}
                spec: {provider: dead}
                ---
                apiVersion: aliyun-oss/v1
                kind: Provider
                metadata: {name: keyless}
                spec: {endpoint: oss-cn-hangzhou.aliyuncs.com, bucket: live-demo}
                ---
                apiVersion: aliyun-oss/v1
                kind: Channel
                metadata: {name: second-stage}
                spec: {provider: keyless}
                """)
            .with("QINIU_ACCESS_KEY", "ak")
            .with("QINIU_SECRET_KEY", "sk")
            .run("status")
            .exits(1);
    assertThat(told.out())
        .contains("Channel.main-stage    unknown")
        .contains("Channel.second-stage  unknown")
        .contains("On air: 0 of 2.");
    assertThat(told.err())
        .contains("error[provider-unavailable]")
        .contains("error[missing-credentials]");
  }

  /** Sends a signal when something else is done. */
  private static CommandLineFixture interruptedAfter(CommandLineFixture weir, Runnable meanwhile) {
    var interrupts =
        (Interrupts)
            reaction -> {
              Thread.ofVirtual()
                  .start(() -> {
                    meanwhile.run();
                    reaction.run();
                  });
              return new CommandLineFixture.QuietWatch();
            };
    return weir.interruptedBy(interrupts);
  }

  @Test
  @Timeout(20)
  void watching_prints_what_is_there_and_ends_with_130_at_a_signal() {
    stack.everythingIsPushed();
    var watched =
        interruptedAfter(weir(), () -> {})
            .run("status", "--sandbox", "--watch", "live.yaml")
            .exits(ExitCode.INTERRUPTED);
    assertThat(watched.out())
        .contains("Channel.main-stage: on air (from 203.0.113.9:47745, since 2026-11-21T11:58:30Z")
        .contains("Channel.side-stage: disabled");
  }

  @Test
  void an_interval_of_nothing_is_refused() {
    weir().run("status", "--sandbox", "--watch=0s").exits(64);
    weir().run("status", "--sandbox", "--watch=live.yaml").exits(64);
  }
}

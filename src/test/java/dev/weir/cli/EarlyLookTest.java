package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.sandbox.Account;
import dev.weir.sandbox.SandboxOptions;
import dev.weir.testing.SandboxRun;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is live is looked at while manifests are still being read, and nobody can tell. */
class EarlyLookTest {

  @TempDir private Path folder;
  @TempDir private Path unused;

  private SandboxRun sandbox;
  private CommandLineFixture weir;

  @BeforeEach
  void apply() {
    var usual = SandboxRun.Setting.usual();
    sandbox =
        new SandboxRun(
            unused,
            new SandboxRun.Setting(
                SandboxOptions.defaults(),
                InstantSource.fixed(CommandLineFixture.START),
                usual.sleeper(),
                usual.around()));
    weir =
        new CommandLineFixture(folder)
            .with("ALIBABA_CLOUD_ACCESS_KEY_ID", Account.DEFAULT.key())
            .with("ALIBABA_CLOUD_ACCESS_KEY_SECRET", Account.DEFAULT.secret())
            .file("provider.yaml", provider(""));
    for (var name : List.of("one", "two", "three")) {
      channel(name, "Stage " + name);
    }
    weir.run("apply", "--auto-approve").exits(0);
    sandbox.control("DELETE", "requests", "");
  }

  @AfterEach
  void close() {
    sandbox.close();
  }

  private String provider(String more) {
    return """
    apiVersion: aliyun-oss/v1
    kind: Provider
    metadata: {name: here}
    spec: {endpoint: "%s", region: cn-hangzhou, bucket: live-demo%s}
    """
        .formatted(sandbox.endpoints().get("aliyun-oss"), more);
  }

  private void channel(String name, String description) {
    weir.file(
        name + ".yaml",
        """
        apiVersion: aliyun-oss/v1
        kind: Channel
        metadata: {name: %s}
        spec: {provider: here, description: %s}
        """
            .formatted(name, description));
  }

  private List<String> requests() {
    return sandbox.requests(_ -> true).stream().sorted().toList();
  }

  @Test
  void reads_each_object_once_whether_the_ledger_holds_it_or_only_the_manifests_name_it() {
    weir.run("state", "rm", "Channel.two").exits(0);
    channel("four", "Stage four");
    var plan = weir.run("plan").exits(5);

    assertThat(requests()).hasSize(4).doesNotHaveDuplicates();
    assertThat(plan.out()).contains("Calls: 4 made to plan");
    assertThat(plan.err()).containsOnlyOnce("Provider.here: Refreshing state...");
  }

  @Test
  void an_object_that_is_ours_and_no_longer_declared_is_read_too() {
    channel("two", "Another stage");
    weir.file("three.yaml", "");
    var plan = weir.run("plan").exits(0);

    assertThat(plan.out())
        .contains("Plan: 0 to add, 1 to change, 1 to destroy.")
        .contains("Calls: 6 made to plan"); // Two of them ask what is on the air.
    assertThat(requests()).hasSize(6).doesNotHaveDuplicates();
  }

  @Test
  void errors_in_manifests_are_told_as_if_nothing_had_begun() {
    weir.file("one.yaml", "apiVersion: aliyun-oss/v1\nkind: Chanel\nmetadata: {name: one}\n");
    var refused = weir.run("plan").exits(1);
    var validated = weir.run("validate").exits(1);

    assertThat(refused.out()).isEmpty();
    assertThat(validated.err()).isEqualTo(refused.err() + "\n1 error\n");
  }

  @Test
  void an_account_that_cannot_be_read_is_told_of_once() {
    weir.with("ALIBABA_CLOUD_ACCESS_KEY_SECRET", "wrong");
    var plan = weir.run("plan");

    assertThat(plan.out()).containsOnlyOnce("SignatureDoesNotMatch");
    assertThat(requests()).hasSize(1);
  }

  @Test
  void nothing_is_asked_while_the_settings_name_a_secret_that_there_is_not() {
    weir.file(
        "provider.yaml",
        provider(
            ", credentials: {accessKeyId: {fromEnv: WEIR_SECRET_ID},"
                + " accessKeySecret: {fromEnv: WEIR_SECRET_KEY}}"));
    var refused = weir.run("plan").exits(1);

    assertThat(refused.err()).containsOnlyOnce("WEIR_SECRET_ID` is not set");
    assertThat(requests()).isEmpty();
  }
}

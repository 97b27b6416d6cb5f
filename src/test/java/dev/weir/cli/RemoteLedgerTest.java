package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.Providers;
import dev.weir.sandbox.Account;
import dev.weir.sandbox.Sandbox;
import dev.weir.sandbox.SandboxOptions;
import dev.weir.testing.StateServer;
import dev.weir.testing.StateServer.Manner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stack whose ledger is on a state server, from the command line. */
class RemoteLedgerTest {

  private static final Instant NOW = CommandLineFixture.START;

  @TempDir Path folder;

  private final StateServer server = new StateServer(Manner.GITLAB).wants("ci", "s3cret-token");
  private Sandbox sandbox;

  @BeforeEach
  void startSandbox() {
    var module = Providers.installed().module("aliyun-oss/v1").orElseThrow();
    sandbox =
        Sandbox.start(
            SandboxOptions.defaults().withClock(NOW),
            InstantSource.fixed(NOW),
            new Random(1),
            Map.of(module.name(), module::emulator));
  }

  @AfterEach
  void stop() {
    sandbox.close();
    server.close();
  }

  private CommandLineFixture weir() {
    return new CommandLineFixture(folder)
        .with("TF_HTTP_ADDRESS", server.address().toString())
        .with("TF_HTTP_USERNAME", "ci")
        .with("TF_HTTP_PASSWORD", "s3cret-token")
        .with("ALIBABA_CLOUD_ACCESS_KEY_ID", Account.DEFAULT.key())
        .with("ALIBABA_CLOUD_ACCESS_KEY_SECRET", Account.DEFAULT.secret())
        .with("USER", "ann")
        .with("HOSTNAME", "edge-1");
  }

  private CommandLineFixture stack() {
    return weir()
        .file(
            "stack.yaml",
            """
            apiVersion: weir/v1
            kind: Stack
            metadata: {name: prod}
            spec: {ledger: {backend: http}}
            ---
            apiVersion: aliyun-oss/v1
            kind: Provider
            metadata: {name: hangzhou}
            spec:
              endpoint: "%s"
              region: cn-hangzhou
              bucket: live-demo
            """
                .formatted(sandbox.endpoints().values().iterator().next()))
        .file("main.yaml", channel("main", "Main stage"))
        .file("second.yaml", channel("second", "Second stage"));
  }

  private static String channel(String name, String description) {
    return """
    apiVersion: aliyun-oss/v1
    kind: Channel
    metadata: {name: %s}
    spec: {provider: hangzhou, channel: %s, description: %s}
    """
        .formatted(name, name, description);
  }

  private void applied() {
    stack().run("apply", "--auto-approve", "--new-ledger").exits(0);
  }

  @Test
  void a_place_without_a_ledger_is_told_and_never_taken_for_a_new_one() {
    var plan = stack().run("plan").exits(0);
    assertThat(plan.err())
        .contains(
            "warning[ledger-new]: there is no ledger yet at `" + server.address() + "`",
            "`--new-ledger`");

    var apply = weir().run("apply", "--auto-approve").exits(5);
    assertThat(apply.err()).contains("error[ledger-new]: ");
    assertThat(apply.out()).isEmpty();
    assertThat(server.writes()).isZero();
    assertThat(server.lock()).isEmpty();

    applied();
    var again = weir().run("plan", "--detailed-exitcode").exits(0);
    assertThat(again.err()).doesNotContain("ledger-new");
    assertThat(server.state().orElseThrow()).contains("\"Channel\"").doesNotContain("s3cret");
    assertThat(folder.resolve(".weir/prod.tfstate")).doesNotExist();
  }

  @Test
  void a_ledger_that_vanishes_from_this_machine_is_missed() throws Exception {
    var local =
        stack()
            .file(
                "stack.yaml",
                Files.readString(folder.resolve("stack.yaml"))
                    .replace("backend: http", "backend: local"));
    local.run("apply", "--auto-approve").exits(0);
    Files.delete(folder.resolve(".weir/prod.tfstate"));

    assertThat(weir().run("plan").err()).contains("warning[ledger-lost]: there was a ledger at `");
    assertThat(weir().run("apply", "--auto-approve").exits(5).err())
        .contains("error[ledger-lost]: ", "prod.tfstate.backup");
  }

  @Test
  void the_second_of_two_applies_waits_or_stops_with_the_name_of_the_first() {
    applied();
    var outer =
        stack()
            .file("main.yaml", channel("main", "Other"))
            .typing("yes\n")
            .interruptedBy(_ -> {
              var requests = server.writes();
              var blocked = weir().run("apply", "--auto-approve").exits(7);
              assertThat(blocked.err())
                  .contains(
                      "error[ledger-locked]: the ledger is locked: held by ann@edge-1 (process ")
                  .contains(", lease until 2026-11-21T13:00:00Z");
              assertThat(weir().run("state", "rm", "Channel.main").exits(7).err())
                  .contains("ledger-locked");
              assertThat(server.writes()).isEqualTo(requests);
              return new CommandLineFixture.QuietWatch();
            });
    outer.run("apply").exits(0);
    assertThat(server.lock()).isEmpty();
  }

  @Test
  void a_lock_can_be_looked_at_and_broken() {
    applied();
    assertThat(weir().run("state", "lock").exits(0).out()).isEqualTo("Not locked.\n");
    assertThat(weir().run("state", "unlock").exits(0).out()).isEqualTo("Not locked.\n");

    server.breakLock(Optional.of("0a0a." + NOW.plusSeconds(60).getEpochSecond() + ".gitlab-7"));
    assertThat(weir().run("state", "lock").exits(0).out())
        .isEqualTo(
            """
            Locked: held by eve@elsewhere, lease until 2026-11-21T12:01:00Z
            ID: 0a0a.1795262460.gitlab-7
            """);
    assertThat(weir().run("state", "unlock").exits(7).err())
        .contains("error[lock-not-stale]: ", "`--force`");
    assertThat(weir().run("state", "unlock", "other-id", "--force").exits(7).err())
        .contains("the lock has another id");
    assertThat(weir().run("state", "unlock", "--force").exits(0).out()).startsWith("Lock broken: ");
    assertThat(server.lock()).isEmpty();

    server.breakLock(Optional.of("0a0a." + NOW.minusSeconds(7200).getEpochSecond() + ".edge-1"));
    assertThat(weir().run("apply").exits(7).err())
        .contains("lease over since 2026-11-21T10:00:00Z (2h 0min ago)", "`weir state unlock`");
    weir().run("state", "unlock").exits(0);
    weir().run("apply", "--auto-approve").exits(0);
  }

  @Test
  void a_run_that_loses_its_lock_stops_and_says_how_its_ledger_comes_back() {
    stack();
    var stolen =
        weir()
            .interruptedBy(_ -> {
              server.breakLock(Optional.of("0a0a.1.edge-9"));
              return new CommandLineFixture.QuietWatch();
            })
            .run("apply", "--auto-approve", "--new-ledger");

    assertThat(stolen.code()).isEqualTo(1);
    assertThat(stolen.out()).contains("0 added, 0 changed, 0 destroyed; 2 failed");
    assertThat(stolen.err()).contains("error[ledger-lock-lost]: ");
    assertThat(server.writes()).isZero();
    assertThat(server.lock().orElseThrow()).contains("edge-9");
    server.breakLock(Optional.empty());
    assertThat(weir().run("plan").out()).contains("Plan: 2 to add");
  }

  @Test
  void entries_can_be_moved_and_forgotten() {
    applied();
    assertThat(weir().run("state", "mv", "Channel.main", "Channel.stage").exits(0).out())
        .isEqualTo("Moved Channel.main to Channel.stage.\n");
    assertThat(weir().run("state", "list").out()).isEqualTo("Channel.second\nChannel.stage\n");
    var plan = weir().run("plan").exits(0);
    assertThat(plan.out()).contains("Plan: 0 to add, 0 to change, 0 to destroy", "has moved to");
    weir().run("state", "mv", "Channel.gone", "Channel.x").exits(1);
    weir().run("state", "mv", "Channel.stage", "Channel.second").exits(1);
    weir().run("state", "mv", "Channel.stage", "Box.stage").exits(1);
    weir().run("state", "mv", "Channel.stage").exits(64);
    weir().run("state", "rm").exits(64);

    assertThat(weir().run("state", "rm", "Channel.second").exits(0).out())
        .isEqualTo(
            "Removed Channel.second: `live-demo/second` stays as it is, and is not ours any"
                + " more.\n");
    assertThat(weir().run("plan").exits(5).out()).contains("exists");
    assertThat(weir().run("state", "show").out())
        .contains("Channel.stage")
        .doesNotContain("second");
  }

  @Test
  void a_ledger_can_be_pulled_and_pushed() {
    applied();
    var copy = weir().run("state", "pull").exits(0).out();
    weir().run("state", "rm", "Channel.second").exits(0);

    var refused = weir().reading(copy).run("state", "push", "-").exits(1);
    assertThat(refused.err()).contains("error[ledger-not-replaced]: ", "newer");
    weir()
        .reading(copy.replaceFirst("(?<=\"lineage\" : \")", "x"))
        .run("state", "push", "-")
        .exits(1);
    weir().reading("{}").run("state", "push", "-").exits(1);
    weir().run("state", "push", "no-such-file").exits(1);
    assertThat(weir().run("state", "list").out()).isEqualTo("Channel.main\n");

    weir().reading(copy).run("state", "push", "-", "--force").exits(0);
    assertThat(weir().run("state", "list").out()).isEqualTo("Channel.main\nChannel.second\n");
    weir().run("plan", "--detailed-exitcode").exits(0);
    assertThat(weir().run("state", "history").out())
        .isEqualTo("No earlier version is kept here.\n");
  }

  @Test
  void a_manifest_cannot_lead_the_password_astray() {
    stack();
    var plan =
        new CommandLineFixture(folder)
            .file(
                "stack.yaml",
                """
                apiVersion: weir/v1
                kind: Stack
                metadata: {name: prod}
                spec: {ledger: {backend: http, address: "%s"}}
                """
                    .formatted(server.address()))
            .file("main.yaml", "")
            .file("second.yaml", "")
            .with("TF_HTTP_USERNAME", "ci")
            .with("TF_HTTP_PASSWORD", "s3cret-token")
            .run("state", "pull")
            .exits(1);

    assertThat(plan.err()).contains("error[ledger-host-not-trusted]: ", "WEIR_LEDGER_HOSTS");
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void a_sandbox_never_touches_the_remote_ledger() {
    stack().run("apply", "--sandbox", "--auto-approve").exits(0);

    assertThat(server.requests()).isEmpty();
    assertThat(folder.resolve(".weir/sandbox/prod.tfstate")).exists();
  }

  @Test
  void leases_have_limits() {
    for (var lease : new String[] {"59s", "25h", "soon"}) {
      stack().run("apply", "--lease", lease).exits(64);
    }
  }
}

package dev.weir.cli;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.Providers;
import dev.weir.ledger.LocalLedgerStore;
import dev.weir.sandbox.Sandbox;
import dev.weir.sandbox.SandboxOptions;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** What a doctor finds, over real HTTP, and that it leaves everything as it is. */
class DoctorCommandTest {

  @TempDir Path folder;

  private CommandLineFixture weir() {
    return new CommandLineFixture(folder)
        .with("ALIBABA_CLOUD_ACCESS_KEY_ID", "weir-sandbox-key")
        .with("ALIBABA_CLOUD_ACCESS_KEY_SECRET", "weir-sandbox-secret");
  }

  private static Sandbox oss(Instant clock) {
    var module = Providers.installed().module("aliyun-oss/v1").orElseThrow();
    return Sandbox.start(
        SandboxOptions.defaults().withClock(clock),
        () -> CommandLineFixture.START,
        new Random(1),
        Map.of(module.name(), module::emulator));
  }

  private static String manifest(String endpoint) {
    return """
    apiVersion: aliyun-oss/v1
    kind: Provider
    metadata: {name: hangzhou}
    spec: {endpoint: "%s", region: cn-hangzhou, bucket: live-demo}
    ---
    apiVersion: aliyun-oss/v1
    kind: Channel
    metadata: {name: main}
    spec: {provider: hangzhou}
    """
        .formatted(endpoint);
  }

  private CommandLineFixture stack(Sandbox sandbox) {
    return weir().file("live/live.yaml", manifest(sandbox.endpoints().get("aliyun-oss") + ""));
  }

  @Test
  void all_is_well() {
    try (var sandbox = oss(CommandLineFixture.START)) {
      stack(sandbox).run("apply", "live", "--auto-approve").exits(0);
      var lines = weir().run("doctor", "live").exits(0).out().lines().toList();
      assertThat(lines).hasSize(8).allMatch(line -> line.startsWith("✓ "));
      assertThat(lines.subList(1, 8))
          .containsExactly(
              "✓ manifests: valid, resources 1, files 1, accounts 1",
              "✓ schema: no manifest names one",
              "✓ secrets: all that the manifests name are there",
              "✓ credentials: Provider.hangzhou: there, and accepted",
              "✓ clock: Provider.hangzhou: within a minute of ours",
              "✓ ledger: live/.weir/default.tfstate can be read, resources 1",
              "✓ lock: nobody holds it");
    }
  }

  @Test
  void nothing_is_written_anywhere() throws IOException {
    try (var sandbox = oss(CommandLineFixture.START)) {
      stack(sandbox);
      var before = files();
      weir().run("doctor", "live").exits(0);
      weir().run("doctor", "live", "--sandbox").exits(0);
      assertThat(files()).isEqualTo(before);
    }
  }

  private Map<String, String> files() throws IOException {
    try (var files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .collect(toMap(file -> folder.relativize(file).toString(), DoctorCommandTest::text));
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void a_key_that_is_not_accepted() {
    try (var sandbox = oss(CommandLineFixture.START)) {
      var outcome =
          stack(sandbox)
              .with("ALIBABA_CLOUD_ACCESS_KEY_SECRET", "another-secret-1")
              .run("doctor", "live")
              .exits(1);
      assertThat(outcome.out())
          .containsPattern(
              "✗ credentials: Provider.hangzhou: GetLiveChannelInfo failed: .*HTTP 403.*; fix:"
                  + " .+\n")
          .contains("✓ clock: ")
          .doesNotContain("another-secret-1");
    }
  }

  @Test
  void a_key_that_is_not_there() {
    var outcome =
        new CommandLineFixture(folder)
            .file("live.yaml", manifest("http://127.0.0.1:1"))
            .run("doctor")
            .exits(1);
    assertThat(outcome.out())
        .containsPattern(
            "✗ credentials: Provider.hangzhou: .*; fix: .*ALIBABA_CLOUD_ACCESS_KEY_ID");
  }

  @Test
  void a_clock_that_is_off() {
    try (var sandbox = oss(CommandLineFixture.START.plus(Duration.ofMinutes(20)))) {
      var outcome = stack(sandbox).run("doctor", "live").exits(1);
      assertThat(outcome.out())
          .containsPattern(
              "✗ clock: Provider.hangzhou: ours is (19m59s|20m|20m1s) behind; fix: set this")
          .contains("✓ credentials: ");
    }
    try (var sandbox = oss(CommandLineFixture.START.minus(Duration.ofMinutes(2)))) {
      var outcome = stack(sandbox).run("doctor", "live").exits(1);
      assertThat(outcome.out()).containsPattern("✗ clock: Provider.hangzhou: ours is .* ahead");
    }
  }

  @Test
  void a_host_that_cannot_be_reached() throws IOException {
    int closed;
    try (var socket = new ServerSocket(0)) {
      closed = socket.getLocalPort();
    }
    var outcome =
        weir().file("live.yaml", manifest("http://127.0.0.1:" + closed)).run("doctor").exits(1);
    assertThat(outcome.out())
        .containsPattern(
            "✗ account: Provider.hangzhou: GetLiveChannelInfo failed: no connection to"
                + " 127.0.0.1:[0-9]+.*; fix: check the endpoint")
        .doesNotContain("clock");
  }

  @Test
  void a_ledger_that_somebody_holds() {
    try (var sandbox = oss(CommandLineFixture.START)) {
      stack(sandbox).run("apply", "live", "--auto-approve").exits(0);
      var store =
          new LocalLedgerStore(
              folder.resolve("live/.weir"),
              "default",
              () -> CommandLineFixture.START,
              () -> "x",
              "ann@edge-1");
      try (var session = store.open("apply", Duration.ZERO)) {
        assertThat(session.ledger().entries()).hasSize(1);
        assertThat(weir().run("doctor", "live").exits(1).out())
            .contains("✗ lock: held: apply by ann@edge-1 since 2026-11-21T12:00:00Z")
            .contains("; fix: wait for that run");
      }
      weir().run("doctor", "live").exits(0);
    }
  }

  @Test
  void a_ledger_that_is_lost_or_broken() throws IOException {
    try (var sandbox = oss(CommandLineFixture.START)) {
      stack(sandbox).run("apply", "live", "--auto-approve").exits(0);
      var file = folder.resolve("live/.weir/default.tfstate");
      Files.writeString(file, "{");
      assertThat(weir().run("doctor", "live").exits(1).out())
          .contains("✗ ledger: cannot read the ledger");
      Files.delete(file);
      assertThat(weir().run("doctor", "live").exits(1).out())
          .contains("✗ ledger: there was a ledger at");
    }
  }

  @Test
  void secrets_that_are_not_set_are_named() {
    weir()
        .file(
            "live.yaml",
            """
            apiVersion: qiniu-pili/v1
            kind: Provider
            metadata: {name: pili}
            spec: {hub: live-demo}
            ---
            apiVersion: qiniu-pili/v1
            kind: Channel
            metadata: {name: main-stage}
            spec: {provider: pili, publishKey: {fromEnv: WEIR_SECRET_MAIN}}
            """);
    assertThat(weir().run("doctor").exits(1).out())
        .contains(
            "✗ secrets: WEIR_SECRET_MAIN is not to be had, which Channel.main-stage needs; fix: set"
                + " the variable WEIR_SECRET_MAIN\n");
    weir().run("doctor", "--sandbox").exits(0);
  }

  @Test
  void manifests_that_are_wrong_are_left_to_validate() {
    var outcome = weir().file("live/a.yaml", "kind: Channel\n").run("doctor", "live").exits(1);
    assertThat(outcome.out())
        .containsPattern("✗ manifests: .*; fix: weir validate live tells all of it\n");
  }

  @Test
  void a_schema_of_another_version() throws IOException {
    weir().run("init", "live").exits(0);
    assertThat(weir().run("doctor", "live", "--sandbox").exits(0).out())
        .contains("✓ schema: what manifests name is there, and of this version");
    Files.writeString(folder.resolve("live/schemas/weir.schema.json"), "{}");
    assertThat(weir().run("doctor", "live", "--sandbox").exits(1).out())
        .contains(
            "✗ schema: live/schemas/weir.schema.json is of another version of Weir; fix: weir"
                + " schema --write live/schemas\n");
    Files.delete(folder.resolve("live/schemas/weir.schema.json"));
    assertThat(weir().run("doctor", "live", "--sandbox").exits(1).out())
        .contains("is not there, which live/live.yaml names");
    weir().run("schema", "--write", "live/schemas").exits(0);
    weir().run("doctor", "live", "--sandbox").exits(0);
  }

  @Test
  void two_stacks_that_claim_one_object() {
    try (var sandbox = oss(CommandLineFixture.START)) {
      var endpoint = sandbox.endpoints().get("aliyun-oss") + "";
      var stack = "apiVersion: weir/v1\nkind: Stack\nmetadata: {name: %s}\n---\n";
      weir()
          .file("prod/live.yaml", stack.formatted("prod") + manifest(endpoint))
          .file(
              "stage/live.yaml",
              stack.formatted("stage")
                  + manifest(endpoint).replace("name: main", "name: other")
                  + "  \n");
      var none = weir().run("doctor", ".").exits(0);
      assertThat(none.out())
          .contains("✓ prod: manifests: valid")
          .contains("✓ stage: credentials: Provider.hangzhou: there, and accepted")
          .contains("✓ .: claims: no object is claimed by two stacks");

      weir()
          .file(
              "stage/live.yaml",
              stack.formatted("stage")
                  + manifest(endpoint)
                      .replace(
                          "name: main}\nspec: {provider: hangzhou}",
                          "name: other}\nspec: {provider: hangzhou, channel: main}"));
      var both = weir().run("doctor", ".", "-o", "json").exits(1);
      var json = JsonMapper.shared().readTree(both.out());
      assertThat(json.path("ok").asBoolean(true)).isFalse();
      var wrong = json.path("checks").valueStream().filter(c -> !c.path("ok").asBoolean()).toList();
      assertThat(wrong).hasSize(1);
      assertThat(wrong.getFirst().path("check").asString()).isEqualTo("claims");
      assertThat(wrong.getFirst().path("message").asString())
          .isEqualTo(
              "live-demo/main (aliyun-oss/v1/Channel) is claimed by Channel.main in prod and by"
                  + " Channel.other in stage");
      assertThat(wrong.getFirst().path("fix").asString())
          .contains("`weir state rm Channel.other stage`");
    }
  }
}

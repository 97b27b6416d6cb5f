package dev.weir.cli;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.plan.PlanOptions;
import dev.weir.testing.SandboxRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The emulated service asks ours, as ApsaraVideo would, and records what it is told to. */
@Timeout(60)
class CallbacksSandboxTest {

  private static final String MANIFEST =
      """
      apiVersion: aliyun-live/v1
      kind: Provider
      metadata: {name: live}
      ---
      apiVersion: aliyun-live/v1
      kind: RecordRule
      metadata: {name: on-demand}
      spec:
        provider: live
        domain: test.com
        app: live
        onDemand: callback
        ossEndpoint: oss-cn-shanghai.aliyuncs.com
        ossBucket: test123
        formats: [{format: m3u8}, {format: mp4, cycleDuration: 1h}]
      ---
      apiVersion: aliyun-live/v1
      kind: RecordNotification
      metadata: {name: told}
      spec: {provider: live, domain: test.com, onDemandUrl: "URL"}
      ---
      apiVersion: aliyun-live/v1
      kind: RecordDecision
      metadata: {name: ours}
      spec:
        domain: test.com
        rules:
          - {decision: stream.startsWith('test-'), record: false}
          - {decision: bitrate >= 4000 && codec == 'h265', formats: [mp4], intervals: {mp4: 30m}}
      """;

  @TempDir Path folder;

  @Test
  void what_is_pushed_is_recorded_as_the_declared_decisions_say() throws Exception {
    var weir =
        new CommandLineFixture(folder).file("main.yaml", MANIFEST.replace("URL", "http://x.test"));
    try (var service = CallbackService.start(weir);
        var run = new SandboxRun(folder.resolve("ledger"))) {
      var manifest = folder.resolve("applied");
      Files.createDirectories(manifest);
      Files.writeString(
          manifest.resolve("main.yaml"), MANIFEST.replace("URL", service.url() + "/decide"));
      apply(run, manifest);

      push(run, "plain", 2_000, "h264");
      push(run, "test-1", 9_000, "h265");
      push(run, "fine", 4_000, "h265");

      var recordings = run.control("GET", "state", "").path("aliyun-live").path("recordings");
      assertThat(recordings.propertyNames())
          .containsExactlyInAnyOrder("test.com/live/plain/000001", "test.com/live/fine/000001");
      assertThat(formats(recordings, "plain")).isEqualTo("m3u8 21600, mp4 3600");
      assertThat(formats(recordings, "fine")).isEqualTo("mp4 1800");
      assertThat(service.stop().out().lines()).hasSize(3);
    }
  }

  private static void apply(SandboxRun run, Path manifest) {
    try (var engine = run.engine(manifest);
        var session = run.store().open("apply", Duration.ZERO)) {
      var manifests = run.load(manifest).orRefuse();
      var prepared = engine.plan(manifests, session.ledger(), PlanOptions.converge());
      assertThat(engine.apply(prepared, session, 4).succeeded()).isTrue();
    }
  }

  private static void push(SandboxRun run, String stream, int bitrate, String codec) {
    run.control(
        "POST",
        "publish",
        "{\"domain\":\"test.com\",\"app\":\"live\",\"stream\":\"%s\",\"bitrate\":%d,\"codec\":\"%s\"}"
            .formatted(stream, bitrate, codec));
  }

  private static String formats(JsonNode recordings, String stream) {
    return recordings
        .path("test.com/live/" + stream + "/000001")
        .path("formats")
        .valueStream()
        .map(f -> f.path("format").asString() + " " + f.path("cycleDuration").asInt())
        .collect(joining(", "));
  }
}

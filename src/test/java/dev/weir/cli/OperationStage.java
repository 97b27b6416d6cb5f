package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * A stack over all systems, applied in its sandbox, with pushes that are over and pushes that go
 * on. It is 13:30 in its commands, and they are told times in UTC.
 *
 * @param folder where it is
 */
record OperationStage(Path folder) {

  static final Instant NOW = CommandLineFixture.START.plus(Duration.ofMinutes(90));

  private static final String MANIFESTS =
      """
      apiVersion: aliyun-oss/v1
      kind: Provider
      metadata: {name: hangzhou}
      spec: {endpoint: oss-cn-hangzhou.aliyuncs.com, bucket: live-demo}
      ---
      apiVersion: aliyun-oss/v1
      kind: Channel
      metadata: {name: main-stage}
      spec: {provider: hangzhou, target: {playlistName: main.m3u8}}
      ---
      apiVersion: qiniu-pili/v1
      kind: Provider
      metadata: {name: old-hub}
      spec: {hub: old-demo}
      ---
      apiVersion: qiniu-pili/v1
      kind: Channel
      metadata: {name: first}
      spec: {provider: old-hub, title: first-generation}
      ---
      apiVersion: qiniu-pili/v1
      kind: Provider
      metadata: {name: hub}
      spec: {hub: live-demo, apiGeneration: v2}
      ---
      apiVersion: qiniu-pili/v1
      kind: Channel
      metadata: {name: second}
      spec: {provider: hub, title: second-generation}
      ---
      apiVersion: aliyun-live/v1
      kind: Provider
      metadata: {name: alive}
      ---
      apiVersion: aliyun-live/v1
      kind: RecordRule
      metadata: {name: by-hand}
      spec:
        provider: alive
        domain: play.example.com
        app: live
        onDemand: manual
        ossEndpoint: oss-cn-shanghai.aliyuncs.com
        ossBucket: archive
        formats: [{format: m3u8}, {format: mp4}]
      ---
      apiVersion: aliyun-live/v1
      kind: RecordRule
      metadata: {name: the-final}
      spec:
        provider: alive
        domain: play.example.com
        app: live
        stream: final
        ossEndpoint: oss-cn-shanghai.aliyuncs.com
        ossBucket: archive
        formats: [{format: m3u8}]
        startTime: 2026-11-21T12:30:00Z
        endTime: 2026-11-21T14:00:00Z
      ---
      apiVersion: aliyun-live/v1
      kind: RecordNotification
      metadata: {name: callbacks}
      spec: {provider: alive, domain: play.example.com, notifyUrl: "https://callbacks.example.com"}
      ---
      apiVersion: volcengine-live/v1
      kind: Provider
      metadata: {name: volc}
      ---
      apiVersion: volcengine-live/v1
      kind: RelayGroup
      metadata: {name: venue}
      spec:
        provider: volc
        vhost: push.example.com
        app: live
        servers: [{relaySourceProtocol: rtmp, relaySourceDomain: origin.example.org}]
      ---
      apiVersion: volcengine-live/v1
      kind: FixedRelay
      metadata: {name: final}
      spec:
        provider: volc
        domain: pull.example.com
        app: live
        srcAddrs: ["rtmp://origin.example.org/live/final"]
        startTime: 2026-11-21T12:45:00Z
        endTime: 2026-11-21T14:00:00Z
      """;

  /** A command at the stage's time. */
  CommandLineFixture weir() {
    return new CommandLineFixture(folder).at(NOW).with("TZ", "UTC");
  }

  /** Applies the manifests. */
  OperationStage built() {
    new CommandLineFixture(folder)
        .file("live.yaml", MANIFESTS)
        .run("apply", "--sandbox", "--auto-approve")
        .exits(0);
    return this;
  }

  /** From 13:00 to 13:10, every channel and the streams {@code final} and {@code extra}. */
  OperationStage pushed() {
    var studio = new Studio(folder);
    var begin = CommandLineFixture.START.plus(Duration.ofHours(1));
    var end = begin.plus(Duration.ofMinutes(10));
    for (var what : PUSHES) {
      studio.publish(what[0], what[1], begin);
      studio.unpublish(what[0], what[1], end);
    }
    return this;
  }

  /** The same since 13:20. */
  OperationStage onTheAir() {
    var studio = new Studio(folder);
    for (var what : PUSHES) {
      studio.publish(what[0], what[1], CommandLineFixture.START.plus(Duration.ofMinutes(80)));
    }
    return this;
  }

  /**
   * Runs commands that come to nothing.
   *
   * @param table a line for each: the command, its exit code, and what it says among other things
   */
  void refuses(String table) {
    assertThat(table.lines())
        .allSatisfy(line -> {
          var cells = line.split(" \\| ", 3);
          var outcome = weir().run((cells[0] + " --sandbox").split(" "));
          assertThat(outcome.exits(Integer.parseInt(cells[1])).err()).contains(cells[2]);
        });
  }

  private static final String[][] PUSHES = {
    {"aliyun-oss", "{\"channel\": \"main-stage\"}"},
    {"qiniu-pili", "{\"hub\": \"old-demo\", \"key\": \"first-generation\"}"},
    {"qiniu-pili", "{\"hub\": \"live-demo\", \"key\": \"second-generation\"}"},
    {"aliyun-live", "{\"domain\": \"play.example.com\", \"app\": \"live\", \"stream\": \"final\"}"},
    {"aliyun-live", "{\"domain\": \"play.example.com\", \"app\": \"live\", \"stream\": \"extra\"}"}
  };
}

package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.oss.OSS;
import com.aliyun.oss.OSSClientBuilder;
import com.aliyun.oss.common.auth.DefaultCredentialProvider;
import com.aliyun.oss.model.GenerateRtmpUriRequest;
import com.aliyun.oss.model.LiveChannelStatus;
import com.aliyun.oss.model.PushflowStatus;
import dev.weir.engine.Providers;
import dev.weir.http.Query;
import dev.weir.provider.ProviderModule;
import dev.weir.sandbox.Account;
import dev.weir.sandbox.Emulator;
import dev.weir.sandbox.Sandbox;
import dev.weir.sandbox.SandboxOptions;
import dev.weir.sandbox.World;
import dev.weir.testing.SdkStory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The vendors' own clients and Weir tell the same of what is and was on the air, make the same
 * URLs, and see what the other switched.
 */
class BroadcastSdkTest {

  @TempDir Path folder;

  /** The clients sign with the system's time. */
  private final Instant now = InstantSource.system().instant().truncatedTo(ChronoUnit.SECONDS);

  private final Instant begin = now.minus(Duration.ofMinutes(30));
  private final Instant end = now.minus(Duration.ofMinutes(20));
  private final Instant again = now.minus(Duration.ofMinutes(10));

  private Sandbox sandbox;

  @BeforeEach
  void pushed() {
    var studio = new Studio(folder);
    sandbox = serve();
    weir().file("live.yaml", manifests()).run("apply", "--auto-approve").exits(0);
    sandbox.close();
    for (var push :
        List.of(
            List.of("aliyun-oss", "{\"channel\": \"main-stage\"}"),
            List.of("qiniu-pili", "{\"title\": \"first-generation\"}"),
            List.of("qiniu-pili", "{\"title\": \"second-generation\"}"))) {
      studio.publish(push.getFirst(), push.getLast(), begin);
      studio.unpublish(push.getFirst(), push.getLast(), end);
      studio.publish(push.getFirst(), push.getLast(), again);
    }
    studio.publish(
        "aliyun-live",
        "{\"domain\": \"play.example.com\", \"app\": \"live\", \"stream\": \"final\"}",
        again);
    sandbox = serve();
    weir().file("live.yaml", manifests());
  }

  private Sandbox serve() {
    Map<String, Function<World, Emulator>> emulators =
        Providers.installed().modules().stream()
            .collect(Collectors.toMap(ProviderModule::name, module -> module::emulator));
    return Sandbox.start(
        SandboxOptions.defaults().withData(folder.resolve(".weir/sandbox")),
        InstantSource.system(),
        new Random(1),
        emulators);
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  private URI at(String provider) {
    return sandbox.endpoints().get(provider);
  }

  private CommandLineFixture weir() {
    var account = Account.DEFAULT;
    return new CommandLineFixture(folder)
        .at(InstantSource.system().instant())
        .with("WEIR_SECRET_KEY", "pk-2f6c9d1180")
        .with("ALIBABA_CLOUD_ACCESS_KEY_ID", account.key())
        .with("ALIBABA_CLOUD_ACCESS_KEY_SECRET", account.secret())
        .with("QINIU_ACCESS_KEY", account.key())
        .with("QINIU_SECRET_KEY", account.secret());
  }

  private String run(String line) {
    return weir().run(line.split(" ")).exits(0).out();
  }

  private JsonNode json(String line) {
    return JsonMapper.shared().readTree(run(line + " -o json"));
  }

  private JsonNode row(String line) {
    return json(line).path("streams").path(0);
  }

  private String manifests() {
    return """
    apiVersion: aliyun-oss/v1
    kind: Provider
    metadata: {name: oss}
    spec: {endpoint: "%s", region: cn-hangzhou, bucket: live-demo}
    ---
    apiVersion: aliyun-oss/v1
    kind: Channel
    metadata: {name: main-stage}
    spec: {provider: oss}
    ---
    apiVersion: aliyun-oss/v1
    kind: Channel
    metadata: {name: side-stage}
    spec: {provider: oss}
    ---
    apiVersion: qiniu-pili/v1
    kind: Provider
    metadata: {name: old-hub}
    spec: {hub: old-demo, apiHost: "%s"}
    ---
    apiVersion: qiniu-pili/v1
    kind: Channel
    metadata: {name: first-generation}
    spec: {provider: old-hub, publishSecurity: static, publishKey: {fromEnv: WEIR_SECRET_KEY}}
    ---
    apiVersion: qiniu-pili/v1
    kind: Channel
    metadata: {name: first-other}
    spec: {provider: old-hub}
    ---
    apiVersion: qiniu-pili/v1
    kind: Provider
    metadata: {name: hub}
    spec: {hub: live-demo, apiGeneration: v2, apiHost: "%2$s"}
    ---
    apiVersion: qiniu-pili/v1
    kind: Channel
    metadata: {name: second-generation}
    spec: {provider: hub}
    ---
    apiVersion: qiniu-pili/v1
    kind: Channel
    metadata: {name: second-other}
    spec: {provider: hub}
    ---
    apiVersion: aliyun-live/v1
    kind: Provider
    metadata: {name: alive}
    spec: {endpoint: "%s"}
    ---
    apiVersion: aliyun-live/v1
    kind: RecordRule
    metadata: {name: all}
    spec:
      provider: alive
      domain: play.example.com
      app: live
      ossEndpoint: oss-cn-shanghai.aliyuncs.com
      ossBucket: archive
      formats: [{format: m3u8}]
    """
        .formatted(at("aliyun-oss"), at("qiniu-pili"), at("aliyun-live"));
  }

  private static List<String> access() {
    return List.of(Account.DEFAULT.key(), Account.DEFAULT.secret());
  }

  private List<String> told(String program, String sdk, String provider, String... more)
      throws Exception {
    var arguments = new java.util.ArrayList<>(List.of(at(provider).toString()));
    arguments.addAll(access());
    arguments.addAll(List.of(more));
    // The HTTP library of 2016 looks into the JDK's own classes.
    var options = List.of("--add-opens=java.base/sun.security.ssl=ALL-UNNAMED");
    return new SdkStory(program, sdk, options).tell(folder, arguments).lines().toList();
  }

  @Test
  void oss_is_the_same_to_both() {
    OSS oss =
        OSSClientBuilder.create()
            .endpoint(at("aliyun-oss").toString())
            .region("cn-hangzhou")
            .credentialsProvider(
                new DefaultCredentialProvider(Account.DEFAULT.key(), Account.DEFAULT.secret()))
            .build();
    var live = oss.getLiveChannelStat("live-demo", "main-stage");
    var row = row("status Channel.main-stage");
    assertThat(row.path("since").asString())
        .isEqualTo(live.getConnectedDate().toInstant().toString());
    assertThat(row.path("from").asString()).isEqualTo(live.getRemoteAddress());
    assertThat(row.path("bits_per_second").asLong())
        .isEqualTo(8L * (live.getVideoStat().getBandWidth() + live.getAudioStat().getBandWidth()));

    var past = oss.getLiveChannelHistory("live-demo", "main-stage").getFirst();
    var push = json("history Channel.main-stage").path("pushes").path(0);
    assertThat(push.path("start").asString()).isEqualTo(past.getStartDate().toInstant().toString());
    assertThat(push.path("end").asString()).isEqualTo(past.getEndDate().toInstant().toString());

    var ours = URI.create(run("url Channel.side-stage --publish").strip());
    var expires = Query.parse(ours.getRawQuery()).first("Expires").orElseThrow();
    var theirs =
        URI.create(
            oss.generateRtmpUri(
                new GenerateRtmpUriRequest(
                    "live-demo", "side-stage", "playlist.m3u8", Long.parseLong(expires))));
    assertThat(Query.parse(ours.getRawQuery()).parameters())
        .containsExactlyInAnyOrderElementsOf(Query.parse(theirs.getRawQuery()).parameters());
    assertThat(ours.getPath()).isEqualTo(theirs.getPath());

    run("disable --auto-approve Channel.side-stage");
    assertThat(oss.getLiveChannelStat("live-demo", "side-stage").getPushflowStatus())
        .isEqualTo(PushflowStatus.Disabled);
    oss.setLiveChannelStatus("live-demo", "side-stage", LiveChannelStatus.Enabled);
    assertThat(row("status Channel.side-stage").path("state").asString()).isEqualTo("idle");
    oss.shutdown();
  }

  @Test
  void the_first_generation_of_pili_is_the_same_to_both() throws Exception {
    run("disable --auto-approve Channel.first-other");
    var seen = told("PiliFirstGenerationAir", "pili-sdk-java-1.5.4", "qiniu-pili");
    var row = row("status Channel.first-generation");
    assertThat(seen)
        .containsExactly(
            "publish: " + run("url Channel.first-generation --publish").strip(),
            "status: connected " + row.path("from").asString(),
            "segment: %d %d".formatted(begin.getEpochSecond(), end.getEpochSecond()),
            seen.get(3),
            "other: true");
    assertThat(seen.get(3)).startsWith("segment: " + again.getEpochSecond());
    assertThat(json("segments Channel.first-generation").path("segments").path(0).path("seconds"))
        .hasToString("600");
    // One pusher at a time, whoever made the URL.
    publish("qiniu-pili", seen.getFirst().substring("publish: ".length()), 409);
    // The client enabled it again.
    assertThat(row("status Channel.first-other").path("state").asString()).isEqualTo("idle");
  }

  @Test
  void the_second_generation_of_pili_is_the_same_to_both() throws Exception {
    run("disable --auto-approve Channel.second-other");
    var until = now.plus(Duration.ofHours(1));
    var seen =
        told(
            "QiniuAir",
            "qiniu-java-sdk-7.17.0",
            "qiniu-pili",
            Long.toString(until.getEpochSecond()));
    var row = row("status Channel.second-generation");
    assertThat(seen)
        .containsExactly(
            "status: %d %s %d"
                .formatted(
                    Instant.parse(row.path("since").asString()).getEpochSecond(),
                    row.path("from").asString(),
                    row.path("bits_per_second").asLong()),
            "push: %d %d".formatted(begin.getEpochSecond(), end.getEpochSecond()),
            "locked: -1");
    assertThat(json("history Channel.second-generation").path("pushes")).hasSize(1);
    var locked = row("status Channel.second-other");
    assertThat(locked.path("state").asString()).isEqualTo("disabled");
    assertThat(locked.path("until").asString()).isEqualTo(until.toString());
  }

  /** What a pusher is answered. */
  private void publish(String provider, String url, int expected) throws Exception {
    try (var http = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(URI.create(at(provider) + "/_weir/publish"))
              .POST(BodyPublishers.ofString("{\"url\": \"%s\"}".formatted(url)));
      assertThat(http.send(request.build(), BodyHandlers.ofString()).statusCode())
          .isEqualTo(expected);
    }
  }

  @Test
  void streams_of_apsaravideo_are_the_same_to_both() throws Exception {
    var row = row("status RecordRule.all");
    assertThat(told("ApsaraVideoAir", "aliyun-java-sdk-live-3.9.76", "aliyun-live"))
        .containsExactly(
            String.join(
                " ",
                row.path("stream").asString(),
                row.path("since").asString(),
                row.path("from").asString(),
                Long.toString(row.path("bits_per_second").asLong()),
                Long.toString(row.path("frames_per_second").asLong()),
                row.path("width").asInt() + "x" + row.path("height").asInt()));
  }
}

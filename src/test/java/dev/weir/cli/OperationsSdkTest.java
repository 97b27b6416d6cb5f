package dev.weir.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.oss.OSS;
import com.aliyun.oss.OSSClientBuilder;
import com.aliyun.oss.common.auth.DefaultCredentialProvider;
import dev.weir.engine.Providers;
import dev.weir.provider.ProviderModule;
import dev.weir.sandbox.Account;
import dev.weir.sandbox.Emulator;
import dev.weir.sandbox.Sandbox;
import dev.weir.sandbox.SandboxOptions;
import dev.weir.sandbox.World;
import dev.weir.testing.SdkStory;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
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
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The vendors' own clients see what Weir made, and Weir sees what they made, at a sandbox that is a
 * server to both.
 */
class OperationsSdkTest {

  private static final Pattern JOB = Pattern.compile("z1\\.[0-9a-f]{24}");

  @TempDir Path folder;

  /** The clients sign with the system's time. */
  private final Instant now = InstantSource.system().instant().truncatedTo(ChronoUnit.SECONDS);

  private final Instant begin = now.minus(Duration.ofMinutes(30));
  private final Instant end = now.minus(Duration.ofMinutes(20));

  private Sandbox sandbox;

  @BeforeEach
  void recorded() {
    var studio = new Studio(folder);
    sandbox = serve();
    weir().file("live.yaml", manifests()).run("apply", "--auto-approve").exits(0);
    sandbox.close();
    for (var push :
        List.of(
            List.of("aliyun-oss", "{\"channel\": \"main-stage\"}"),
            List.of("qiniu-pili", "{\"hub\": \"old-demo\", \"title\": \"first-generation\"}"),
            List.of("qiniu-pili", "{\"hub\": \"live-demo\", \"title\": \"second-generation\"}"),
            List.of("aliyun-live", stream("final")))) {
      studio.publish(push.getFirst(), push.getLast(), begin);
      studio.unpublish(push.getFirst(), push.getLast(), end);
    }
    studio.publish("aliyun-live", stream("extra"), end);
    studio.publish("aliyun-live", stream("more"), end);
    sandbox = serve();
    weir().file("live.yaml", manifests());
  }

  private static String stream(String name) {
    return "{\"domain\": \"play.example.com\", \"app\": \"live\", \"stream\": \"%s\"}"
        .formatted(name);
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
        .with("TZ", "UTC")
        .with("ALIBABA_CLOUD_ACCESS_KEY_ID", account.key())
        .with("ALIBABA_CLOUD_ACCESS_KEY_SECRET", account.secret())
        .with("QINIU_ACCESS_KEY", account.key())
        .with("QINIU_SECRET_KEY", account.secret());
  }

  private String run(String line) {
    return weir().run(line.split(" ")).exits(0).out();
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
    apiVersion: qiniu-pili/v1
    kind: Provider
    metadata: {name: old-hub}
    spec: {hub: old-demo, apiHost: "%s"}
    ---
    apiVersion: qiniu-pili/v1
    kind: Channel
    metadata: {name: first}
    spec: {provider: old-hub, title: first-generation}
    ---
    apiVersion: qiniu-pili/v1
    kind: Provider
    metadata: {name: hub}
    spec: {hub: live-demo, apiGeneration: v2, apiHost: "%2$s"}
    ---
    apiVersion: qiniu-pili/v1
    kind: Channel
    metadata: {name: second}
    spec: {provider: hub, title: second-generation}
    ---
    apiVersion: aliyun-live/v1
    kind: Provider
    metadata: {name: alive}
    spec: {endpoint: "%s"}
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
      formats: [{format: m3u8}]
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
    """
        .formatted(at("aliyun-oss"), at("qiniu-pili"), at("aliyun-live"));
  }

  @Test
  void playlists_of_oss_are_the_same_to_both() throws Exception {
    var window = " --from @%d --to @%d".formatted(begin.getEpochSecond(), end.getEpochSecond());
    OSS oss =
        OSSClientBuilder.create()
            .endpoint(at("aliyun-oss").toString())
            .region("cn-hangzhou")
            .credentialsProvider(
                new DefaultCredentialProvider(Account.DEFAULT.key(), Account.DEFAULT.secret()))
            .build();

    run("vod create Channel.main-stage --name ours.m3u8" + window);
    oss.generateVodPlaylist(
        "live-demo", "main-stage", "theirs.m3u8", begin.getEpochSecond(), end.getEpochSecond());

    var stored = state("aliyun-oss");
    assertThat(playlist(stored, "ours.m3u8"))
        .startsWith("#EXTM3U")
        .isEqualTo(playlist(stored, "theirs.m3u8"));
    try (var shown =
        oss.getVodPlaylist("live-demo", "main-stage", begin.getEpochSecond(), end.getEpochSecond())
            .getObjectContent()) {
      assertThat(run("vod show Channel.main-stage" + window))
          .isEqualTo(new String(shown.readAllBytes(), UTF_8));
    }
    oss.shutdown();
  }

  /** What the bucket holds under this name. */
  private static String playlist(String state, String name) {
    var matcher = Pattern.compile(Pattern.quote(name) + "\"\\s*:\\s*\"([^\"]*)\"").matcher(state);
    assertThat(matcher.find()).as(state).isTrue();
    return matcher.group(1);
  }

  private String state(String provider) throws IOException, InterruptedException {
    try (var http = HttpClient.newHttpClient()) {
      return http.send(
              HttpRequest.newBuilder(URI.create(at(provider) + "/_weir/state")).build(),
              BodyHandlers.ofString())
          .body();
    }
  }

  @Test
  void recordings_and_playlists_of_apsaravideo_are_the_same_to_both() throws Exception {
    run("record start RecordRule.by-hand --stream extra --auto-approve");
    run("vod create RecordRule.the-final --from 35m --to 15m --name clips/by-weir.m3u8");

    var seen =
        new SdkStory("ApsaraVideoRecordings", "aliyun-java-sdk-live-3.9.76")
            .tell(
                folder,
                List.of(
                    at("aliyun-live").toString(),
                    Account.DEFAULT.key(),
                    Account.DEFAULT.secret(),
                    begin.minusSeconds(300).toString(),
                    now.plusSeconds(300).toString()));

    var ours = "clips/by-weir.m3u8 http://archive.oss-cn-shanghai.aliyuncs.com/clips/by-weir.m3u8";
    assertThat(seen.lines().map(line -> line.replaceAll("recorded: .*", "recorded")))
        .containsExactly(
            "recorded",
            "start extra: TaskAlreadyStarted",
            "stop extra: done",
            "start more: done",
            "playlist: " + ours + " 600.0",
            "made: clips/final-by-another-client.m3u8 600.0",
            "playlist: " + ours + " 600.0",
            "playlist: clips/final-by-another-client.m3u8 http://archive.oss-cn-shanghai.aliyuncs"
                + ".com/clips/final-by-another-client.m3u8 600.0");
    assertThat(run("vod show RecordRule.the-final --from 35m"))
        .contains("/clips/by-weir.m3u8\n")
        .contains("/clips/final-by-another-client.m3u8\n");
    // What began this second is not a second long.
    assertThat(
            weir()
                .at(now.plusSeconds(120))
                .run("record", "content", "RecordRule.by-hand", "--stream=more", "--from=1h")
                .exits(0)
                .out())
        .contains("archive.oss-cn-shanghai.aliyuncs.com");
    assertThat(
            weir()
                .run("record", "start", "RecordRule.by-hand", "--stream=more", "--auto-approve")
                .exits(1)
                .err())
        .contains("TaskAlreadyStarted");
    run("record start RecordRule.by-hand --stream extra --auto-approve");
  }

  @Test
  void files_of_pili_are_the_same_to_both() throws Exception {
    var file = run("save-as Channel.first --from 1h --name ours.mp4");
    var picture = run("snapshot Channel.second --at 25m --notify https://cb.example.com/done");
    var second = run("save-as Channel.second --from 1h --format flv");

    var access = List.of(Account.DEFAULT.key(), Account.DEFAULT.secret());
    var seen =
        new SdkStory("QiniuFiles", "qiniu-java-sdk-7.17.0")
            .tell(
                folder,
                List.of(
                    at("qiniu-pili").toString(),
                    access.getFirst(),
                    access.getLast(),
                    job(file),
                    job(picture),
                    job(second)));
    assertThat(seen.lines())
        .containsExactly(
            "job: avthumb/mp4 z1.old-demo.first-generation ours.mp4",
            "job: vframe/jpg second-generation snapshots/z1.live-demo.second-generation/%d.jpg"
                .formatted(pictured(picture)),
            "job: avthumb/flv second-generation " + named(second),
            "playlist: by-another-client.m3u8",
            "file: by-another-client.mp4");

    var told =
        new SdkStory(
                "PiliFirstGenerationFiles",
                "pili-sdk-java-1.5.4",
                // The HTTP library of 2016 looks into the JDK's own classes.
                List.of("--add-opens=java.base/sun.security.ssl=ALL-UNNAMED"))
            .tell(
                folder,
                List.of(
                    at("qiniu-pili").toString(),
                    access.getFirst(),
                    access.getLast(),
                    Long.toString(begin.getEpochSecond()),
                    Long.toString(end.getEpochSecond())));
    assertThat(told).contains("playback: true");
    var theirs =
        told.lines()
            .filter(line -> line.startsWith("job: "))
            .map(line -> line.substring("job: ".length()))
            .toList();
    assertThat(theirs).as(told).hasSize(2).doesNotHaveDuplicates();
    assertThat(run("save-as Channel.first --job " + theirs.getFirst())).contains("show.mp4");
    assertThat(run("snapshot Channel.first --job " + theirs.getLast())).contains("goal.jpg");
  }

  private static String job(String told) {
    var matcher = JOB.matcher(told);
    assertThat(matcher.find()).as(told).isTrue();
    return matcher.group();
  }

  private static String named(String told) {
    return told.replaceFirst("(?s).*name +(\\S+).*", "$1");
  }

  private static long pictured(String told) {
    return Long.parseLong(named(told).replaceFirst(".*/(\\d+)\\.jpg", "$1"));
  }
}

package dev.weir.cli;

import dev.weir.engine.Providers;
import dev.weir.provider.ProviderModule;
import dev.weir.sandbox.Account;
import dev.weir.sandbox.Sandbox;
import dev.weir.sandbox.SandboxOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * Runs real commands one after the other, so that the JVM can note what they need and start sooner
 * the next time. Nothing outside of one folder is touched: the provider is the sandbox.
 */
final class Rehearsal {

  /** A stage that is forgotten goes away by itself. */
  private static final Duration STAGE_ENDS = Duration.ofMinutes(5);

  private static final List<List<String>> BRIEF = List.of(List.of("--version"), List.of("--help"));

  private static final List<List<String>> IN_SANDBOX =
      List.of(
          List.of("plan", "--sandbox"),
          List.of("apply", "--sandbox", "--auto-approve"),
          List.of("plan", "--sandbox"),
          List.of("plan", "--sandbox", "--detailed-exitcode", "-o", "json"),
          List.of("drift", "--sandbox"),
          List.of("validate"),
          List.of("show"),
          List.of("plan", "--help"));

  private static final List<List<String>> LIVE =
      List.of(List.of("apply", "--auto-approve"), List.of("plan", "-o", "json"), List.of("drift"));

  private static final List<List<String>> PLAN = List.of(List.of("validate"), List.of("plan"));

  private static final String READY = "ready";

  private Rehearsal() {}

  /**
   * Fails when a command does, since a start-up cache of failures is worth nothing.
   *
   * @param arguments nothing, to rehearse only what works on no manifests; {@code stage FOLDER} to
   *     be the provider, over TLS too where {@code javax.net.ssl.keyStore} names a key, until this
   *     process is stopped; {@code work FOLDER STAGE} for commands in a sandbox of their own, on
   *     manifests that may be written to, and for such as write at that provider; {@code plan
   *     STAGE} for those that only read there, which {@code work} has to come before
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    var words = List.of(arguments);
    if (words.isEmpty()) {
      play(BRIEF, Path.of("").toAbsolutePath());
      return;
    }
    var folder = Path.of(words.get(1)).toAbsolutePath();
    switch (words.getFirst()) {
      case "stage" -> stage(folder);
      case "work" -> {
        play(IN_SANDBOX, folder);
        playAt(Path.of(words.get(2)).toAbsolutePath(), LIVE);
      }
      case "plan" -> playAt(folder, PLAN);
      default -> throw new IllegalArgumentException(words.getFirst());
    }
  }

  private static void stage(Path folder) throws IOException, InterruptedException {
    try (var sandbox = start()) {
      write(folder.resolve("http"), sandbox.endpoints());
      if (System.getProperty("javax.net.ssl.keyStore") != null) {
        var relays = new HashMap<String, URI>();
        for (var plain : sandbox.endpoints().entrySet()) {
          relays.put(plain.getKey(), TlsRelay.to(plain.getValue()).endpoint());
        }
        write(folder.resolve("https"), relays);
      }
      Files.createFile(folder.resolve(READY));
      Thread.sleep(STAGE_ENDS);
    }
  }

  private static void playAt(Path stage, List<List<String>> commands) throws IOException {
    for (var scheme : List.of("https", "http")) {
      if (Files.exists(stage.resolve(scheme))) {
        play(commands, stage.resolve(scheme));
      }
    }
  }

  private static Sandbox start() {
    return Sandbox.start(
        SandboxOptions.defaults(),
        InstantSource.system(),
        new Random(),
        Providers.installed().modules().stream()
            .collect(Collectors.toMap(ProviderModule::name, module -> module::emulator)));
  }

  /**
   * A stack with something of each provider, in which the scheme tells names apart. There are two
   * of a kind, and what people often write, since other code runs for those.
   */
  private static void write(Path folder, Map<String, URI> endpoints) throws IOException {
    Files.createDirectories(folder);
    var accounts =
        """
        apiVersion: weir/v1
        kind: Stack
        metadata: {name: rehearsal}
        spec: {guards: {maxDeletes: 10}}
        ---
        apiVersion: aliyun-oss/v1
        kind: Provider
        metadata: {name: oss}
        spec:
          endpoint: "$aliyun-oss"
          region: cn-shanghai
          bucket: rehearsal-$scheme
          limits: {requestsPerSecond: 500, concurrency: 64}
        ---
        apiVersion: qiniu-pili/v1
        kind: Provider
        metadata: {name: pili}
        spec: {hub: rehearsal-$scheme, apiHost: "$qiniu-pili"}
        ---
        apiVersion: volcengine-live/v1
        kind: Provider
        metadata: {name: volc}
        spec: {endpoint: "$volcengine-live"}
        ---
        apiVersion: aliyun-live/v1
        kind: Provider
        metadata: {name: live}
        spec: {endpoint: "$aliyun-live", region: cn-shanghai}
        """;
    var resources =
        """
        # The main stage
        apiVersion: aliyun-oss/v1
        kind: Channel
        metadata: {name: main-$n}
        spec:
          provider: oss
          description: Rehearsed
          target: {playlistName: main-$n.m3u8, fragCount: 3, fragDuration: 2s}
        lifecycle: {protect: true}
        ---
        apiVersion: qiniu-pili/v1
        kind: Channel
        metadata: {name: backup-$n}
        spec: {provider: pili, publishSecurity: dynamic, publishKey: {fromEnv: WEIR_SECRET_REHEARSAL}}
        ---
        apiVersion: volcengine-live/v1
        kind: FixedRelay
        metadata: {name: relay-$n}
        spec:
          provider: volc
          domain: $scheme-$n.example.com
          app: live
          stream: main
          srcAddrs:
            - rtmp://origin.example.org/live/main
            - ${Channel.backup-$n.rtmpPlayUrl}
          startTime: 2037-06-30T19:00:00+08:00
          endTime: 2037-07-01T00:30:00+08:00
        ---
        apiVersion: aliyun-live/v1
        kind: RecordRule
        metadata: {name: record-$n}
        spec:
          provider: live
          domain: $scheme.example.com
          app: live
          stream: main-$n
          ossEndpoint: oss-cn-shanghai.aliyuncs.com
          ossBucket: ${Provider.oss.bucket}
          formats: [{format: m3u8}, {format: mp4, cycleDuration: 30m}]
        """;
    for (var endpoint : endpoints.entrySet()) {
      accounts = accounts.replace("$" + endpoint.getKey(), endpoint.getValue().toString());
    }
    var scheme = folder.getFileName().toString();
    Files.writeString(folder.resolve("accounts.yaml"), accounts.replace("$scheme", scheme));
    for (var number : List.of("1", "2", "3")) {
      Files.writeString(
          folder.resolve("event-" + number + ".yaml"),
          resources.replace("$scheme", scheme).replace("$n", number));
    }
  }

  /** Everything is as in a real run, but for who listens and what is in the environment. */
  private static void play(List<List<String>> commands, Path folder) throws IOException {
    var real = Main.surroundings();
    var environment = new HashMap<>(real.environment());
    for (var name :
        List.of("ALIBABA_CLOUD_ACCESS_KEY_ID", "QINIU_ACCESS_KEY", "VOLCENGINE_ACCESS_KEY")) {
      environment.put(name, Account.DEFAULT.key());
    }
    for (var name :
        List.of("ALIBABA_CLOUD_ACCESS_KEY_SECRET", "QINIU_SECRET_KEY", "VOLCENGINE_SECRET_KEY")) {
      environment.put(name, Account.DEFAULT.secret());
    }
    environment.put("WEIR_SECRET_REHEARSAL", Account.DEFAULT.secret());
    try (var nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
      var surroundings =
          new Surroundings(
              InputStream.nullInputStream(),
              nowhere,
              nowhere,
              environment,
              folder,
              real.isTerminal(),
              real.clock(),
              real.interrupts(),
              real.sleeper());
      for (var command : commands) {
        int code = Main.run(command, surroundings);
        if (code != ExitCode.SUCCESS) {
          throw new IOException("weir " + String.join(" ", command) + " exits with " + code);
        }
      }
    }
  }
}

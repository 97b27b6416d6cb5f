package dev.weir.provider.aliyunlive;

import dev.weir.diag.RemoteFailure;
import dev.weir.http.ApiClients;
import dev.weir.http.FakeTime;
import dev.weir.kind.Secret;
import dev.weir.provider.Session;
import dev.weir.provider.aliyunlive.LiveConnection.Group;
import dev.weir.sandbox.Account;
import dev.weir.sandbox.Sandbox;
import dev.weir.sandbox.SandboxOptions;
import dev.weir.sandbox.Wire;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A sandbox with this provider only, and our client of it. Its time moves when it is told to. */
final class LiveBench implements AutoCloseable {

  static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

  private final FakeTime time = new FakeTime(START);
  private final Random chance = new Random(1);
  private final Sandbox sandbox;

  private LiveBench(SandboxOptions options) {
    this.sandbox =
        Sandbox.start(
            options,
            time,
            new SplittableRandom(1),
            Map.of(AliyunLiveModule.NAME, LiveEmulator::new));
  }

  /** A sandbox in which everything exists. */
  static LiveBench open() {
    return new LiveBench(SandboxOptions.defaults());
  }

  /** A sandbox with this said of it. */
  static LiveBench with(Path folder, String world) {
    try {
      var file = folder.resolve("world.json");
      Files.writeString(file, "{\"aliyun-live\": " + world + "}");
      return new LiveBench(SandboxOptions.defaults().withWorld(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  URI endpoint() {
    return Objects.requireNonNull(sandbox.endpoints().get(AliyunLiveModule.NAME));
  }

  /** Both clocks move on. */
  void pass(Duration duration) {
    time.pass(duration);
  }

  FakeTime time() {
    return time;
  }

  /** Settings that name nothing but the signature. */
  static Provider settings(Provider.Signature signature) {
    return new Provider(
        "live.aliyuncs.com",
        Optional.empty(),
        "",
        List.of(),
        Optional.empty(),
        signature,
        new Provider.Limits(100, 30, 16));
  }

  /** What a run would lend. */
  Session session() {
    var access =
        new Session.SandboxAccess(
            endpoint(), Account.DEFAULT.key(), Secret.of(Account.DEFAULT.secret()));
    return new Session(
        new ApiClients(time, time, chance, Optional.empty()),
        _ -> Optional.empty(),
        Optional.of(access));
  }

  LiveApi api() {
    return api(Provider.Signature.V3);
  }

  LiveApi api(Provider.Signature signature) {
    return new LiveConnection(settings(signature), session())
        .client(LiveApi.class, Group.WRITE_RULES);
  }

  /** Calls the control API. */
  JsonNode control(String method, String what, String json) {
    var answer = Wire.control(endpoint(), method, what, json);
    if (answer.status() != 200) {
      throw new IllegalStateException(answer.status() + " " + answer.body());
    }
    return JsonMapper.shared().readTree(answer.body());
  }

  /** Puts a stream on the air. */
  void publish(String stream) {
    control("POST", "publish", stream(stream, "{}"));
  }

  /** Takes a stream off the air. */
  void unpublish(String stream) {
    control("POST", "unpublish", stream(stream, "{}"));
  }

  /** The stream {@code domain/app/stream} as the control API has it. */
  static String stream(String path, String parameters) {
    var parts = path.split("/");
    return "{\"domain\":\"%s\",\"app\":\"%s\",\"stream\":\"%s\",\"parameters\":%s}"
        .formatted(parts[0], parts[1], parts[2], parameters);
  }

  /** The code of the error that a call ends with; empty when it works. */
  static String code(Runnable call) {
    try {
      call.run();
      return "";
    } catch (RemoteFailure failure) {
      return failure.details().code();
    }
  }

  /** A rule that records into one format. */
  static LiveRequests.AddRule rule(String app, String stream, int onDemand) {
    return new LiveRequests.AddRule(
        "test.com",
        app,
        Optional.of(stream),
        "test123",
        "oss-cn-shanghai.aliyuncs.com",
        Optional.of(onDemand),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(format("m3u8")),
        List.of(),
        List.of());
  }

  static LiveAnswers.Format format(String container) {
    return new LiveAnswers.Format(
        container, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  @Override
  public void close() {
    sandbox.close();
  }
}

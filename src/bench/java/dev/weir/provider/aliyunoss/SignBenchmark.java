package dev.weir.provider.aliyunoss;

import dev.weir.kind.Secret;
import feign.Request;
import feign.Request.HttpMethod;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** Signing the call that reads a channel, for as many channels. */
@State(Scope.Benchmark)
public class SignBenchmark {

  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  @Param({"1000", "10000", "100000"})
  int size;

  private OssSigner signer;
  private List<Request> requests;

  /** Makes the requests. */
  @Setup
  public void setUp() {
    var base = URI.create("http://127.0.0.1:9/cup-final");
    signer =
        new OssSigner(
            new OssEndpoint(base, "cup-final", "cn-shanghai", "127.0.0.1"),
            new OssCredentials("key", Secret.of("secret"), Optional.empty()),
            Provider.Signature.V4);
    requests = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      requests.add(
          Request.create(
              HttpMethod.GET,
              "http://127.0.0.1:9/cup-final/stage-" + i + "?live",
              Map.of(),
              new byte[0],
              StandardCharsets.UTF_8,
              null));
    }
  }

  /** Version 4, one after the other. */
  @Benchmark
  public void sign(Blackhole hole) {
    for (var request : requests) {
      hole.consume(signer.sign(request, NOW));
    }
  }
}

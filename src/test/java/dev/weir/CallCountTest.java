package dev.weir;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.Engine;
import dev.weir.engine.RunReport;
import dev.weir.ledger.Ledger;
import dev.weir.plan.Plan;
import dev.weir.plan.PlanOptions;
import dev.weir.testing.SandboxRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** As many calls as the contract makes necessary, and not one more. */
class CallCountTest {

  private static final int CHANNELS = 1_000;

  @TempDir Path work;

  private Path manifests;

  @BeforeEach
  void setUp() throws IOException {
    manifests = Files.createDirectory(work.resolve("manifests"));
    var provider =
        """
        apiVersion: aliyun-oss/v1
        kind: Provider
        metadata: {name: hangzhou}
        spec: {endpoint: oss-cn-hangzhou.aliyuncs.com, bucket: live-demo}
        """;
    var channels =
        IntStream.range(0, CHANNELS)
            .mapToObj(
                """
                ---
                apiVersion: aliyun-oss/v1
                kind: Channel
                metadata: {name: stage-%04d}
                spec: {provider: hangzhou}
                """
                    ::formatted)
            .collect(Collectors.joining());
    Files.writeString(manifests.resolve("live.yaml"), provider + channels);
  }

  @Test
  void a_thousand_channels_at_twenty_milliseconds_a_call() {
    try (var run = new SandboxRun(work.resolve("ledger"))) {
      run.control("PUT", "faults", "{\"delayMillis\": 20}");

      assertThat(apply(run).done()).hasSize(CHANNELS);
      // One listing; then each channel is read just before and just after it is written.
      assertThat(run.requests(method -> method.equals("PUT"))).hasSize(CHANNELS);
      assertThat(run.requests(method -> method.equals("GET"))).hasSize(1 + 2 * CHANNELS);

      run.control("DELETE", "requests", "");
      assertThat(plan(run).isEmpty()).isTrue();
      // A listing lacks the target, so each channel is read once.
      assertThat(run.requests(_ -> true)).hasSize(1 + CHANNELS);
    }
  }

  private RunReport apply(SandboxRun run) {
    try (var engine = run.engine(manifests);
        var session = run.store().open("apply", Duration.ZERO)) {
      var prepared = prepare(run, engine, session.ledger());
      return engine.apply(prepared, session, 32);
    }
  }

  private Plan plan(SandboxRun run) {
    try (var engine = run.engine(manifests)) {
      return prepare(run, engine, run.store().read()).plan();
    }
  }

  private Engine.Prepared prepare(SandboxRun run, Engine engine, Ledger ledger) {
    return engine.plan(run.load(manifests).orRefuse(), ledger, PlanOptions.converge());
  }
}

package dev.weir.provider.qiniupili;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.RunReport;
import dev.weir.plan.Plan;
import dev.weir.plan.PlanOptions;
import dev.weir.testing.SandboxRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The real engine against the emulated hub {@code live-demo} over HTTP. */
final class PiliBench implements AutoCloseable {

  private final Path manifests;
  private final String generation;
  private final SandboxRun run;

  /**
   * A bench in an empty folder.
   *
   * @param generation {@code v1} or {@code v2}
   */
  PiliBench(Path work, String generation) {
    this.manifests = work.resolve("manifests");
    this.generation = generation;
    try {
      Files.createDirectory(manifests);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.run = new SandboxRun(work.resolve("ledger"));
  }

  SandboxRun run() {
    return run;
  }

  /** Writes the only manifest. */
  void declare(String... documents) {
    var provider =
        """
        apiVersion: qiniu-pili/v1
        kind: Provider
        metadata: {name: pili}
        spec: {hub: live-demo, apiGeneration: %s}
        ---
        """
            .formatted(generation);
    try {
      Files.writeString(
          manifests.resolve("channels.yaml"),
          SandboxRun.UNGUARDED + provider + String.join("\n---\n", documents));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A channel. */
  static String channel(String name, String more) {
    return """
    apiVersion: qiniu-pili/v1
    kind: Channel
    metadata: {name: %s}
    spec: {provider: pili%s}
    """
        .formatted(name, more.isEmpty() ? "" : ", " + more);
  }

  Plan plan() {
    try (var engine = run.engine(manifests)) {
      var loaded = run.load(manifests).orRefuse();
      return engine.plan(loaded, run.store().read(), PlanOptions.converge()).plan();
    }
  }

  RunReport apply() {
    try (var engine = run.engine(manifests);
        var session = run.store().open("apply", Duration.ZERO)) {
      var loaded = run.load(manifests).orRefuse();
      var prepared = engine.plan(loaded, session.ledger(), PlanOptions.converge());
      return engine.apply(prepared, session, 4);
    }
  }

  /** Applies, and expects that nothing is left to do. */
  void converge() {
    var report = apply();
    assertThat(report.failed()).isEmpty();
    assertThat(report.notes()).isEmpty();
    assertSettled();
  }

  void assertSettled() {
    var plan = plan();
    assertThat(plan.isComplete()).isTrue();
    assertThat(plan.effective()).isEmpty();
    assertThat(run.store().read().open()).isEmpty();
  }

  /** A stream, as the service keeps it; missing when there is none. */
  JsonNode stream(String title) {
    return state().path("qiniu-pili").path("streams").path("live-demo/" + title);
  }

  ObjectNode state() {
    return (ObjectNode) run.control("GET", "state", "");
  }

  void putState(ObjectNode state) {
    run.control("PUT", "state", state.toString());
  }

  void faults(String rules) {
    run.control("PUT", "faults", rules);
  }

  @Override
  public void close() {
    run.close();
  }
}

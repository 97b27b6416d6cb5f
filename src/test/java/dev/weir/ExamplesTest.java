package dev.weir;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.RunReport;
import dev.weir.plan.Plan;
import dev.weir.plan.PlanOptions;
import dev.weir.plan.PlanOptions.Goal;
import dev.weir.testing.SandboxRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every stack of {@code examples} works as it stands: without a warning, and all the way. {@code
 * examples/pipelines} is no stack; its recipes have tests of their own.
 */
class ExamplesTest {

  private static final PlanOptions DESTROY = PlanOptions.of(Goal.DESTROY);

  @TempDir Path work;

  static Stream<Path> examples() throws IOException {
    try (var folders = Files.list(Path.of("examples"))) {
      return folders
          .filter(Files::isDirectory)
          .filter(folder -> !folder.endsWith("pipelines"))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void is_applied_settled_and_destroyed(Path example) {
    try (var run = new SandboxRun(work.resolve("ledger"))) {
      assertThat(run.load(example).diagnostics()).isEmpty();

      assertThat(plan(run, example).notes()).isEmpty();
      assertThat(apply(run, example, PlanOptions.converge()).notes()).isEmpty();
      var settled = plan(run, example);
      assertThat(settled.isComplete()).isTrue();
      assertThat(settled.effective()).isEmpty();
      assertThat(settled.unmanaged()).isEmpty();

      unprotect(run);
      assertThat(apply(run, example, DESTROY).succeeded()).isTrue();
      assertThat(run.store().read().entries()).isEmpty();
    }
  }

  /** Protection is lifted by an apply of its own; here by hand, to see that all can be deleted. */
  private static void unprotect(SandboxRun run) {
    try (var session = run.store().open("test", Duration.ZERO)) {
      session.ledger().entries().values().forEach(entry -> session.put(entry.unprotected()));
    }
  }

  private static Plan plan(SandboxRun run, Path example) {
    try (var engine = run.engine(example)) {
      var manifests = run.load(example).orRefuse();
      return engine.plan(manifests, run.store().read(), PlanOptions.converge()).plan();
    }
  }

  private static RunReport apply(SandboxRun run, Path example, PlanOptions options) {
    try (var engine = run.engine(example);
        var session = run.store().open("apply", Duration.ZERO)) {
      var manifests = run.load(example).orRefuse();
      var prepared = engine.plan(manifests, session.ledger(), options);
      var report = engine.apply(prepared, session, 8);
      assertThat(report.failed()).isEmpty();
      return report;
    }
  }
}

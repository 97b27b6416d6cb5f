package dev.weir.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.Golden;
import dev.weir.plan.Plan;
import dev.weir.plan.PlanOptions;
import dev.weir.testing.SandboxRun;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The benchmarks measure what they say; the numbers themselves are nobody's to test. */
class BenchmarksTest {

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void an_estate_is_sound_and_a_plan_of_it_makes_the_calls_it_says(Estate estate) throws Exception {
    int size = 37;
    try (var run = new SandboxRun(folder.resolve("ledger"))) {
      estate.write(folder, size);
      estate.writeProviders(folder, run.endpoints(), Optional.of(64));
      try (var engine = run.engine(folder);
          var session = run.store().open("apply", Duration.ZERO)) {
        var loaded = run.load(folder).orRefuse();
        var prepared = engine.plan(loaded, session.ledger(), PlanOptions.converge());
        assertThat(prepared.plan().changes()).hasSize(size);
        assertThat(engine.apply(prepared, session, 8).succeeded()).isTrue();
      }

      run.control("DELETE", "requests", "");
      assertThat(plan(run).isEmpty()).isTrue();

      var counted = run.control("GET", "requests/count", "").path("count").asLong();
      assertThat(counted).isEqualTo(estate.leastCalls(size)).isPositive();
    }
  }

  private Plan plan(SandboxRun run) {
    try (var survey = run.survey(folder);
        var session = run.store().open("plan", Duration.ZERO)) {
      var loaded = run.load(folder).orRefuse();
      return survey.look(loaded, session.ledger(), PlanOptions.converge());
    }
  }

  @Test
  void a_process_is_measured_and_its_failure_is_told() throws Exception {
    var processes = new Processes(folder);
    var busy = List.of("sh", "-c", "i=0; while [ $i -lt 100000 ]; do i=$((i+1)); done; exit 3");
    var outcome = processes.run(new Processes.Program(busy, folder, Map.of()));
    assertThat(outcome.exit()).isEqualTo(3);
    assertThat(outcome.cpu()).isPositive();
    assertThat(outcome.wall()).isPositive();
  }

  @Test
  void tables_show_what_was_measured_and_which_targets_it_meets() {
    var startUp = new LinkedHashMap<String, Series>();
    startUp.put(StartUp.VERSION, series(50, 45, 38));
    startUp.put(StartUp.HELP, series(90, 85, 45));
    startUp.put(StartUp.TERRAFORM, series(30, 28, 54));
    var report =
        new Report(
            "2 cores",
            startUp,
            List.of(
                weir(1_000, 0, series(420, 600, 130)),
                terraform(1_000, series(3_960, 4_200, 350)),
                weir(10_000, 0, series(1_250, 2_000, 320)),
                weir(10_000, 20, series(5_250, 3_000, 330)),
                weir(100_000, 0, series(15_100, 17_000, 900))),
            List.of(
                new Ideals.Row(
                    "plan of 2,000",
                    50,
                    new Ideals.Limits(64, 10_000),
                    series(1_700, 2_000, 200),
                    2_002,
                    2_002),
                new Ideals.Row(
                    "plan of 2,000, usual limits",
                    50,
                    new Ideals.Limits(64, 500),
                    series(3_300, 2_000, 200),
                    2_002,
                    2_002)),
            List.of(new InProcess.Row("parse", 1_000, 0.0236, 0.0004, 54e6)));
    Golden.check("dev/weir/bench/benchmarks.md", report.text());
  }

  private static Plans.Row weir(int size, int latency, Series series) {
    var calls = new Plans.Calls(size + 1, size + 1);
    return new Plans.Row("OSS channels", size, latency, series, Optional.of(calls));
  }

  private static Plans.Row terraform(int size, Series series) {
    return new Plans.Row(Plans.name(TerraformEstate.MANY), size, 0, series, Optional.empty());
  }

  private static Series series(long wallMillis, long cpuMillis, long megabytes) {
    return new Series(
        5, Duration.ofMillis(wallMillis), Duration.ofMillis(cpuMillis), megabytes << 10);
  }
}

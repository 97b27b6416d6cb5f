package dev.weir.provider.qiniupili;

import static dev.weir.provider.qiniupili.PiliBench.channel;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.plan.Action;
import dev.weir.plan.AttributeChange.Verdict;
import dev.weir.plan.Recovery;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A stream is created by one call, and locked and given its transcodings by others. Whatever cuts
 * them off: the next run finishes without a question.
 */
class CreationInTwoCallsTest {

  @TempDir Path work;

  private static String locked(String generation) {
    return channel(
        "main-stage",
        generation.equals("v1")
            ? "publishKey: {fromEnv: WEIR_SECRET_A}, disabled: true"
            : "converts: [480p, 720p], disabled: true");
  }

  private static String rule(String kind, String operation) {
    return "{\"kind\": \"%s\", \"operation\": \"%s\"}".formatted(kind, operation);
  }

  @ParameterizedTest
  @CsvSource({
    "v1, cut-before, UpdateStream",
    "v1, fail-before, UpdateStream",
    "v2, cut-before, SetConverts",
    "v2, cut-before, DisableStream",
    "v2, cut-after, DisableStream"
  })
  void what_is_cut_off_is_said_and_finished_by_the_next_run(
      String generation, String kind, String operation) {
    try (var bench = new PiliBench(work, generation)) {
      bench.declare(locked(generation));
      bench.faults("[" + rule(kind, operation) + "]");

      var failed = bench.apply().failed();

      assertThat(failed).hasSize(1);
      assertThat(failed.values().iterator().next().diagnostic().message())
          .contains("the stream was created before that");
      assertThat(bench.stream("main-stage").isMissingNode()).isFalse();
      bench.faults("[]");
      assertFinishes(bench);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1", "v2"})
  void a_run_that_ended_between_the_calls_is_recovered(String generation) {
    try (var bench = new PiliBench(work, generation)) {
      bench.declare(locked(generation));
      // Nothing gets through once the stream is there: all that is left is the intent on disk.
      var later = generation.equals("v1") ? "UpdateStream" : "DisableStream";
      bench.faults(
          "[%s, {\"kind\": \"cut-before\", \"operation\": \"GetStream\", \"nth\": [%s]}]"
              .formatted(rule("cut-before", later), "2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18"));

      assertThat(bench.apply().failed()).hasSize(1);
      assertThat(bench.run().store().read().open()).hasSize(1);
      bench.faults("[]");

      assertThat(bench.plan().recoveries())
          .extracting(Recovery::outcome)
          .containsExactly(Recovery.Outcome.BEGUN);
      assertFinishes(bench);
    }
  }

  private static void assertFinishes(PiliBench bench) {
    var changes = bench.plan().effective();
    assertThat(changes).hasSize(1);
    var change = changes.iterator().next();
    assertThat(change.action()).isEqualTo(Action.UPDATE);
    assertThat(change.blocked()).isEmpty();
    assertThat(change.attributes())
        .isNotEmpty()
        .allMatch(attribute -> attribute.verdict() == Verdict.PENDING);
    bench.converge();
    assertThat(bench.stream("main-stage").path("disabledTill").asLong()).isEqualTo(-1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1"})
  void a_stream_with_another_key_is_not_taken_for_ours(String generation) {
    try (var bench = new PiliBench(work, generation)) {
      bench.declare(locked(generation));
      bench.faults(
          "[%s, {\"kind\": \"cut-before\", \"operation\": \"GetStream\", \"nth\": [%s]}]"
              .formatted(
                  rule("cut-before", "UpdateStream"),
                  "2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18"));
      bench.apply();
      bench.faults("[]");
      var state = bench.state();
      state
          .withObject("/qiniu-pili/streams")
          .withObjectProperty("live-demo/main-stage")
          .put("publishKey", "somebody-elses");
      bench.putState(state);

      var plan = bench.plan();

      assertThat(plan.recoveries())
          .extracting(Recovery::outcome)
          .containsExactly(Recovery.Outcome.UNCLEAR);
      assertThat(plan.changes().values().iterator().next().blocked()).isPresent();
    }
  }
}

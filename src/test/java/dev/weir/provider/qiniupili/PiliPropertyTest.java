package dev.weir.provider.qiniupili;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Refused;
import dev.weir.plan.Action;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever a manifest sets and leaves out: once it is applied, nothing is left to do, and so after
 * each change of it. The seed is the test's name.
 */
class PiliPropertyTest {

  private static final int CHANNELS = 4;

  @TempDir Path work;

  static List<Integer> seeds() {
    return IntStream.range(0, 12).boxed().toList();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void what_is_applied_through_v1_needs_no_second_apply(int seed) {
    var random = new Random(seed);
    try (var bench = new PiliBench(work, "v1")) {
      for (int round = 0; round < 5; round++) {
        var documents = new ArrayList<String>();
        for (int i = 0; i < CHANNELS; i++) {
          if (random.nextInt(4) > 0) {
            documents.add(document(random, i, firstGeneration(random)));
          }
        }
        settle(bench, documents);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void what_is_applied_through_v2_needs_no_second_apply(int seed) {
    var random = new Random(seed);
    try (var bench = new PiliBench(work, "v2")) {
      for (int round = 0; round < 5; round++) {
        var documents = new ArrayList<String>();
        for (int i = 0; i < CHANNELS; i++) {
          // What is gone from the manifests stays, since no call deletes it, and may come back.
          if (random.nextInt(4) > 0) {
            documents.add(
                document(random, i, secondGeneration(random))
                    + "lifecycle: {onDelete: retain, adopt: true}\n");
          }
        }
        settle(bench, documents);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void what_v2_cannot_set_is_refused_before_anything_is_sent(int seed) {
    var random = new Random(seed);
    try (var bench = new PiliBench(work, "v2")) {
      var set = secondGeneration(random);
      set.add(
          random.nextBoolean()
              ? "publishKey: {fromEnv: WEIR_SECRET_A}"
              : "publishSecurity: " + oneOf(random, "static", "dynamic"));
      bench.declare(document(random, 0, set), document(random, 1, secondGeneration(random)));

      assertThatThrownBy(bench::plan)
          .asInstanceOf(InstanceOfAssertFactories.type(Refused.class))
          .satisfies(refused -> {
            assertThat(refused.diagnostics())
                .extracting(Diagnostic::code)
                .containsExactly("not-in-api-generation");
            assertThat(refused.diagnostics().getFirst().place()).isPresent();
          });
      assertThat(bench.run().requests(_ -> true)).isEmpty();
    }
  }

  private static void settle(PiliBench bench, List<String> documents) {
    bench.declare(documents.toArray(String[]::new));
    var text = String.join("\n", documents);
    var report = bench.apply();
    if (report.done().stream().anyMatch(change -> change.action() == Action.ADOPT)) {
      // Taking over writes nothing; what differs is the next run's.
      report = bench.apply();
    }
    assertThat(report.failed()).as(text).isEmpty();
    assertThat(report.notes()).as(text).isEmpty();
    assertThat(bench.plan().effective()).as(text).isEmpty();
  }

  private static String document(Random random, int index, List<String> set) {
    var name = "camera-" + index;
    if (random.nextBoolean()) {
      set.add("title: " + name);
    }
    return PiliBench.channel(name, String.join(", ", set));
  }

  private static String oneOf(Random random, String... words) {
    return words[random.nextInt(words.length)];
  }

  private static List<String> firstGeneration(Random random) {
    var set = new ArrayList<String>();
    if (random.nextBoolean()) {
      set.add("publishKey: {fromEnv: WEIR_SECRET_%s}".formatted(oneOf(random, "A", "B")));
    }
    if (random.nextBoolean()) {
      set.add("publishSecurity: " + oneOf(random, "static", "dynamic"));
    }
    if (random.nextBoolean()) {
      set.add("disabled: " + random.nextBoolean());
    }
    if (random.nextInt(4) == 0) {
      set.add("converts: []");
    }
    return set;
  }

  private static List<String> secondGeneration(Random random) {
    var set = new ArrayList<String>();
    if (random.nextBoolean()) {
      set.add("disabled: " + random.nextBoolean());
    }
    if (random.nextBoolean()) {
      set.add("converts: " + oneOf(random, "[]", "[480p]", "[720p, 480p]", "[480p, wmt_logo]"));
    }
    return set;
  }
}

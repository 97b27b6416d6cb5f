package dev.weir.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.kind.Address;
import dev.weir.plan.PlanOptions;
import dev.weir.testing.Box;
import dev.weir.testing.Rig;
import dev.weir.testing.ToyService.Crash;
import dev.weir.testing.ToyService.Moment;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever was declared, is live and is remembered, and whatever goes wrong on the way: runs end in
 * what the manifests say, and nothing that is not ours is ever touched.
 */
class ConvergenceTest {

  private static final List<String> NAMES = List.of("a", "b", "c", "d", "e");
  private static final List<String> FOREIGN = List.of("x", "y");
  private static final List<Moment> MOMENTS = List.of(Moment.values());

  @TempDir Path folder;

  @RepeatedTest(60)
  void random_histories_converge(RepetitionInfo repetition) {
    long seed = 20_260_102L + repetition.getCurrentRepetition();
    var random = new Random(seed);
    var rig = new Rig(folder);
    FOREIGN.forEach(name -> rig.service().put(randomBox(random, name)));
    var foreign = foreign(rig);
    var declared = new HashMap<String, String>();
    for (int round = 0; round < 4; round++) {
      declare(random, rig, declared);
      rig.service().troubles(randomTroubles(random));
      tryToApply(rig);
      meddle(random, rig);
    }
    rig.service().troubles(_ -> Optional.empty());

    declared.forEach((name, spec) -> rig.file(name + ".yaml", adopting(name, spec)));
    for (int run = 0; run < 3; run++) {
      rig.apply(acceptEverything());
    }

    assertThat(rig.plan().isEmpty()).as("seed %d: %s", seed, Rig.words(rig.plan())).isTrue();
    assertThat(foreign(rig)).as("seed %d", seed).isEqualTo(foreign);
    var unclear = rig.ledger().open().stream().map(i -> i.entry().address().name()).toList();
    assertThat(unclear).as("seed %d", seed).doesNotContainAnyElementsOf(declared.keySet());
    var ours = ours(rig);
    unclear.forEach(ours::remove);
    assertThat(ours).as("seed %d", seed).isEqualTo(declared.keySet());
  }

  /** What somebody changed right after a crash is nobody's until a person says so. */
  private static String adopting(String name, String spec) {
    return Rig.document(name, spec, "{adopt: true}");
  }

  private static Map<String, Box> foreign(Rig rig) {
    var boxes = rig.service().boxes();
    return FOREIGN.stream()
        .filter(boxes::containsKey)
        .collect(Collectors.toMap(n -> n, boxes::get));
  }

  private static Set<String> ours(Rig rig) {
    var names = new HashSet<>(rig.service().boxes().keySet());
    FOREIGN.forEach(names::remove);
    return names;
  }

  private static PlanOptions acceptEverything() {
    var addresses =
        NAMES.stream().map(name -> new Address("Box", name)).collect(Collectors.toSet());
    return PlanOptions.converge().accepting(addresses).allowingDeletes(NAMES.size());
  }

  private static void declare(Random random, Rig rig, Map<String, String> declared) {
    for (var name : NAMES) {
      if (declared.containsKey(name) && random.nextInt(3) == 0) {
        rig.remove(name + ".yaml");
        declared.remove(name);
      } else if (random.nextInt(3) > 0) {
        var spec = randomSpec(random, declared.keySet(), name);
        declared.put(name, spec);
      }
    }
    // A reference to what is no longer declared would be refused before anything is planned.
    declared.replaceAll(
        (_, spec) -> spec.contains("${") && !refersTo(spec, declared) ? "{}" : spec);
    declared.forEach(rig::box);
  }

  private static boolean refersTo(String spec, Map<String, String> declared) {
    return declared.keySet().stream().anyMatch(name -> spec.contains("Box." + name + ".place"));
  }

  private static String randomSpec(Random random, Set<String> others, String name) {
    var earlier = others.stream().filter(other -> other.compareTo(name) < 0).sorted().findFirst();
    if (earlier.isPresent() && random.nextInt(3) == 0) {
      return "{text: \"${Box.%s.place}\"}".formatted(earlier.get());
    }
    return "{text: t%d, count: %d, material: %s, tags: [%s]}"
        .formatted(
            random.nextInt(3),
            random.nextInt(3),
            random.nextBoolean() ? "wood" : "iron",
            random.nextBoolean() ? "p, q" : "q");
  }

  private static Function<String, Optional<Moment>> randomTroubles(Random random) {
    return _ ->
        random.nextInt(4) == 0
            ? Optional.of(MOMENTS.get(random.nextInt(MOMENTS.size())))
            : Optional.empty();
  }

  private static void tryToApply(Rig rig) {
    try {
      rig.apply(acceptEverything());
    } catch (Crash _) {
      // The next round is the next process.
    }
  }

  /** Somebody else edits or deletes what is ours. */
  private static void meddle(Random random, Rig rig) {
    for (var name : NAMES) {
      switch (random.nextInt(8)) {
        case 0 -> rig.service().take(name);
        case 1 -> rig.service().edit(name, box -> randomBox(random, box.label()));
        default -> {}
      }
    }
  }

  private static Box randomBox(Random random, String label) {
    return new Box(
        label,
        "t" + random.nextInt(3),
        random.nextInt(3),
        Optional.empty(),
        Box.Material.WOOD,
        List.of("q"),
        Optional.empty(),
        Optional.empty(),
        new Box.Shelf(random.nextInt(2), "left"),
        Optional.empty());
  }
}

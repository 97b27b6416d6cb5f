package dev.weir.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.Rebuild.Verdict;
import dev.weir.kind.Address;
import dev.weir.plan.Action;
import dev.weir.testing.Box;
import dev.weir.testing.Rig;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A lost ledger comes back from what is declared and live, and nothing is called to get there. */
class RebuildTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"1,0", "10,20", "200,5", "2000,20"})
  void the_rebuilt_ledger_is_the_lost_one(int size, int percentEdited) {
    var random = new Random(20_261_121L + size + percentEdited);
    var rig = new Rig(folder);
    var text = new StringBuilder();
    for (int i = 0; i < size; i++) {
      text.append(i == 0 ? "" : "---\n").append(Rig.document("b" + i, spec(random, i), "{}"));
    }
    rig.file("boxes.yaml", text.toString());
    rig.apply();
    var lost = rig.ledger().entries();
    var edited = new HashSet<Address>();
    for (int i = 0; i < size; i++) {
      if (random.nextInt(100) < percentEdited) {
        edited.add(new Address("Box", "b" + i));
        edit(rig, random, i);
      }
    }
    rig.loseLedger().service().forgetCalls();

    var findings = rig.recover(Set.of());

    assertThat(rig.service().calls()).as("writing calls").isEmpty();
    var rebuilt = rig.ledger().entries();
    lost.forEach((address, entry) -> {
      if (edited.contains(address)) {
        assertThat(rebuilt).doesNotContainKey(address);
      } else {
        assertThat(rebuilt.get(address)).isEqualTo(entry);
      }
    });
    assertThat(rebuilt).hasSize(size - edited.size());
    assertThat(findings).hasSize(size);
    var next = rig.plan().changes().values();
    // What refers to a box that somebody took away will be written when that is there again.
    assertThat(next)
        .filteredOn(change -> !edited.contains(change.address()))
        .filteredOn(change -> change.dependsOn().stream().noneMatch(edited::contains))
        .allMatch(change -> change.action() == Action.NO_OP && change.blocked().isEmpty());
    assertThat(next)
        .filteredOn(change -> !edited.contains(change.address()))
        .hasSize(size - edited.size())
        .noneMatch(change -> change.action() == Action.CREATE);
    assertThat(next).noneMatch(change -> change.action().destroys());
  }

  /** Some refer to the one before; some have a secret, or what is never told. */
  private static String spec(Random random, int i) {
    var more = i > 0 && random.nextInt(4) == 0 ? ", text: \"${Box.b" + (i - 1) + ".place}\"" : "";
    var secret = random.nextInt(4) == 0 ? ", code: {fromEnv: WEIR_SECRET_CODE}, note: n" : "";
    return "{count: %d, tags: [a, t%d]%s%s}".formatted(random.nextInt(50), i % 3, more, secret);
  }

  /** Edits what no other box refers to. */
  private static void edit(Rig rig, Random random, int i) {
    if (random.nextInt(5) == 0) {
      rig.service().take("b" + i);
    } else {
      rig.service().edit("b" + i, box -> changed(box));
    }
  }

  private static Box changed(Box box) {
    return new Box(
        box.label(),
        box.text(),
        box.count() + 50,
        box.keep(),
        box.material(),
        box.tags(),
        box.code(),
        box.note(),
        box.shelf(),
        box.place());
  }

  @Test
  void what_differs_is_taken_over_when_it_is_named_and_then_shows_as_a_change() {
    var rig = new Rig(folder).box("a", "{count: 1}").box("b", "{count: 2}");
    rig.apply();
    rig.service().edit("a", RebuildTest::changed);
    rig.service().edit("b", RebuildTest::changed);
    rig.loseLedger();

    var findings = rig.recover(Set.of(new Address("Box", "a")));

    assertThat(findings).extracting(Rebuild.Finding::verdict).containsOnly(Verdict.DIFFERS);
    assertThat(findings.getFirst().differing()).containsExactly("count");
    assertThat(Rig.words(rig.plan()))
        .isEqualTo(
            "UPDATE Box.a count=PENDING\nNO_OP Box.b count=UNATTRIBUTED BLOCKED exists-already");
  }

  @Test
  void what_is_not_live_and_what_is_not_declared_is_left_alone() {
    var rig = new Rig(folder).box("a", "{}").box("b", "{}");
    rig.apply();
    rig.service().take("a");
    rig.remove("b.yaml").loseLedger();

    var findings = rig.recover(Set.of());

    assertThat(findings).extracting(Rebuild.Finding::verdict).containsExactly(Verdict.MISSING);
    assertThat(rig.ledger().entries()).isEmpty();
    assertThat(rig.service().boxes()).containsOnlyKeys("b");
    assertThat(rig.plan().unmanaged()).hasSize(1);
  }
}

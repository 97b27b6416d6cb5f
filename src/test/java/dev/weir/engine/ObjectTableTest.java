package dev.weir.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.kind.Address;
import dev.weir.plan.Action;
import dev.weir.testing.Box;
import dev.weir.testing.Rig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every combination of declared, live and in the ledger, with everything that can be said about it:
 * what becomes of the object is the one line of the table, and an apply does just that.
 */
class ObjectTableTest {

  private static final Address A = new Address("Box", "a");

  @TempDir Path folder;

  /**
   * A situation.
   *
   * @param declared in the manifests
   * @param live at the provider
   * @param ours in the ledger
   * @param adopt whether the manifest says to take it over
   * @param touched whether somebody changed the live object since
   * @param retain whether the manifest said that the object stays
   * @param guarded whether the manifest said to protect it
   */
  record Situation(
      boolean declared,
      boolean live,
      boolean ours,
      boolean adopt,
      boolean touched,
      boolean retain,
      boolean guarded) {

    private String lifecycle() {
      return "{adopt: %s, protect: %s, onDelete: %s}"
          .formatted(adopt, guarded, retain ? "retain" : "delete");
    }
  }

  static Stream<Situation> situations() {
    var all = new ArrayList<Situation>();
    for (int bits = 0; bits < 1 << 7; bits++) {
      var situation =
          new Situation(
              bit(bits, 0),
              bit(bits, 1),
              bit(bits, 2),
              bit(bits, 3),
              bit(bits, 4),
              bit(bits, 5),
              bit(bits, 6));
      // Nobody can have changed what is not there.
      if (situation.live() || !situation.touched()) {
        all.add(situation);
      }
    }
    return all.stream();
  }

  private static boolean bit(int bits, int which) {
    return (bits >> which & 1) == 1;
  }

  /** What becomes of it, and whether it is forbidden. */
  record Fate(Optional<Action> action, boolean blocked) {
    static Fate free(Action action) {
      return new Fate(Optional.of(action), false);
    }

    static Fate forbidden(Action action) {
      return new Fate(Optional.of(action), true);
    }

    static final Fate NONE = new Fate(Optional.empty(), false);
  }

  private static Fate expected(Situation it) {
    if (it.declared()) {
      return declared(it);
    }
    if (!it.ours()) {
      return Fate.NONE;
    }
    if (!it.live()) {
      return Fate.free(Action.FORGET);
    }
    if (it.retain()) {
      return Fate.free(Action.FORGET);
    }
    return it.guarded() || it.touched() ? Fate.forbidden(Action.DELETE) : Fate.free(Action.DELETE);
  }

  private static Fate declared(Situation it) {
    if (!it.live()) {
      return Fate.free(Action.CREATE);
    }
    if (it.ours()) {
      return it.touched() ? Fate.free(Action.UPDATE) : Fate.free(Action.NO_OP);
    }
    return it.adopt() ? Fate.free(Action.ADOPT) : Fate.forbidden(Action.NO_OP);
  }

  @ParameterizedTest
  @MethodSource("situations")
  void what_becomes_of_an_object(Situation it) {
    // Beside it there is always another one, so that its kind is read in any case.
    var rig = new Rig(folder).box("other", "{}");
    rig.apply();
    bringAbout(it, rig);

    var plan = rig.plan();

    var change = Optional.ofNullable(plan.changes().get(A));
    var fate =
        change
            .map(c -> new Fate(Optional.of(c.action()), c.blocked().isPresent()))
            .orElse(Fate.NONE);
    assertThat(fate).isEqualTo(expected(it));
    assertThat(plan.unmanaged()).hasSize(!it.declared() && !it.ours() && it.live() ? 1 : 0);

    rig.service().forgetCalls();
    rig.apply();
    assertThat(rig.service().calls()).as("calls that write").hasSize(writes(expected(it)));
    assertThat(rig.service().boxes().containsKey("a")).isEqualTo(livesOn(it));
  }

  private static int writes(Fate fate) {
    boolean calls =
        fate.action()
            .filter(List.of(Action.CREATE, Action.UPDATE, Action.DELETE)::contains)
            .isPresent();
    return calls && !fate.blocked() ? 1 : 0;
  }

  private static boolean livesOn(Situation it) {
    var fate = expected(it);
    return fate.equals(Fate.free(Action.CREATE))
        || (it.live() && !fate.equals(Fate.free(Action.DELETE)));
  }

  private static void bringAbout(Situation it, Rig rig) {
    rig.file("a.yaml", Rig.document("a", "{text: mine}", it.lifecycle()));
    if (it.ours() || it.live()) {
      rig.file(
          "a.yaml",
          Rig.document("a", "{text: mine}", it.lifecycle().replace("adopt: true", "adopt: false")));
      rig.apply();
    }
    if (!it.ours()) {
      try (var session = rig.store().open("test", Duration.ZERO)) {
        session.find(A).ifPresent(session::remove);
      }
    }
    if (!it.live()) {
      rig.service().take("a");
    }
    if (it.touched()) {
      rig.service().edit("a", ObjectTableTest::edited);
    }
    rig.file("a.yaml", Rig.document("a", "{text: mine}", it.lifecycle()));
    if (!it.declared()) {
      rig.remove("a.yaml");
    }
  }

  private static Box edited(Box box) {
    return new Box(
        box.label(),
        "somebody else's",
        box.count(),
        box.keep(),
        box.material(),
        box.tags(),
        box.code(),
        box.note(),
        box.shelf(),
        box.place());
  }
}

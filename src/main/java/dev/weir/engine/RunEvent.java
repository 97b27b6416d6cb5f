package dev.weir.engine;

import dev.weir.kind.Address;
import dev.weir.kind.OnAir;
import dev.weir.plan.Change;
import java.time.Duration;

/** Something that happens while a run goes on. */
public sealed interface RunEvent {

  /** The live state of one kind in one account is being read. */
  record Reading(Address provider, String kind) implements RunEvent {}

  /** The live state of one kind in one account was read. */
  record Read(Address provider, String kind, int objects) implements RunEvent {}

  /** A change starts. */
  record Started(Change change, Verb verb) implements RunEvent {}

  /** A change, or one half of a replace, is done. */
  record Finished(Change change, Verb verb, Duration took) implements RunEvent {}

  /** A change did not work. */
  record Failed(Change change, Verb verb, RunReport.Cause cause) implements RunEvent {}

  /** A change waits until nobody pushes any more. */
  record Postponed(Change change, OnAir state) implements RunEvent {}

  /** A change is left out because another one failed. */
  record Skipped(Change change, Address because) implements RunEvent {}

  /** What is being done, as people say it while it goes on. */
  enum Verb {
    CREATE("Creating", "Creation"),
    UPDATE("Modifying", "Modifications"),
    DELETE("Destroying", "Destruction"),
    ADOPT("Adopting", "Adoption"),
    FORGET("Forgetting", "Forgetting"),
    MOVE("Moving", "Move");

    private final String doing;
    private final String deed;

    Verb(String doing, String deed) {
      this.doing = doing;
      this.deed = deed;
    }

    /** {@code Creating}. */
    public String doing() {
      return doing;
    }

    /** {@code Creation}, as in "Creation complete". */
    public String deed() {
      return deed;
    }
  }

  /** Hears of events; called by many threads. */
  @FunctionalInterface
  interface Listener {
    /** Something happened. Must be quick and must not throw. */
    void on(RunEvent event);
  }
}

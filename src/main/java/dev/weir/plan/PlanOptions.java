package dev.weir.plan;

import dev.weir.kind.Address;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What to plan for.
 *
 * @param goal what the outcome is to be
 * @param acceptConflicts resources whose changes made elsewhere may be overwritten
 * @param filter which resources it is about
 * @param replace resources that are to be made anew although they need not be
 * @param allowDeletes how many objects may go, whatever the stack's guards say
 * @param onAir what may happen to streams on the air
 * @param reading how thoroughly live objects are read
 */
public record PlanOptions(
    Goal goal,
    Set<Address> acceptConflicts,
    AddressFilter filter,
    List<AddressPattern> replace,
    OptionalInt allowDeletes,
    OnAirOptions onAir,
    Reading reading) {

  /** What the outcome is to be. */
  public enum Goal {
    /** Everything as declared. */
    CONVERGE,
    /** Everything that is ours is gone. */
    DESTROY
  }

  /** How thoroughly live objects are read. */
  public enum Reading {
    /** Every object that is declared or ours is read in full. */
    FULL,
    /** One whose listing tells that it was not changed since it was read in full is not. */
    FAST,
    /** The same as in full, and everything else in the accounts in use is listed. */
    WIDE
  }

  public PlanOptions {
    acceptConflicts = Set.copyOf(acceptConflicts);
    replace = List.copyOf(replace);
  }

  /** Everything as declared, nothing accepted beforehand. */
  public static PlanOptions converge() {
    return of(Goal.CONVERGE);
  }

  /** Everything to this end, nothing accepted beforehand. */
  public static PlanOptions of(Goal goal) {
    return new PlanOptions(
        goal,
        Set.of(),
        AddressFilter.EVERYTHING,
        List.of(),
        OptionalInt.empty(),
        OnAirOptions.NONE,
        Reading.FULL);
  }

  /** The same for another goal. */
  public PlanOptions towards(Goal other) {
    return new PlanOptions(other, acceptConflicts, filter, replace, allowDeletes, onAir, reading);
  }

  /** The same, with changes made elsewhere in these resources to be overwritten. */
  public PlanOptions accepting(Set<Address> conflicts) {
    return new PlanOptions(goal, conflicts, filter, replace, allowDeletes, onAir, reading);
  }

  /** The same, about these resources only. */
  public PlanOptions about(AddressFilter some) {
    return new PlanOptions(goal, acceptConflicts, some, replace, allowDeletes, onAir, reading);
  }

  /** The same, with these resources made anew. */
  public PlanOptions replacing(List<AddressPattern> anew) {
    return new PlanOptions(goal, acceptConflicts, filter, anew, allowDeletes, onAir, reading);
  }

  /** The same, with at most so many objects allowed to go. */
  public PlanOptions allowingDeletes(int most) {
    return new PlanOptions(
        goal, acceptConflicts, filter, replace, OptionalInt.of(most), onAir, reading);
  }

  /** The same, with this decided about streams on the air. */
  public PlanOptions onAir(OnAirOptions decided) {
    return new PlanOptions(goal, acceptConflicts, filter, replace, allowDeletes, decided, reading);
  }

  /** The same, with live objects read so. */
  public PlanOptions reading(Reading how) {
    return new PlanOptions(goal, acceptConflicts, filter, replace, allowDeletes, onAir, how);
  }
}

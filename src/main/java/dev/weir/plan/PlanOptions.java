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
 */
public record PlanOptions(
    Goal goal,
    Set<Address> acceptConflicts,
    AddressFilter filter,
    List<AddressPattern> replace,
    OptionalInt allowDeletes,
    OnAirOptions onAir) {

  /** What the outcome is to be. */
  public enum Goal {
    /** Everything as declared. */
    CONVERGE,
    /** Everything that is ours is gone. */
    DESTROY
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
        OnAirOptions.NONE);
  }

  /** The same for another goal. */
  public PlanOptions towards(Goal other) {
    return new PlanOptions(other, acceptConflicts, filter, replace, allowDeletes, onAir);
  }

  /** The same, with changes made elsewhere in these resources to be overwritten. */
  public PlanOptions accepting(Set<Address> conflicts) {
    return new PlanOptions(goal, conflicts, filter, replace, allowDeletes, onAir);
  }

  /** The same, about these resources only. */
  public PlanOptions about(AddressFilter some) {
    return new PlanOptions(goal, acceptConflicts, some, replace, allowDeletes, onAir);
  }

  /** The same, with these resources made anew. */
  public PlanOptions replacing(List<AddressPattern> anew) {
    return new PlanOptions(goal, acceptConflicts, filter, anew, allowDeletes, onAir);
  }

  /** The same, with at most so many objects allowed to go. */
  public PlanOptions allowingDeletes(int most) {
    return new PlanOptions(goal, acceptConflicts, filter, replace, OptionalInt.of(most), onAir);
  }

  /** The same, with this decided about streams on the air. */
  public PlanOptions onAir(OnAirOptions decided) {
    return new PlanOptions(goal, acceptConflicts, filter, replace, allowDeletes, decided);
  }
}

package dev.weir.plan;

import dev.weir.kind.Address;
import java.util.Set;

/**
 * What to plan for.
 *
 * @param goal what the outcome is to be
 * @param acceptConflicts resources whose changes made elsewhere may be overwritten
 */
public record PlanOptions(Goal goal, Set<Address> acceptConflicts) {

  /** What the outcome is to be. */
  public enum Goal {
    /** Everything as declared. */
    CONVERGE,
    /** Everything that is ours is gone. */
    DESTROY
  }

  public PlanOptions {
    acceptConflicts = Set.copyOf(acceptConflicts);
  }

  /** Everything as declared, nothing accepted beforehand. */
  public static PlanOptions converge() {
    return new PlanOptions(Goal.CONVERGE, Set.of());
  }
}

package dev.weir.engine;

import dev.weir.diag.Diagnostic;
import dev.weir.kind.Address;
import dev.weir.kind.Value;
import dev.weir.plan.Change;
import dev.weir.plan.Plan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an apply came to.
 *
 * @param done changes that were made
 * @param failed changes that were not, and why
 * @param skipped changes that were left out, and the failed one that is the reason
 * @param inFlight changes that were begun and not waited for; the next run finds out what they did
 * @param notStarted changes that were not begun because the run was told to stop
 * @param outputs the values of every created or changed resource as the provider told them, secrets
 *     as digests
 * @param notes what people should know, for instance a value that the provider tells otherwise than
 *     it was written
 */
public record RunReport(
    List<Change> done,
    Map<Address, Cause> failed,
    Map<Address, Address> skipped,
    List<Address> inFlight,
    List<Address> notStarted,
    Map<Address, Value.Fields> outputs,
    List<Diagnostic> notes) {

  /**
   * Why a change was not made.
   *
   * @param diagnostic what happened
   * @param stale whether it is because the object was changed after it was planned
   * @param guarded whether a guard forbade it
   */
  public record Cause(Diagnostic diagnostic, boolean stale, boolean guarded) {

    /** No guard had to do with it. */
    public Cause(Diagnostic diagnostic, boolean stale) {
      this(diagnostic, stale, false);
    }
  }

  public RunReport {
    done = List.copyOf(done);
    failed = Map.copyOf(failed);
    skipped = Map.copyOf(skipped);
    inFlight = List.copyOf(inFlight);
    notStarted = List.copyOf(notStarted);
    outputs = Map.copyOf(outputs);
    notes = List.copyOf(notes);
  }

  /** The report of a plan that must not be applied as a whole: nothing was done. */
  static RunReport stopped(Plan plan) {
    var cause = new Cause(plan.stops().getFirst(), false, true);
    var failed = new LinkedHashMap<Address, Cause>();
    plan.effective().forEach(change -> failed.put(change.address(), cause));
    return new RunReport(List.of(), failed, Map.of(), List.of(), List.of(), Map.of(), List.of());
  }

  /** Whether everything was done. */
  public boolean succeeded() {
    return failed.isEmpty() && skipped.isEmpty() && inFlight.isEmpty() && notStarted.isEmpty();
  }
}

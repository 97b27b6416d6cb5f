package dev.weir.engine;

import dev.weir.diag.Diagnostic;
import dev.weir.kind.Address;
import dev.weir.kind.Value;
import dev.weir.plan.Change;
import java.util.List;
import java.util.Map;

/**
 * What an apply came to.
 *
 * @param done changes that were made
 * @param failed changes that were not, and why
 * @param skipped changes that were left out, and the failed one that is the reason
 * @param outputs the values of every created or changed resource as the provider told them, secrets
 *     as digests
 */
public record RunReport(
    List<Change> done,
    Map<Address, Cause> failed,
    Map<Address, Address> skipped,
    Map<Address, Value.Fields> outputs) {

  /**
   * Why a change was not made.
   *
   * @param diagnostic what happened
   * @param stale whether it is because the object was changed after it was planned
   */
  public record Cause(Diagnostic diagnostic, boolean stale) {}

  public RunReport {
    done = List.copyOf(done);
    failed = Map.copyOf(failed);
    skipped = Map.copyOf(skipped);
    outputs = Map.copyOf(outputs);
  }

  /** Whether everything was done. */
  public boolean succeeded() {
    return failed.isEmpty() && skipped.isEmpty();
  }
}

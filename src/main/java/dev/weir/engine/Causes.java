package dev.weir.engine;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Refused;
import dev.weir.diag.RemoteFailure;
import dev.weir.plan.Change;

/** What failures of a single change are told as. */
final class Causes {

  private Causes() {}

  static RunReport.Cause of(Change change, RuntimeException e) {
    return switch (e) {
      case Stopped stopped -> stopped.cause();
      case RemoteFailure failure ->
          new RunReport.Cause(failure.diagnostic().about(change.address()), false);
      case Refused refused ->
          new RunReport.Cause(refused.diagnostics().getFirst().about(change.address()), false);
      default ->
          new RunReport.Cause(
              Diagnostic.error("bug", "this is a bug in Weir: " + e)
                  .about(change.address())
                  .hint(
                      "please report it; nothing is lost, and the next run looks what became of"
                          + " it"),
              false);
    };
  }
}

package dev.weir.engine;

import dev.weir.diag.Diagnostic;
import dev.weir.plan.Airing.Treatment;
import dev.weir.plan.Change;
import dev.weir.plan.SavedPlan;

/** Stops one change; the others go on. */
final class Stopped extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient RunReport.Cause cause;

  Stopped(Diagnostic diagnostic, boolean stale) {
    super(diagnostic.message());
    this.cause = new RunReport.Cause(diagnostic, stale);
  }

  private Stopped(RunReport.Cause cause) {
    super(cause.diagnostic().message());
    this.cause = cause;
  }

  /** What the plan said already must not be done. */
  static Stopped blocked(Change change, Diagnostic why) {
    boolean stale = why.code().equals(SavedPlan.STALE);
    boolean guarded =
        change.onAir().filter(airing -> airing.treatment() == Treatment.BLOCKED).isPresent();
    return new Stopped(new RunReport.Cause(why, stale, guarded));
  }

  RunReport.Cause cause() {
    return cause;
  }
}

package dev.weir.engine;

import dev.weir.diag.Diagnostic;

/** Stops one change; the others go on. */
final class Stopped extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient RunReport.Cause cause;

  Stopped(Diagnostic diagnostic, boolean stale) {
    super(diagnostic.message());
    this.cause = new RunReport.Cause(diagnostic, stale);
  }

  RunReport.Cause cause() {
    return cause;
  }
}

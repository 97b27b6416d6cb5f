package dev.weir.cli;

import dev.weir.diag.Diagnostic;

/** Stops the run because a guard forbids it to begin. */
final class Forbidden extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Diagnostic why;

  Forbidden(Diagnostic why) {
    super(why.message());
    this.why = why;
  }

  /** Which guard, and what lifts it. */
  Diagnostic diagnostic() {
    return why;
  }
}

package dev.weir.ledger;

import dev.weir.diag.Diagnostic;

/** Stops the run because somebody else works on the same ledger. */
public final class Locked extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Diagnostic diagnostic;

  /** The ledger is held; the diagnostic says by whom and since when. */
  public Locked(Diagnostic diagnostic) {
    super(diagnostic.message());
    this.diagnostic = diagnostic;
  }

  /** Who holds it, and what to do. */
  public Diagnostic diagnostic() {
    return diagnostic;
  }
}

package dev.weir.diag;

import java.util.List;

/** Stops the run because of what the user gave us; carries every problem found. */
public final class Refused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Diagnostic> diagnostics;

  /** Stops the run with these diagnostics. */
  public Refused(List<Diagnostic> diagnostics) {
    super(diagnostics.isEmpty() ? "refused" : diagnostics.getFirst().message());
    this.diagnostics = List.copyOf(diagnostics);
  }

  /** Stops the run with one diagnostic. */
  public Refused(Diagnostic diagnostic) {
    this(List.of(diagnostic));
  }

  /** Why the run stops. */
  public List<Diagnostic> diagnostics() {
    return diagnostics;
  }
}

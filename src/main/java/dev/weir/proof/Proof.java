package dev.weir.proof;

import dev.weir.diag.Diagnostic;
import java.util.List;

/**
 * What came of trying a plan out.
 *
 * @param writes how many writes the apply made
 * @param failures what would fail, and what would be left to do although everything was done
 * @param notProved what could not be tried, and why
 * @param unmanaged how many live objects of others were there too
 */
public record Proof(
    int writes, List<Diagnostic> failures, List<Diagnostic> notProved, int unmanaged) {

  public Proof {
    failures = List.copyOf(failures);
    notProved = List.copyOf(notProved);
  }

  /** Whether everything that was tried worked, and left nothing to do. */
  public boolean succeeded() {
    return failures.isEmpty();
  }
}

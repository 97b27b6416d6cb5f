package dev.weir.render;

import dev.weir.proof.Proof;
import java.util.List;

/**
 * What came of trying a plan out in a private sandbox.
 *
 * @param writes how many writes the apply made there
 * @param converges whether all of it worked and a second plan was empty
 * @param unmanaged how many live objects of others were there too
 * @param failures what would fail, or be left to do
 * @param notProved what could not be tried, and why
 */
public record ProofDocument(
    int writes,
    boolean converges,
    int unmanaged,
    List<DiagnosticDocument> failures,
    List<DiagnosticDocument> notProved) {

  public ProofDocument {
    failures = List.copyOf(failures);
    notProved = List.copyOf(notProved);
  }

  static ProofDocument of(Proof proof) {
    return new ProofDocument(
        proof.writes(),
        proof.succeeded(),
        proof.unmanaged(),
        proof.failures().stream().map(DiagnosticDocument::of).toList(),
        proof.notProved().stream().map(DiagnosticDocument::of).toList());
  }

  /** {@code 7 writes, converges}, or how much would fail. */
  String says() {
    var writes = Count.of(this.writes, "write");
    return converges
        ? writes + ", converges"
        : writes + ", and " + Count.of(failures.size(), "problem");
  }
}

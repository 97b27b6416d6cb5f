package dev.weir.diag;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects diagnostics, so that all problems are told at once. Safe for use by many threads. */
public final class Diagnostics {

  private final List<Diagnostic> all = new ArrayList<>();

  /** Adds one. */
  public synchronized void add(Diagnostic diagnostic) {
    all.add(diagnostic);
  }

  /** Adds several. */
  public synchronized void addAll(Iterable<Diagnostic> diagnostics) {
    diagnostics.forEach(all::add);
  }

  /** Whether anything collected stops the run. */
  public synchronized boolean hasErrors() {
    return all.stream().anyMatch(Diagnostic::isError);
  }

  /** Everything collected, by source, line and column; what has no place comes last. */
  public synchronized List<Diagnostic> sorted() {
    var sorted = new ArrayList<>(all);
    // There is hardly ever anything to sort, and making the comparator takes longer than a sort.
    if (sorted.size() > 1) {
      sorted.sort(byPlace());
    }
    return List.copyOf(sorted);
  }

  /** Stops the run when there are errors. */
  public void throwIfErrors() {
    if (hasErrors()) {
      throw new Refused(sorted());
    }
  }

  private static Comparator<Diagnostic> byPlace() {
    return Comparator.comparing((Diagnostic d) -> d.place().isEmpty())
        .thenComparing(d -> d.place().map(p -> p.source().name()).orElse(""))
        .thenComparing(d -> d.place().map(Place::line).orElse(0))
        .thenComparing(d -> d.place().map(Place::column).orElse(0));
  }
}

package dev.weir.cli;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Severity;
import java.util.List;

/** How many problems there are. */
final class Tally {

  private Tally() {}

  /** For instance {@code 2 errors, 1 warning}. */
  static String of(List<Diagnostic> diagnostics) {
    var text = count(diagnostics, Severity.ERROR);
    var warnings = count(diagnostics, Severity.WARNING);
    return warnings.startsWith("0 ") ? text : text + ", " + warnings;
  }

  private static String count(List<Diagnostic> diagnostics, Severity severity) {
    long count = diagnostics.stream().filter(d -> d.severity() == severity).count();
    return count + " " + severity.word() + (count == 1 ? "" : "s");
  }
}

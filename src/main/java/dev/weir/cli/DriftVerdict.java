package dev.weir.cli;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Refused;
import dev.weir.render.DriftDocument;
import java.util.Optional;

/** The exit code that a drift report comes to. */
final class DriftVerdict {

  private static final int MOST = 255;

  private DriftVerdict() {}

  /** Refuses what no process can end with. */
  static void check(Optional<Integer> softer) {
    if (softer.filter(code -> code < 0 || code > MOST).isPresent()) {
      throw new Refused(
          Diagnostic.error("usage", "`--drift-exit-code` takes a number from 0 to " + MOST));
    }
  }

  /**
   * The code.
   *
   * @param softer what drift and conflict come to instead
   */
  static int of(DriftDocument report, Optional<Integer> softer) {
    return switch (report.ruling()) {
      case NONE -> ExitCode.SUCCESS;
      case DRIFT -> softer.orElse(ExitCode.DRIFT);
      case CONFLICT -> softer.orElse(ExitCode.CONFLICT);
      case INCOMPLETE -> ExitCode.ERROR;
    };
  }
}

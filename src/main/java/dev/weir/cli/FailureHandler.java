package dev.weir.cli;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Refused;
import dev.weir.diag.RemoteFailure;
import dev.weir.ledger.Locked;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** Turns everything that can go wrong into words on standard error and an exit code. */
final class FailureHandler {

  private final Terminal terminal;
  private final boolean debug;

  /**
   * A handler.
   *
   * @param debug whether a bug shows its stack trace
   */
  FailureHandler(Terminal terminal, boolean debug) {
    this.terminal = terminal;
    this.debug = debug;
  }

  /** What stopped the run; empty when that is a bug. */
  static List<Diagnostic> diagnostics(Throwable failure) {
    return switch (failure) {
      case Refused refused -> refused.diagnostics();
      case Forbidden forbidden -> List.of(forbidden.diagnostic());
      case Locked locked -> List.of(locked.diagnostic());
      case RemoteFailure remote -> List.of(remote.diagnostic());
      case UncheckedIOException io -> List.of(unusable(io));
      default -> List.of();
    };
  }

  /** Tells what stopped the run. */
  int handle(Throwable failure) {
    return switch (failure) {
      case Refused refused -> tell(diagnostics(refused), code(refused));
      case Forbidden forbidden -> tell(diagnostics(forbidden), ExitCode.GUARD);
      case Locked locked -> tell(diagnostics(locked), ExitCode.LOCKED);
      case RemoteFailure remote -> tell(diagnostics(remote), ExitCode.ERROR);
      case UncheckedIOException io -> tell(diagnostics(io), ExitCode.ERROR);
      case OutOfMemoryError _ -> tell(List.of(outOfMemory()), ExitCode.ERROR);
      default -> bug(failure);
    };
  }

  private static int code(Refused refused) {
    boolean usage = refused.diagnostics().stream().anyMatch(found -> found.code().equals("usage"));
    return usage ? ExitCode.USAGE : ExitCode.ERROR;
  }

  /** Tells what is wrong with the command line. */
  int usage(Diagnostic problem) {
    return tell(List.of(problem), ExitCode.USAGE);
  }

  private int tell(List<Diagnostic> diagnostics, int code) {
    terminal.tell(diagnostics);
    return code;
  }

  private static Diagnostic unusable(UncheckedIOException failure) {
    var cause = Objects.requireNonNullElse(failure.getCause(), failure);
    return Diagnostic.error(
        "io",
        "reading or writing failed: "
            + cause.getClass().getSimpleName()
            + ": "
            + cause.getMessage());
  }

  private static Diagnostic outOfMemory() {
    return Diagnostic.error("out-of-memory", "there is not enough memory")
        .hint("give the JVM more, for instance WEIR_JAVA_OPTS=-Xmx2g, or plan fewer resources");
  }

  private int bug(Throwable failure) {
    var what = failure.getClass().getSimpleName() + ": " + failure.getMessage();
    var diagnostic =
        Diagnostic.error("bug", "this should not have happened: " + what)
            .hint(
                "this is a bug in Weir: please report it with "
                    + (debug ? "the lines below" : "what the same command says with --debug"));
    int code = tell(List.of(diagnostic), ExitCode.ERROR);
    if (debug) {
      var trace = new StringWriter();
      failure.printStackTrace(new PrintWriter(trace));
      terminal.say("\n" + trace);
    }
    return code;
  }
}

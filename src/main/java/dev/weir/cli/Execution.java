package dev.weir.cli;

import dev.weir.engine.Engine;
import dev.weir.engine.RunReport;
import dev.weir.ledger.LedgerSession;
import dev.weir.plan.PlanOptions.Goal;
import dev.weir.render.ReportText;

/** Carries a plan out, and tells what it came to. */
final class Execution {

  private final Terminal terminal;
  private final int parallelism;
  private final Goal goal;

  Execution(Terminal terminal, int parallelism, Goal goal) {
    this.terminal = terminal;
    this.parallelism = parallelism;
    this.goal = goal;
  }

  /** Runs until everything is done or a signal says to stop; the exit code. */
  int run(Engine engine, Engine.Prepared prepared, LedgerSession session) {
    try (var watch = terminal.surroundings().interrupts().watch(() -> stop(engine))) {
      var report = engine.apply(prepared, session, parallelism);
      session.close();
      tell(report);
      return watch.isInterrupted()
          ? ExitCode.INTERRUPTED
          : verdict(report, prepared.plan().isComplete());
    }
  }

  private void stop(Engine engine) {
    terminal.say(
        """

        Interrupt received.
        Please wait for Weir to finish what is under way; nothing new is begun.

        """);
    engine.stop();
  }

  private void tell(RunReport report) {
    terminal.tell(report.notes());
    terminal.tell(report.failed().values().stream().map(RunReport.Cause::diagnostic).toList());
    terminal.print("\n" + ReportText.of(report, goal, terminal.style()));
  }

  private static int verdict(RunReport report, boolean complete) {
    if (report.succeeded()) {
      return complete ? ExitCode.SUCCESS : ExitCode.PARTIAL;
    }
    var causes = report.failed().values();
    if (!causes.isEmpty() && causes.stream().allMatch(RunReport.Cause::guarded)) {
      return ExitCode.GUARD;
    }
    // What was not as it was reviewed stops its own branch only; the code says what to do next.
    if (!causes.isEmpty() && causes.stream().allMatch(RunReport.Cause::stale)) {
      return ExitCode.STALE;
    }
    return report.done().isEmpty() ? ExitCode.ERROR : ExitCode.PARTIAL;
  }
}

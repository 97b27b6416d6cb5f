package dev.weir.cli;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Refused;
import dev.weir.engine.Engine;
import dev.weir.engine.RunReport;
import dev.weir.history.RunLog;
import dev.weir.history.RunRecord;
import dev.weir.kind.Scalars;
import dev.weir.ledger.LedgerSession;
import dev.weir.manifest.Manifests;
import dev.weir.plan.Plan;
import dev.weir.plan.PlanOptions.Goal;
import dev.weir.render.PlanDocument;
import dev.weir.render.PlanText;
import dev.weir.render.ReportText;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Shows a plan, asks, does what it says, and writes the run down.
 *
 * @param terminal tells what it came to
 * @param workspace where the record goes
 * @param events hears of what happens
 * @param options how many changes may be under way
 * @param goal what the plan was made for
 * @param what what the record says of the run: {@code apply}, {@code rollback of ID}
 */
record Execution(
    Terminal terminal,
    Workspace workspace,
    Events events,
    ApplyOptions options,
    Goal goal,
    String what) {

  /** Shows a plan and asks; whether it is to be done. */
  boolean review(Plan plan, LedgerSession session) {
    show(plan);
    if (plan.isBlocked()) {
      return false;
    }
    if (plan.isEmpty() || options.autoApprove || isApproved(session)) {
      return true;
    }
    terminal.print(title() + " cancelled.\n");
    return false;
  }

  /** The exit code when a plan is not to be done. */
  int refusal(Plan plan) {
    return plan.isBlocked() ? ExitCode.GUARD : ExitCode.ERROR;
  }

  private String title() {
    var word = what.split(" ")[0];
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }

  /** Shows a plan. */
  void show(Plan plan) {
    var now = terminal.surroundings().clock().instant();
    var document = PlanDocument.of(plan, goal, Version.current(), now);
    terminal.print(PlanText.of(document, terminal.style()));
    events.planned(document);
  }

  /** While a person thinks, a signal gives the lock back at once. */
  private boolean isApproved(LedgerSession session) {
    try (var _ = terminal.surroundings().interrupts().exitAfter(session::close)) {
      return new Approval(terminal).isGiven(goal);
    }
  }

  /** Runs; the exit code. */
  int run(Engine engine, Engine.Prepared prepared, Manifests manifests, LedgerSession session) {
    var record = begin(prepared, manifests);
    try (var watch = terminal.surroundings().interrupts().watch(() -> stop(engine, session))) {
      record.ifPresent(events::writeTo);
      var report = engine.apply(prepared, session, options.parallelism);
      try {
        session.close();
      } finally {
        record.ifPresent(log -> end(log, report, watch.isInterrupted()));
        events.ended(report, goal);
        tell(report);
      }
      return watch.isInterrupted()
          ? watch.exitCode()
          : verdict(report, prepared.plan().isComplete());
    } finally {
      record.ifPresent(RunLog::close);
    }
  }

  /** What was there before is on disk before the first call. */
  private Optional<RunLog> begin(Engine.Prepared prepared, Manifests manifests) {
    var plan = prepared.plan();
    return plan.isEmpty()
        ? Optional.empty()
        : Optional.of(
            workspace
                .runs()
                .begin(
                    plan,
                    manifests,
                    what,
                    Operator.name(terminal.surroundings()),
                    workspace.commit()));
  }

  private void end(RunLog log, RunReport report, boolean interrupted) {
    if (interrupted) {
      log.end(RunRecord.Outcome.INTERRUPTED);
    } else {
      log.end(report.succeeded() ? RunRecord.Outcome.COMPLETE : RunRecord.Outcome.PARTIAL);
    }
    log.trouble()
        .ifPresent(why ->
            terminal.tell(
                List.of(
                    Diagnostic.warning(
                            "record-incomplete",
                            "the record of run %s could not be written to its end: %s"
                                .formatted(log.id(), why))
                        .hint("a rollback of it takes any planned change for one that was made"))));
  }

  private void stop(Engine engine, LedgerSession session) {
    terminal.say(
        """

        Interrupt received.
        Please wait up to %s for Weir to finish what is under way; nothing new is begun.

        """
            .formatted(Scalars.write(options.grace)));
    engine.stop();
    Thread.ofVirtual().start(() -> abandonLater(engine));
    try {
      session.flush();
    } catch (Refused _) {
      // Closing the session tries again and tells.
    }
  }

  /** A call that does not end in time is left to the next run, which finds out what it did. */
  private void abandonLater(Engine engine) {
    try {
      Thread.sleep(options.grace);
      engine.abandon();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** While it is planned nothing changes, so a signal gives the lock back and that is all. */
  static Engine.Prepared plan(
      Terminal terminal, Workspace workspace, Goal goal, LedgerSession session, Engine engine) {
    try (var _ = terminal.surroundings().interrupts().exitAfter(session::close)) {
      return engine.plan(workspace.manifests(), session.ledger(), workspace.goal(goal));
    }
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

package dev.weir.cli;

import dev.weir.engine.Engine;
import dev.weir.engine.RunReport;
import dev.weir.ledger.LedgerSession;
import dev.weir.plan.Plan;
import dev.weir.plan.PlanOptions.Goal;
import dev.weir.render.PlanDocument;
import dev.weir.render.PlanText;
import dev.weir.render.ReportText;

/** Plans under the ledger's lock, shows the plan, asks, and applies it. */
final class ApplyRun {

  private final Terminal terminal;
  private final LiveOptions live;
  private final ApplyOptions options;
  private final Goal goal;

  ApplyRun(Terminal terminal, LiveOptions live, ApplyOptions options, Goal goal) {
    this.terminal = terminal;
    this.live = live;
    this.options = options;
    this.goal = goal;
  }

  /** Runs; the exit code. */
  int run() {
    try (var workspace = live.open(terminal);
        var session = workspace.ledger().open(operation(), options.lockTimeout);
        var progress = new Progress(terminal);
        var engine = workspace.engine(progress)) {
      return run(workspace, session, engine);
    }
  }

  private String operation() {
    return switch (goal) {
      case CONVERGE -> "apply";
      case DESTROY -> "destroy";
    };
  }

  private int run(Workspace workspace, LedgerSession session, Engine engine) {
    var prepared = engine.plan(workspace.manifests(), session.ledger(), workspace.goal(goal));
    var plan = prepared.plan();
    show(plan);
    if (plan.isBlocked()) {
      return ExitCode.GUARD;
    }
    if (!plan.isEmpty() && !options.autoApprove && !isApproved(session)) {
      terminal.print(goal == Goal.DESTROY ? "Destroy cancelled.\n" : "Apply cancelled.\n");
      return ExitCode.ERROR;
    }
    return apply(engine, prepared, session);
  }

  private void show(Plan plan) {
    var now = terminal.surroundings().clock().instant();
    var document = PlanDocument.of(plan, goal, Version.current(), now);
    terminal.print(PlanText.of(document, terminal.style()));
  }

  /** While a person thinks, a signal gives the lock back at once. */
  private boolean isApproved(LedgerSession session) {
    try (var _ = terminal.surroundings().interrupts().watch(session::close)) {
      return new Approval(terminal).isGiven(goal);
    }
  }

  private int apply(Engine engine, Engine.Prepared prepared, LedgerSession session) {
    try (var watch = terminal.surroundings().interrupts().watch(() -> stop(engine))) {
      var report = engine.apply(prepared, session, options.parallelism);
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
    if (!report.done().isEmpty()) {
      return ExitCode.PARTIAL;
    }
    var stale = report.failed().values().stream().allMatch(RunReport.Cause::stale);
    return stale ? ExitCode.STALE : ExitCode.ERROR;
  }
}

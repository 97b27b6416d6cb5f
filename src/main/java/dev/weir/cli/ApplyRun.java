package dev.weir.cli;

import dev.weir.engine.Engine;
import dev.weir.ledger.LedgerSession;
import dev.weir.plan.Plan;
import dev.weir.plan.PlanOptions.Goal;
import dev.weir.render.PlanDocument;
import dev.weir.render.PlanText;

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
    return new Execution(terminal, options.parallelism, goal).run(engine, prepared, session);
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
}

package dev.weir.cli;

import dev.weir.engine.Engine;
import dev.weir.ledger.LedgerSession;
import dev.weir.plan.PlanOptions.Goal;

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
    try (var events = new Events(terminal, options.events)) {
      return events.telling(() -> run(events));
    }
  }

  private int run(Events events) {
    try (var workspace = live.open(terminal);
        var session = workspace.open(operation(), options);
        var engine = workspace.engine(events)) {
      return run(workspace, session, engine, events);
    }
  }

  private String operation() {
    return switch (goal) {
      case CONVERGE -> "apply";
      case DESTROY -> "destroy";
    };
  }

  private int run(Workspace workspace, LedgerSession session, Engine engine, Events events) {
    var prepared = Execution.plan(terminal, workspace, goal, session, engine);
    var execution = new Execution(terminal, workspace, events, options, goal, operation());
    return execution.review(prepared.plan(), session)
        ? execution.run(engine, prepared, workspace.manifests(), session)
        : execution.refusal(prepared.plan());
  }
}

package dev.weir.cli;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Refused;
import dev.weir.engine.Engine;
import dev.weir.ledger.LedgerSession;
import dev.weir.plan.Change;
import dev.weir.plan.Plan;
import dev.weir.plan.SavedPlan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Applies a plan that was saved: everything is read and planned again, and what does not come to
 * the very same is left alone.
 */
final class SavedApplyRun {

  private final Terminal terminal;
  private final LiveOptions live;
  private final ApplyOptions options;

  SavedApplyRun(Terminal terminal, LiveOptions live, ApplyOptions options) {
    this.terminal = terminal;
    this.live = live;
    this.options = options;
  }

  /** Runs; the exit code. */
  int run(Path path) {
    try (var events = new Events(terminal, options.events)) {
      return events.telling(() -> run(path, events));
    }
  }

  private int run(Path path, Events events) {
    var unchecked = SavedPlanFile.read(path, terminal.near(path));
    checkPlace(path, unchecked.content());
    try (var workspace = live.open(terminal, unchecked.content())) {
      var file = unchecked.check(workspace.sealer());
      try (var session = workspace.open("apply", options);
          var engine = workspace.engine(events)) {
        return run(workspace, file.saved(), session, engine, events);
      }
    }
  }

  private void checkPlace(Path path, SavedPlanFile file) {
    boolean sandbox = live.sandbox.isChosen();
    if (file.inputs().sandbox() != sandbox) {
      throw new Refused(
          Diagnostic.error(
                  "other-place",
                  "`%s` was planned %s the sandbox"
                      .formatted(terminal.near(path), sandbox ? "outside of" : "in"))
              .hint(sandbox ? "leave `--sandbox` out" : "give `--sandbox`"));
    }
  }

  private int run(
      Workspace workspace, SavedPlan saved, LedgerSession session, Engine engine, Events events) {
    var moved = saved.movedAsAWhole(workspace.manifests(), session.ledger());
    if (!moved.isEmpty()) {
      tell(moved, events);
      return ExitCode.STALE;
    }
    var goal = saved.options().goal();
    var prepared = Execution.plan(terminal, workspace, goal, session, engine);
    var plan = saved.stopWhatMoved(prepared.plan());
    var missing = saved.missingFrom(plan);
    tell(missing, events);
    var forbidden = forbidden(plan);
    if (!forbidden.isEmpty()) {
      tell(forbidden, events);
      return ExitCode.GUARD;
    }
    var execution =
        new Execution(terminal, workspace, events, options, goal, "apply of a saved plan");
    int code = execution.run(engine, prepared.with(plan), workspace.manifests(), session);
    return missing.isEmpty() || code != ExitCode.SUCCESS ? code : ExitCode.STALE;
  }

  private void tell(List<Diagnostic> why, Events events) {
    terminal.tell(why);
    events.refused(why);
  }

  /** What guards forbid now, whatever was reviewed. */
  private static List<Diagnostic> forbidden(Plan plan) {
    var forbidden = new ArrayList<>(plan.stops());
    plan.blocked().stream()
        .map(Change::blocked)
        .flatMap(java.util.Optional::stream)
        .filter(why -> !why.code().equals(SavedPlan.STALE))
        .forEach(forbidden::add);
    return forbidden;
  }
}

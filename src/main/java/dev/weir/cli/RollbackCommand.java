package dev.weir.cli;

import dev.weir.engine.Engine;
import dev.weir.history.Rollback;
import dev.weir.history.RollbackPlan;
import dev.weir.history.RunRecord;
import dev.weir.history.SecretSources;
import dev.weir.ledger.LedgerSession;
import dev.weir.manifest.Input;
import dev.weir.plan.Plan;
import dev.weir.plan.PlanOptions.Goal;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weir rollback}. */
@Command(
    footer = {
      "  weir rollback last               show the way back, and ask",
      "  weir rollback --dry-run 261121-153439 live/",
      "  weir runs                        which runs there were"
    })
final class RollbackCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(
      paramLabel = "RUN",
      index = "0",
      description = "The run to undo: its id, the beginning of it, or last.")
  String run = "";

  @Parameters(
      paramLabel = "PATH",
      index = "1..*",
      arity = "0..*",
      description =
          "The manifests of its stack, by default those of the current folder; the accounts are"
              + " reached through their provider documents.")
  List<String> paths = List.of();

  @Mixin RootOption root = new RootOption();

  @Mixin SandboxChoice sandbox = new SandboxChoice();

  @Mixin RollbackChoice choice = new RollbackChoice();

  @Mixin ApplyOptions apply = new ApplyOptions();

  @Option(names = "--dry-run", description = "Show the way back, and nothing else.")
  boolean dryRun;

  RollbackCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    var input = root.input(terminal.surroundings(), paths);
    try (var events = new Events(terminal, apply.events)) {
      return events.telling(() -> rollBack(input, events));
    }
  }

  private int rollBack(Input input, Events events) {
    try (var workspace = Workspace.open(terminal, input, sandbox, choice.options())) {
      var record = workspace.runs().find(run);
      var what = RollbackPlan.WHAT + record.header().id();
      try (var session = workspace.open(what, apply);
          var engine = workspace.engine(events)) {
        var execution = new Execution(terminal, workspace, events, apply, Goal.CONVERGE, what);
        return rollBack(workspace, session, engine, execution, record);
      }
    }
  }

  private int rollBack(
      Workspace workspace,
      LedgerSession session,
      Engine engine,
      Execution execution,
      RunRecord record) {
    var prepared =
        Rollback.prepare(
            engine, input(workspace, session, engine, record), workspace.goal(Goal.CONVERGE));
    var plan = prepared.plan();
    if (isNothingToDo(plan)) {
      terminal.tell(plan.notes());
      terminal.print("What run " + record.header().id() + " touched is as it was before.\n");
      return ExitCode.SUCCESS;
    }
    if (dryRun) {
      execution.show(plan);
      return plan.isComplete() ? PlanVerdict.of(plan, false) : ExitCode.ERROR;
    }
    if (!execution.review(plan, session)) {
      return execution.refusal(plan);
    }
    int code = execution.run(engine, prepared, workspace.manifests(), session);
    terminal.tell(
        plan.notes().stream().filter(note -> note.code().equals(RollbackPlan.DISAGREE)).toList());
    return code;
  }

  private static boolean isNothingToDo(Plan plan) {
    return plan.isEmpty() && plan.isComplete() && plan.recoveries().isEmpty();
  }

  private Rollback.Input input(
      Workspace workspace, LedgerSession session, Engine engine, RunRecord record) {
    var manifests = workspace.manifests();
    var runs = workspace.runs().all();
    var names = terminal.surroundings().environment().keySet();
    return new Rollback.Input(
        record,
        workspace.runs().after(record),
        manifests,
        session.ledger(),
        workspace.providers(),
        engine.scopes(manifests),
        SecretSources.byDigest(SecretSources.known(manifests, runs, names), engine::digest),
        workspace.goal(Goal.CONVERGE).acceptConflicts());
  }
}

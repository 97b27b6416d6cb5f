package dev.weir.cli;

import dev.weir.cli.OutputOptions.Format;
import dev.weir.plan.PlanOptions;
import dev.weir.plan.SavedPlan;
import dev.weir.proof.Proof;
import dev.weir.proof.Prover;
import dev.weir.render.PlanDocument;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code weir plan}. */
@Command(
    footer = {
      "  weir plan --sandbox examples/quickstart",
      "  weir plan --detailed-exitcode live/    2 when there are changes",
      "  weir plan --prove live/    try it out before anybody reviews it",
      "  weir plan --base origin/main live/    tell what comes from this change and what does not",
      "  weir plan -o json | jq '.resource_changes[].address'",
      "  weir plan -o json=plan.json -o markdown=comment.md -o html=plan.html"
    })
final class PlanCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin LiveOptions options = new LiveOptions();

  @Mixin OutputOptions outputs = new OutputOptions();

  @Mixin EventsOption events = new EventsOption();

  @Option(
      names = "--detailed-exitcode",
      description = "Exit with 2 when there are changes, 0 when there are none.")
  boolean detailedExitCode;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Save the plan, so that `weir apply FILE` does exactly this or nothing.")
  Optional<Path> out = Optional.empty();

  @Option(
      names = "--prove",
      description =
          "Try the plan out: the real apply runs in a private sandbox that holds what is live, and"
              + " then plans again. Exit with 1 when a call would fail.")
  boolean prove;

  @Mixin BaseOption base = new BaseOption();

  @Option(names = "--destroy", description = "Plan to delete everything that is ours.")
  boolean destroy;

  PlanCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    out.ifPresent(path -> SavedPlanFile.checkWritable(resolved(path), path));
    try (var results = Outputs.open(terminal, outputs, PlanFormats.ALL, Optional.of(Format.TEXT));
        var heard = new Events(terminal, events)) {
      return heard.telling(() -> results.telling(() -> plan(results, heard)));
    }
  }

  private int plan(Outputs results, Events heard) {
    var goal = destroy ? PlanOptions.Goal.DESTROY : PlanOptions.Goal.CONVERGE;
    var beside = base.read(terminal.surroundings(), options.manifests, goal);
    try (var workspace = options.openLooking(terminal);
        var engine = workspace.planner(heard)) {
      var ledger = workspace.readLedger();
      var chosen = workspace.goal(goal);
      var prepared = engine.plan(workspace.manifests(), ledger, chosen);
      var compared =
          beside.map(revision ->
              revision.compare(engine, workspace.manifests(), prepared, ledger, chosen));
      var plan = prepared.plan().noting(BaseOption.notes(compared));
      var now = terminal.surroundings().clock().instant();
      var planned = PlanDocument.of(plan, workspace.manifests(), goal, Version.current(), now);
      var bare = compared.map(told -> told.label(planned)).orElse(planned);
      var proof =
          prove
              ? Optional.of(Prover.prove(engine, workspace.manifests(), ledger, chosen, prepared))
              : Optional.<Proof>empty();
      var document = proof.map(bare::proved).orElse(bare);
      heard.planned(document);
      results.plan(document);
      if (out.isPresent()) {
        var saved = SavedPlan.of(plan, chosen, workspace.manifests(), ledger);
        save(new SavedPlanFile(options.inputs(workspace), saved, document), workspace, out.get());
      }
      return proof.filter(tried -> !tried.succeeded()).isPresent()
          ? ExitCode.ERROR
          : PlanVerdict.of(plan, detailedExitCode);
    }
  }

  private Path resolved(Path path) {
    return terminal.surroundings().currentFolder().resolve(path);
  }

  private void save(SavedPlanFile file, Workspace workspace, Path path) {
    file.write(resolved(path), workspace.sealer());
    terminal.say(
        """

        Saved the plan to: %s
        To perform exactly these actions, run the following command to apply:
            weir apply "%s"
        """
            .formatted(path, path));
  }
}

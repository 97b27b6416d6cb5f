package dev.weir.cli;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Refused;
import dev.weir.kind.Address;
import dev.weir.kind.Value;
import dev.weir.ledger.Ledger;
import dev.weir.plan.PlanOptions.Goal;
import dev.weir.render.LedgerText;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code weir show}. */
@Command(
    footer = {
      "  weir show live/",
      "  weir show Channel.main-stage",
      "  weir show reviewed.weirplan    the plan that was saved there",
      "  weir show -o json reviewed.weirplan    for policies of others; -o html=FILE to read it",
      "  weir show --live Channel.main-stage    with the URLs to push to and play from"
    })
final class ShowCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin LedgerOptions options = new LedgerOptions();

  @Mixin OutputOptions outputs = new OutputOptions();

  @Option(
      names = "--live",
      description = "Show the values that the provider tells now, computed ones included.")
  boolean live;

  ShowCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    var saved = savedPlan();
    if (saved.isPresent()) {
      return show(saved.get());
    }
    if (!outputs.wanted.isEmpty()) {
      throw new Refused(
          Diagnostic.error("usage", "`-o` is for a plan that was saved")
              .hint("weir show -o json reviewed.weirplan; for the ledger: weir state pull"));
    }
    try (var workspace = options.open(terminal)) {
      var ledger = workspace.readLedger();
      var entries = options.selection(terminal).from(ledger);
      var told = live ? read(workspace, ledger) : Map.<Address, Value.Fields>of();
      if (entries.isEmpty()) {
        terminal.print("The ledger holds no resource.\n");
        return ExitCode.SUCCESS;
      }
      terminal.print(
          entries.stream()
              .map(entry ->
                  LedgerText.of(
                      entry,
                      workspace.providers().find(entry.key().kind()),
                      Optional.ofNullable(told.get(entry.address())),
                      terminal.style()))
              .collect(Collectors.joining("\n")));
      return ExitCode.SUCCESS;
    }
  }

  private int show(Path plan) {
    try (var results =
        Outputs.open(terminal, outputs, PlanFormats.ALL, Optional.of(OutputOptions.Format.TEXT))) {
      results.plan(SavedPlanFile.read(plan, terminal.near(plan)).content().document());
      return ExitCode.SUCCESS;
    }
  }

  /** The one argument, when it is a plan that was saved. */
  private Optional<Path> savedPlan() {
    return options.arguments.size() == 1
        ? Optional.of(options.arguments.getFirst())
            .map(terminal.surroundings().currentFolder()::resolve)
            .filter(SavedPlanFile::isOne)
        : Optional.empty();
  }

  private Map<Address, Value.Fields> read(Workspace workspace, Ledger ledger) {
    var live = new HashMap<Address, Value.Fields>();
    try (var progress = new Progress(terminal);
        var engine = workspace.engine(progress)) {
      var plan = engine.plan(workspace.manifests(), ledger, workspace.goal(Goal.DESTROY)).plan();
      for (var change : plan.changes().values()) {
        change.before().ifPresent(values -> live.put(change.address(), values));
      }
    }
    return live;
  }
}

package dev.weir.cli;

import dev.weir.plan.PlanOptions;
import dev.weir.provider.Histories;
import dev.weir.provider.Operation;
import dev.weir.render.HistoryDocument;
import dev.weir.render.HistoryText;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code weir history}. */
@Command(
    footer = {
      "  weir history Channel.main-stage",
      "  weir history --provider hangzhou --key main-stage -o json live/"
    })
final class HistoryCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin TargetOptions options = new TargetOptions();

  @Mixin DocumentFormat output = new DocumentFormat();

  HistoryCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    var selection = options.selection(terminal.surroundings());
    try (var workspace = options.open(terminal, selection, PlanOptions.converge());
        var operations = workspace.operations()) {
      var target = options.one(operations, selection, Operation.HISTORY);
      var pushes = operations.of(target, Histories.class).history(target.key());
      var document = HistoryDocument.of(target, pushes);
      terminal.print(
          output.isJson() ? document.json() : HistoryText.of(document, terminal.style()));
      return ExitCode.SUCCESS;
    }
  }
}

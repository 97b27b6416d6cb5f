package dev.weir.cli;

import dev.weir.plan.PlanOptions;
import dev.weir.provider.Operation;
import dev.weir.provider.RecordCommands;
import dev.weir.provider.RecordCommands.Command;
import dev.weir.render.RecordDocument;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What {@code record start} and {@code record stop} have in common. */
final class RecordOrder {

  private static final String QUESTION =
      """

      Do you want to do this now?
        Only 'yes' will be accepted to approve.

      """;

  @Mixin TargetOptions options = new TargetOptions();

  @Mixin StreamOption stream = new StreamOption();

  @Option(names = "--auto-approve", description = "Do not ask.")
  boolean autoApprove;

  @Mixin DocumentFormat output = new DocumentFormat();

  /** Says what it is about to do, asks, and does it; the exit code. */
  int give(Terminal terminal, Command command) {
    var selection = options.selection(terminal.surroundings());
    try (var workspace = options.open(terminal, selection, PlanOptions.converge());
        var operations = workspace.operations()) {
      var target = options.one(operations, selection, Operation.RECORD);
      var commands = operations.of(target, RecordCommands.class);
      var outlook = commands.outlook(target.key(), stream.which());
      terminal.say(RecordDocument.intent(target, command, outlook, terminal.style()));
      if (!autoApprove && !new Approval(terminal).isGiven(QUESTION)) {
        terminal.say("Cancelled.\n");
        return ExitCode.ERROR;
      }
      commands.command(target.key(), stream.which(), command);
      var document = RecordDocument.of(target, command, outlook);
      terminal.print(output.isJson() ? document.json() : document.done());
      return ExitCode.SUCCESS;
    }
  }
}

package dev.weir.cli;

import dev.weir.provider.RecordCommands;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code weir record start}. */
@Command(
    descriptionHeading = "%n",
    description =
        "Starts to record a stream that is on the air, as a record rule of ApsaraVideo Live says."
            + " Acts at once, and no manifest knows of it.",
    footer = {
      "  weir record start RecordRule.by-hand --stream final",
      "  weir record start RecordRule.the-final --anew --auto-approve"
    })
final class RecordStartCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin RecordOrder order = new RecordOrder();

  @Option(names = "--anew", description = "It is being recorded: close the file and begin another.")
  boolean anew;

  RecordStartCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    return order.give(
        terminal, anew ? RecordCommands.Command.RESTART : RecordCommands.Command.START);
  }
}

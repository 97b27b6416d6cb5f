package dev.weir.cli;

import dev.weir.provider.RecordCommands;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code weir record stop}. */
@Command(
    descriptionHeading = "%n",
    description =
        "Stops the recording of a stream that is on the air, also one that its rule started. Acts"
            + " at once, and no manifest knows of it.",
    footer = {
      "  weir record stop RecordRule.by-hand --stream final",
      "  weir record stop RecordRule.the-final --close --auto-approve"
    })
final class RecordStopCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin RecordOrder order = new RecordOrder();

  @Option(
      names = "--close",
      description = "Close the file at once, and not when the rule's delay is over.")
  boolean close;

  RecordStopCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    return order.give(
        terminal, close ? RecordCommands.Command.STOP_AND_CLOSE : RecordCommands.Command.STOP);
  }
}

package dev.weir.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code weir state list}. */
@Command(footer = {"  weir state list live/", "  weir state list --sandbox examples/quickstart"})
final class StateListCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin LedgerOptions options = new LedgerOptions();

  StateListCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (var workspace = options.open(terminal)) {
      for (var entry : options.selection(terminal).from(workspace.readLedger())) {
        terminal.print(entry.address() + "\n");
      }
      return ExitCode.SUCCESS;
    }
  }
}

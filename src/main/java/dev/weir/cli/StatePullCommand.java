package dev.weir.cli;

import dev.weir.ledger.Documents;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code weir state pull}. */
@Command(footer = "  weir state pull live/ > copy.tfstate")
final class StatePullCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin LedgerOptions options = new LedgerOptions();

  StatePullCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (var workspace = options.open(terminal)) {
      terminal.print(Documents.text(workspace.readLedger()));
      return ExitCode.SUCCESS;
    }
  }
}

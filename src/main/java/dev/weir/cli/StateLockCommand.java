package dev.weir.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code weir state lock}. */
@Command(footer = "  weir state lock live/")
final class StateLockCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin LedgerOptions options = new LedgerOptions();

  StateLockCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (var workspace = options.open(terminal)) {
      var now = terminal.surroundings().clock().instant();
      var holder = workspace.ledger().holder();
      terminal.print(
          holder
              .map(held ->
                  "Locked: "
                      + held.describe(now)
                      + "\n"
                      + (held.id().isEmpty() ? "" : "ID: " + held.id() + "\n"))
              .orElse("Not locked.\n"));
      return ExitCode.SUCCESS;
    }
  }
}

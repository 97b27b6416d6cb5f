package dev.weir.cli;

import dev.weir.diag.Diagnostic;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code weir state rm}. */
@Command(footer = "  weir state rm Channel.main-stage live/")
final class StateRmCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin LedgerOptions options = new LedgerOptions();

  @Mixin LockOptions lock = new LockOptions();

  StateRmCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    var selection = options.selection(terminal);
    if (selection.addresses().isEmpty()) {
      return terminal
          .failures()
          .usage(Diagnostic.error("usage", "an address is needed, such as Channel.main-stage"));
    }
    var removed = new StringBuilder();
    try (var workspace = options.open(terminal);
        var session = workspace.ledger(lock.lease).open("state rm", lock.timeout)) {
      for (var entry : selection.from(session.ledger())) {
        session.remove(entry);
        removed.append(
            "Removed %s: `%s` stays as it is, and is not ours any more.\n"
                .formatted(entry.address(), entry.key()));
      }
    }
    terminal.print(removed.toString());
    return ExitCode.SUCCESS;
  }
}

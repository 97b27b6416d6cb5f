package dev.weir.cli;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Refused;
import dev.weir.kind.Address;
import dev.weir.ledger.Ledger;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code weir state mv}. */
@Command(
    footer = {
      "  weir state mv Channel.main Channel.main-stage live/",
      "  Seldom needed: a document under another name is found again by its natural key."
    })
final class StateMvCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin LedgerOptions options = new LedgerOptions();

  @Mixin LockOptions lock = new LockOptions();

  StateMvCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    var addresses = options.selection(terminal).addresses();
    if (addresses.size() != 2) {
      return terminal
          .failures()
          .usage(Diagnostic.error("usage", "two addresses are needed: from, and to"));
    }
    var from = addresses.getFirst();
    var to = addresses.getLast();
    try (var workspace = options.open(terminal);
        var session = workspace.ledger(lock.lease).open("state mv", lock.timeout)) {
      check(session.ledger(), from, to);
      session.move(Map.of(from, to));
    }
    terminal.print("Moved %s to %s.\n".formatted(from, to));
    return ExitCode.SUCCESS;
  }

  private void check(Ledger ledger, Address from, Address to) {
    options.selection(terminal).only(from).from(ledger);
    if (!from.kind().equals(to.kind())) {
      throw new Refused(
          Diagnostic.error("kind-differs", "`%s` cannot become `%s`".formatted(from, to))
              .hint("a resource keeps its kind"));
    }
    if (ledger.find(to).isPresent()) {
      throw new Refused(
          Diagnostic.error("in-ledger", "the ledger holds `" + to + "` already")
              .hint("move or remove that one first"));
    }
  }
}

package dev.weir.cli;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Refused;
import dev.weir.ledger.Documents;
import dev.weir.ledger.LedgerStore.Version;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code weir state history}. */
@Command(
    footer = {
      "  weir state history live/",
      "  weir state history --serial 12 live/ > twelve.tfstate"
    })
final class StateHistoryCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin LedgerOptions options = new LedgerOptions();

  @Option(
      names = "--serial",
      paramLabel = "N",
      description = "Print the ledger as it was under this serial.")
  Optional<Long> serial = Optional.empty();

  StateHistoryCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (var workspace = options.open(terminal)) {
      var versions = workspace.ledger().history();
      if (serial.isPresent()) {
        terminal.print(Documents.text(find(versions, serial.get()).ledger()));
      } else if (versions.isEmpty()) {
        terminal.print("No earlier version is kept here.\n");
      } else {
        versions.forEach(version -> terminal.print(line(version)));
      }
      return ExitCode.SUCCESS;
    }
  }

  private static String line(Version version) {
    return "%6d  %s  %4d resources  %s\n"
        .formatted(
            version.serial(), version.written(), version.ledger().entries().size(), version.who());
  }

  private static Version find(List<Version> versions, long serial) {
    return versions.stream()
        .filter(version -> version.serial() == serial)
        .findFirst()
        .orElseThrow(() ->
            new Refused(
                Diagnostic.error("no-such-serial", "no version has the serial " + serial)
                    .hint("`weir state history` lists them")));
  }
}

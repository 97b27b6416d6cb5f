package dev.weir.cli;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Refused;
import dev.weir.ledger.Documents;
import dev.weir.ledger.Ledger;
import dev.weir.plan.PlanOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weir state push}. */
@Command(
    footer = {
      "  weir state push .weir/prod.errored.tfstate live/",
      "  weir state pull old/ | weir state push - new/    move a ledger to another place"
    })
final class StatePushCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(
      index = "0",
      paramLabel = "FILE",
      description = "The ledger to put in place, or - for standard input.")
  String file = "-";

  @Parameters(
      index = "1..*",
      paramLabel = "PATH",
      description = "Manifests whose ledger it is, by default those of the current folder.")
  List<String> paths = List.of();

  @Mixin RootOption root = new RootOption();

  @Mixin SandboxChoice sandbox = new SandboxChoice();

  @Mixin LockOptions lock = new LockOptions();

  @Option(
      names = "--force",
      description = "Also over a newer or unrelated ledger, whose entries are then lost.")
  boolean force;

  StatePushCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    var pushed = read();
    var input = root.input(terminal.surroundings(), paths);
    try (var workspace = Workspace.open(terminal, input, sandbox, PlanOptions.converge());
        var session = workspace.ledger(lock.lease).open("state push", lock.timeout)) {
      if (!force) {
        check(session.ledger(), pushed);
      }
      session.replace(pushed);
    }
    terminal.print("Ledger replaced: %d resources.\n".formatted(pushed.entries().size()));
    return ExitCode.SUCCESS;
  }

  private Ledger read() {
    try {
      var bytes =
          file.equals("-")
              ? terminal.surroundings().in().readAllBytes()
              : Files.readAllBytes(terminal.surroundings().currentFolder().resolve(file));
      return Documents.read(new String(bytes, StandardCharsets.UTF_8));
    } catch (IOException | IllegalArgumentException e) {
      throw new Refused(
          Diagnostic.error("ledger-unreadable", "`" + file + "` is no ledger: " + e.getMessage())
              .hint("nothing was changed"));
    }
  }

  private static void check(Ledger held, Ledger pushed) {
    if (held.isNew()) {
      return;
    }
    if (!held.lineage().equals(pushed.lineage())) {
      throw refused(
          "it is unrelated to the one in place: lineage `%s`, not `%s`"
              .formatted(pushed.lineage(), held.lineage()));
    }
    if (pushed.serial() <= held.serial()) {
      throw refused(
          "the one in place is as new or newer: serial %d, not %d"
              .formatted(held.serial(), pushed.serial()));
    }
  }

  private static Refused refused(String why) {
    return new Refused(
        Diagnostic.error("ledger-not-replaced", "the ledger was not replaced: " + why)
            .hint("compare it with `weir state pull`; `--force` puts it in place all the same"));
  }
}

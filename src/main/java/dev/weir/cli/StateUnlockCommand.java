package dev.weir.cli;

import dev.weir.diag.Diagnostic;
import dev.weir.ledger.Holder;
import dev.weir.ledger.LedgerStore;
import dev.weir.plan.PlanOptions;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weir state unlock}. */
@Command(
    footer = {
      "  weir state unlock                break a lock whose lease is over",
      "  weir state unlock --force live/  break it although its holder may be at work"
    })
final class StateUnlockCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(
      paramLabel = "ID|PATH",
      arity = "0..*",
      description =
          "The lock's id, where the server does not tell it, and manifests whose ledger is meant.")
  List<String> arguments = List.of();

  @Mixin RootOption root = new RootOption();

  @Mixin SandboxChoice sandbox = new SandboxChoice();

  @Option(
      names = "--force",
      description = "Also when the lease is not over: the holder's next write is then refused.")
  boolean force;

  StateUnlockCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    var paths = new ArrayList<String>();
    var ids = new ArrayList<String>();
    for (var argument : arguments) {
      var isPath = Files.exists(terminal.surroundings().currentFolder().resolve(argument));
      (isPath ? paths : ids).add(argument);
    }
    if (ids.size() > 1) {
      return terminal
          .failures()
          .usage(
              Diagnostic.error(
                  "usage", "a lock has one id, and `%s` is no path".formatted(ids.getLast())));
    }
    var input = root.input(terminal.surroundings(), paths);
    try (var workspace = Workspace.open(terminal, input, sandbox, PlanOptions.converge())) {
      return unlock(workspace.ledger(), ids.stream().findFirst());
    }
  }

  private int unlock(LedgerStore store, Optional<String> id) {
    var told = store.holder();
    if (told.isEmpty()) {
      terminal.print("Not locked.\n");
      return ExitCode.SUCCESS;
    }
    var holder = id.map(given -> named(told.get(), given)).orElseGet(told::get);
    var now = terminal.surroundings().clock().instant();
    if (id.isPresent() && !told.get().id().isEmpty() && !told.get().id().equals(id.get())) {
      return refuse("the lock has another id: " + told.get().id(), holder);
    }
    if (!force && !holder.isStale(now)) {
      return refuse("the lock is not stale: " + holder.describe(now), holder);
    }
    store.breakLock(holder);
    terminal.print("Lock broken: " + holder.describe(now) + "\n");
    return ExitCode.SUCCESS;
  }

  private static Holder named(Holder told, String id) {
    return new Holder(id, told.operation(), told.who(), told.since());
  }

  private int refuse(String why, Holder holder) {
    var hint =
        holder.id().isEmpty()
            ? "the server does not tell the lock's id: give it, as that run printed it, or"
                + " `--force`"
            : "make sure that nobody is at work, then give `--force`";
    terminal.tell(List.of(Diagnostic.error("lock-not-stale", why).hint(hint)));
    return ExitCode.LOCKED;
  }
}

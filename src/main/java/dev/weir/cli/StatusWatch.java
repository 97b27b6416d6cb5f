package dev.weir.cli;

import dev.weir.diag.Diagnostic;
import dev.weir.engine.Operations;
import dev.weir.engine.StatusRound;
import dev.weir.engine.Target;
import dev.weir.kind.Scalars;
import dev.weir.render.StatusChanges;
import dev.weir.render.StatusDocument;
import dev.weir.render.StatusText;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Looks again and again at what is on the air, until a signal comes. */
final class StatusWatch {

  /** Clears the screen and goes to its first corner. */
  private static final String CLEAR = "\u001B[H\u001B[2J";

  private final Terminal terminal;
  private final Operations operations;
  private final List<Target> targets;
  private final DocumentFormat output;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private Optional<StatusDocument> last = Optional.empty();
  private List<Diagnostic> told = List.of();

  StatusWatch(
      Terminal terminal, Operations operations, List<Target> targets, DocumentFormat output) {
    this.terminal = terminal;
    this.operations = operations;
    this.targets = targets;
    this.output = output;
  }

  /** Looks at this interval; the exit code of the signal. */
  int run(Duration interval) {
    try (var watch = terminal.surroundings().interrupts().watch(stopped::countDown)) {
      do {
        look(interval);
      } while (!stopped.await(interval.toMillis(), TimeUnit.MILLISECONDS));
      return watch.exitCode();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return ExitCode.INTERRUPTED;
    }
  }

  private void look(Duration interval) {
    var round = StatusRound.of(operations, targets);
    var document = StatusDocument.of(round);
    if (output.isJson()) {
      terminal.print(StatusChanges.between(last, document).jsonLines());
    } else if (terminal.surroundings().isTerminal().getAsBoolean()) {
      terminal.print(
          CLEAR
              + StatusText.of(document, terminal.style())
              + "\n%s, again every %s; ctrl-c ends it.\n"
                  .formatted(
                      document.at().truncatedTo(ChronoUnit.SECONDS), Scalars.write(interval)));
    } else {
      terminal.print(StatusChanges.between(last, document).text());
    }
    // On a terminal the screen was cleared, elsewhere the same is said once.
    boolean isNews = !round.failures().equals(told);
    if (isNews || terminal.surroundings().isTerminal().getAsBoolean()) {
      terminal.tell(round.failures());
    }
    told = round.failures();
    last = Optional.of(document);
  }
}

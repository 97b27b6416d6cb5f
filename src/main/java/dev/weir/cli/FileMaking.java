package dev.weir.cli;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Refused;
import dev.weir.engine.Operations;
import dev.weir.engine.Target;
import dev.weir.provider.Jobs;
import dev.weir.provider.Saves;
import dev.weir.render.SavedDocument;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * What {@code save-as} and {@code snapshot} have in common: they begin a file, or look at one that
 * was begun, and may wait for it.
 *
 * @param command the command's name
 */
record FileMaking(
    Terminal terminal, String command, JobOptions options, DocumentFormat output, Operations all) {

  private static final Set<String> ENDS = Set.of("done", "failed", "not-notified");

  /** Begins a file; the exit code. */
  int begin(Target target, Optional<String> untold, Supplier<Saves.Saved> making) {
    if (options.wait && untold.isPresent()) {
      throw new Refused(
          Diagnostic.error("usage", "there is nothing to wait for: " + untold.get())
              .hint("leave `--wait` out"));
    }
    // From the call on, whatever interrupts must not lose the job's id.
    var waiting = waiting(target);
    var id = new AtomicReference<>("");
    try (var watch =
        terminal.surroundings().interrupts().exitAfter(() -> leave(waiting, id.get()))) {
      var begun = SavedDocument.of(target, making.get());
      id.set(begun.job().map(SavedDocument.Job::id).orElse(""));
      return tell(
          options.wait && !id.get().isEmpty()
              ? waiting.until(begun, id.get(), options.timeout, watch)
              : new JobWait.Outcome(begun, ExitCode.SUCCESS));
    }
  }

  private void leave(JobWait waiting, String id) {
    if (id.isEmpty()) {
      terminal.say("\nInterrupted; a file may be in the making all the same.\n");
    } else {
      waiting.tellHow(id);
    }
  }

  /** Looks at a job that was begun before; the exit code. */
  int look(Target target, String id) {
    var waiting = waiting(target);
    var found = waiting.once(id);
    var job = found.document().job().orElseThrow();
    boolean isUnderWay = !job.state().map(ENDS::contains).orElse(false);
    return tell(
        options.wait && isUnderWay ? waiting.until(found.document(), id, options.timeout) : found);
  }

  private JobWait waiting(Target target) {
    return new JobWait(terminal, command, target, all.of(target, Jobs.class));
  }

  private int tell(JobWait.Outcome outcome) {
    var document = outcome.document();
    terminal.print(output.isJson() ? document.json() : document.text());
    return outcome.code();
  }
}

package dev.weir.cli;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Refused;
import dev.weir.diag.RemoteFailure;
import dev.weir.engine.Target;
import dev.weir.kind.Scalars;
import dev.weir.provider.Jobs;
import dev.weir.provider.Jobs.Job;
import dev.weir.render.SavedDocument;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Waits for a file in the making. Whatever ends the wait leaves the job as it is.
 *
 * @param command the command's name, for what to type later
 * @param target what the file is of
 */
record JobWait(Terminal terminal, String command, Target target, Jobs jobs) {

  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(15);

  /** A job that was begun a moment ago may not be known everywhere yet. */
  private static final int UNKNOWN_AT_MOST = 4;

  /**
   * What the wait came to.
   *
   * @param document what became of the file
   * @param code the exit code
   */
  record Outcome(SavedDocument document, int code) {}

  /** Asks until the job has come to its end. */
  Outcome until(SavedDocument begun, String id, Duration timeout) {
    try (var watch = terminal.surroundings().interrupts().exitAfter(() -> tellHow(id))) {
      return until(begun, id, timeout, watch);
    }
  }

  /** The same, while somebody else's watch is open, which ends it too. */
  Outcome until(SavedDocument begun, String id, Duration timeout, Interrupts.Watch watch) {
    try {
      var deadline = now().plus(timeout);
      var seen = Optional.<Job>empty();
      int unknown = 0;
      for (var pause = FIRST; !watch.isInterrupted(); pause = longer(pause)) {
        var job = jobs.job(id);
        unknown = job.isPresent() ? 0 : unknown + 1;
        if (unknown == UNKNOWN_AT_MOST) {
          return failed(begun, List.of(missing(id)));
        }
        tellChange(seen, job);
        seen = job;
        if (job.filter(told -> told.state().isEnd()).isPresent()) {
          return ended(begun.with(job.get()), job.get());
        }
        if (now().plus(pause).isAfter(deadline)) {
          return tooLong(job.map(begun::with).orElse(begun), id, timeout);
        }
        if (!watch.isInterrupted()) {
          sleep(pause);
        }
      }
      return new Outcome(seen.map(begun::with).orElse(begun), watch.exitCode());
    } catch (RemoteFailure failure) {
      tellHow(id);
      throw failure;
    }
  }

  private Instant now() {
    return terminal.surroundings().clock().instant();
  }

  private static Duration longer(Duration pause) {
    var next = pause.plus(pause.dividedBy(2));
    return next.compareTo(LONGEST) > 0 ? LONGEST : next;
  }

  private void sleep(Duration pause) {
    try {
      terminal.surroundings().sleeper().sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void tellChange(Optional<Job> before, Optional<Job> job) {
    job.filter(told -> before.filter(last -> last.state() == told.state()).isEmpty())
        .ifPresent(told ->
            terminal.say("Job %s: %s\n".formatted(told.id(), SavedDocument.word(told.state()))));
  }

  /** The same for a job that is looked at once. */
  Outcome once(String id) {
    var job = jobs.job(id);
    return job.map(told ->
            told.state().isEnd()
                ? ended(SavedDocument.of(target, told), told)
                : new Outcome(SavedDocument.of(target, told), ExitCode.SUCCESS))
        .orElseThrow(() -> new Refused(missing(id)));
  }

  private Outcome ended(SavedDocument document, Job job) {
    return switch (job.state()) {
      case FAILED -> failed(document, List.of(broken(job)));
      case NOT_NOTIFIED -> {
        terminal.tell(
            List.of(
                Diagnostic.warning(
                        "not-notified",
                        "job %s is done, but nobody could be notified of it".formatted(job.id()))
                    .hint("check the address that `--notify` had")));
        yield new Outcome(document, ExitCode.SUCCESS);
      }
      case DONE, WAITING, RUNNING -> new Outcome(document, ExitCode.SUCCESS);
    };
  }

  private static Diagnostic broken(Job job) {
    var why =
        job.outputs().stream()
            .flatMap(output -> output.error().stream())
            .findFirst()
            .orElse(job.words());
    return Diagnostic.error("job-failed", "job %s failed: %s".formatted(job.id(), why))
        .hint("begin it again, with another `--format` or `--pipeline`");
  }

  private Outcome failed(SavedDocument document, List<Diagnostic> why) {
    terminal.tell(why);
    return new Outcome(document, ExitCode.ERROR);
  }

  private static Diagnostic missing(String id) {
    return Diagnostic.error("not-found", "there is no job `" + id + "`")
        .hint("`weir save-as` and `weir snapshot` tell the id of what they began");
  }

  private Outcome tooLong(SavedDocument document, String id, Duration timeout) {
    terminal.tell(
        List.of(
            Diagnostic.error(
                "timeout", "job %s was not done after %s".formatted(id, Scalars.write(timeout)))));
    tellHow(id);
    return new Outcome(document, ExitCode.ERROR);
  }

  /** What to type to see what became of a job. */
  void tellHow(String id) {
    terminal.say(
        "\nThe job %s goes on. See what became of it:\n  weir %s %s --job %s --wait\n"
            .formatted(id, command, words(), id));
  }

  private String words() {
    return target
        .declared()
        .map(declared -> declared.address().toString())
        .orElseGet(() ->
            "--provider %s --key %s"
                .formatted(target.provider().name(), String.join("/", target.key().parts())));
  }
}

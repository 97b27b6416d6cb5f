package dev.weir.cli;

import dev.weir.diag.Diagnostic;
import dev.weir.engine.RunEvent;
import dev.weir.engine.RunReport;
import dev.weir.history.RunLog;
import dev.weir.plan.PlanOptions.Goal;
import dev.weir.render.PlanDocument;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Hears of what happens in a run, and passes it on to the person and to the run's record. */
final class Events implements RunEvent.Listener, Teller, AutoCloseable {

  private final Progress progress;
  private final Optional<EventsOption.Stream> stream;
  private volatile @Nullable RunLog record;

  /**
   * Hears for a person, and for a file.
   *
   * @throws dev.weir.diag.Refused when the file cannot be written
   */
  Events(Terminal terminal, EventsOption option) {
    this.stream = option.open(terminal);
    this.progress = new Progress(terminal, () -> stream.ifPresent(open -> open.events().tick()));
  }

  /** This was planned. */
  void planned(PlanDocument document) {
    stream.ifPresent(open -> open.events().plan(document));
  }

  /** This is what an apply came to. */
  void ended(RunReport report, Goal goal) {
    stream.ifPresent(open -> open.events().report(report, goal));
  }

  @Override
  public void refused(List<Diagnostic> why) {
    stream.ifPresent(open -> open.events().refused(why));
  }

  /** From now on everything is written down too. */
  void writeTo(RunLog log) {
    record = log;
  }

  @Override
  public void on(RunEvent event) {
    var log = record;
    if (log != null) {
      log.on(event);
    }
    stream.ifPresent(open -> open.events().on(event));
    progress.on(event);
  }

  @Override
  public void close() {
    progress.close();
    stream.ifPresent(EventsOption.Stream::close);
  }
}

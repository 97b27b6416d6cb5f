package dev.weir.cli;

import dev.weir.engine.RunEvent;
import dev.weir.history.RunLog;
import org.jspecify.annotations.Nullable;

/** Hears of what happens in a run, and passes it on to the person and to the run's record. */
final class Events implements RunEvent.Listener, AutoCloseable {

  private final Progress progress;
  private volatile @Nullable RunLog record;

  Events(Terminal terminal) {
    this.progress = new Progress(terminal);
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
    progress.on(event);
  }

  @Override
  public void close() {
    progress.close();
  }
}

package dev.weir.cli;

import dev.weir.engine.RunEvent;
import dev.weir.render.EventText;

/** Says on standard error what a run does, and every ten seconds what it still does. */
final class Progress implements RunEvent.Listener, AutoCloseable {

  private static final long BETWEEN_LOOKS_MILLIS = 1_000;

  private final EventText text;
  private final Runnable besides;
  private final Thread watcher;

  Progress(Terminal terminal) {
    this(terminal, () -> {});
  }

  /**
   * Says it, and lets another one say it too.
   *
   * @param besides is run about once a second while something is under way
   */
  Progress(Terminal terminal, Runnable besides) {
    this.besides = besides;
    this.text =
        new EventText(
            terminal.surroundings().clock(),
            terminal.style().ink(),
            line -> terminal.say(line + "\n"));
    this.watcher = Thread.ofVirtual().name("progress").unstarted(this::watch);
  }

  @Override
  public void on(RunEvent event) {
    text.on(event);
    if (event instanceof RunEvent.Started) {
      startWatching();
    }
  }

  private synchronized void startWatching() {
    if (watcher.getState() == Thread.State.NEW) {
      watcher.start();
    }
  }

  private void watch() {
    try {
      while (true) {
        Thread.sleep(BETWEEN_LOOKS_MILLIS);
        text.tick();
        besides.run();
      }
    } catch (InterruptedException _) {
      // Closed.
    }
  }

  @Override
  public void close() {
    watcher.interrupt();
  }
}

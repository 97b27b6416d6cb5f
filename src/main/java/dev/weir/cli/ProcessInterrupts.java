package dev.weir.cli;

import java.io.PrintStream;
import java.util.concurrent.atomic.AtomicInteger;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * SIGINT and SIGTERM of this process. A shutdown hook would do for the first signal; only {@link
 * Signal} tells of the second.
 *
 * @param err where a person is told that the process ends at once
 */
record ProcessInterrupts(PrintStream err) implements Interrupts {

  private static final int BASE = 128;

  @Override
  public Watch watch(Runnable reaction) {
    return new SignalWatch(signal -> Thread.ofPlatform().name("interrupt").start(reaction), err);
  }

  @Override
  public Watch exitAfter(Runnable reaction) {
    return new SignalWatch(signal -> Thread.ofPlatform().start(() -> leave(signal, reaction)), err);
  }

  private static void leave(Signal signal, Runnable reaction) {
    try {
      reaction.run();
    } finally {
      Runtime.getRuntime().halt(BASE + signal.getNumber());
    }
  }

  /** Takes both signals for itself until it is closed. */
  private static final class SignalWatch implements Watch {
    private final AtomicInteger received = new AtomicInteger();
    private final SignalHandler first;
    private final PrintStream err;
    private final Signal interrupt = new Signal("INT");
    private final Signal terminate = new Signal("TERM");
    private final SignalHandler onInterrupt;
    private final SignalHandler onTerminate;

    SignalWatch(SignalHandler first, PrintStream err) {
      this.first = first;
      this.err = err;
      this.onInterrupt = Signal.handle(interrupt, this::handle);
      this.onTerminate = Signal.handle(terminate, this::handle);
    }

    private void handle(Signal signal) {
      if (received.compareAndSet(0, signal.getNumber())) {
        first.handle(signal);
        return;
      }
      // Nothing is lost: every call under way is written down.
      err.print("\nTwo interrupts received. Exiting at once; the next run finds out the rest.\n");
      err.flush();
      Runtime.getRuntime().halt(BASE + signal.getNumber());
    }

    @Override
    public boolean isInterrupted() {
      return received.get() != 0;
    }

    @Override
    public int exitCode() {
      return BASE + received.get();
    }

    @Override
    public void close() {
      Signal.handle(interrupt, onInterrupt);
      Signal.handle(terminate, onTerminate);
    }
  }
}

package dev.weir.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The signals of this process: the JVM answers SIGINT and SIGTERM by running shutdown hooks and
 * then exits with 130 or 143, whatever the main thread does meanwhile.
 */
final class ProcessInterrupts implements Interrupts {

  private static final long PATIENCE_MINUTES = 2;

  @Override
  public Watch watch(Runnable reaction) {
    var watch = new HookWatch(reaction);
    watch.begin();
    return watch;
  }

  private static final class HookWatch implements Watch {
    private final Thread hook;
    private final AtomicBoolean interrupted = new AtomicBoolean();
    private final CountDownLatch closed = new CountDownLatch(1);

    private HookWatch(Runnable reaction) {
      this.hook = new Thread(() -> interrupt(reaction), "interrupt");
    }

    private void begin() {
      Runtime.getRuntime().addShutdownHook(hook);
    }

    private void interrupt(Runnable reaction) {
      interrupted.set(true);
      reaction.run();
      try {
        // Nothing is lost when this is not enough: every call under way is written down.
        closed.await(PATIENCE_MINUTES, TimeUnit.MINUTES);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public boolean isInterrupted() {
      return interrupted.get();
    }

    @Override
    public void close() {
      closed.countDown();
      if (!interrupted.get()) {
        removeHook();
      }
    }

    private void removeHook() {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException _) {
        // The process is going down already.
      }
    }
  }
}

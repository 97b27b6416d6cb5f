package dev.weir.ledger;

import dev.weir.diag.Refused;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Writes what waits for nobody, a little after it came. */
final class Flusher implements AutoCloseable {

  private final GroupCommit<?> steps;
  private final long nanos;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private boolean awake;
  private boolean closed;

  private Flusher(GroupCommit<?> steps, Duration batch) {
    this.steps = steps;
    this.nanos = batch.toNanos();
  }

  /** Begins; what is added to {@code steps} is written at the latest after {@code batch}. */
  static Flusher start(GroupCommit<?> steps, Duration batch) {
    var flusher = new Flusher(steps, batch);
    Thread.ofVirtual().name("ledger").start(flusher::run);
    return flusher;
  }

  /** Something is there to be written soon. */
  void wake() {
    lock.lock();
    try {
      awake = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    try {
      while (awaitWork()) {
        flush();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean awaitWork() throws InterruptedException {
    lock.lock();
    try {
      while (!awake && !closed) {
        changed.await();
      }
      long left = nanos;
      while (left > 0 && !closed) {
        left = changed.awaitNanos(left);
      }
      awake = false;
      return !closed;
    } finally {
      lock.unlock();
    }
  }

  private void flush() {
    try {
      steps.flush();
    } catch (Refused _) {
      // The next intent, or the end of the run, tries again and tells.
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}

package dev.weir.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Lets many threads share one slow write: whoever waits first writes for all that came until then.
 *
 * @param <T> what is written
 */
final class GroupCommit<T> {

  private final Consumer<List<T>> sink;
  private final ReentrantLock writing = new ReentrantLock();
  private List<T> waiting = new ArrayList<>();
  private long taken;
  private long written;
  private long failed;
  private @Nullable RuntimeException failure;

  /**
   * Commits to a sink.
   *
   * @param sink writes a batch durably, or throws; what it could not write is given to it again
   */
  GroupCommit(Consumer<List<T>> sink) {
    this.sink = sink;
  }

  /** Queues an item; what this returns can be waited for. */
  synchronized long add(T item) {
    waiting.add(item);
    return ++taken;
  }

  /** Whether something has not been written yet. */
  synchronized boolean isPending() {
    return !waiting.isEmpty();
  }

  /**
   * Returns when the item with this ticket is written.
   *
   * @throws RuntimeException what the sink threw when it was given that item
   */
  void await(long ticket) {
    writing.lock();
    try {
      if (written >= ticket) {
        return;
      }
      if (failure != null && failed >= ticket) {
        throw failure;
      }
      write();
    } finally {
      writing.unlock();
    }
  }

  /** Writes whatever waits, also what could not be written before. */
  void flush() {
    writing.lock();
    try {
      if (isPending()) {
        write();
      }
    } finally {
      writing.unlock();
    }
  }

  private void write() {
    List<T> batch;
    long upTo;
    synchronized (this) {
      batch = waiting;
      waiting = new ArrayList<>();
      upTo = taken;
    }
    try {
      sink.accept(batch);
      written = upTo;
      failure = null;
    } catch (RuntimeException e) {
      failed = upTo;
      failure = e;
      putBack(batch);
      throw e;
    }
  }

  private synchronized void putBack(List<T> batch) {
    batch.addAll(waiting);
    waiting = batch;
  }
}

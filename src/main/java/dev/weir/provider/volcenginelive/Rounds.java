package dev.weir.provider.volcenginelive;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets callers that ask at the same time share one costly reading, which begins after each of them
 * asked: so nobody gets what was read before.
 */
final class Rounds<T> {

  private final ReentrantLock turn = new ReentrantLock(true);
  private @Nullable CompletableFuture<T> next;

  /** What the next reading gives. */
  T join(Supplier<T> reading) {
    CompletableFuture<T> mine;
    boolean leads;
    synchronized (this) {
      var waiting = next;
      leads = waiting == null;
      mine = waiting == null ? new CompletableFuture<>() : waiting;
      next = mine;
    }
    if (leads) {
      lead(mine, reading);
    }
    return result(mine);
  }

  private void lead(CompletableFuture<T> round, Supplier<T> reading) {
    turn.lock();
    try {
      synchronized (this) {
        next = null;
      }
      round.complete(reading.get());
    } catch (RuntimeException | Error e) {
      round.completeExceptionally(e);
    } finally {
      turn.unlock();
    }
  }

  private static <T> T result(CompletableFuture<T> round) {
    try {
      return round.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }
}

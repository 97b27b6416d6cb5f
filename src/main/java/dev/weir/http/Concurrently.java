package dev.weir.http;

import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes many calls at the same time, on virtual threads. */
public final class Concurrently {

  private Concurrently() {}

  /**
   * The results for all items, in their order. The first failure stops the rest and is thrown as it
   * is.
   *
   * @param width how many calls may be under way; the account's own limit applies beside it
   * @throws CancellationException when the current thread is interrupted
   */
  public static <T, R> List<R> map(List<T> items, int width, Function<T, R> call) {
    return Math.min(width, items.size()) <= 1
        ? items.stream().map(call).toList()
        : map(List.of(items).iterator(), width, call);
  }

  /**
   * The results for the items of all pages, in their order: while a page is fetched, what came with
   * those before is called for. The first failure stops the rest and is thrown as it is.
   *
   * @param pages fetched one after the other, on the current thread
   * @param width how many calls may be under way; the account's own limit applies beside it
   * @throws CancellationException when the current thread is interrupted
   */
  public static <T, R> List<R> map(Iterator<List<T>> pages, int width, Function<T, R> call) {
    var queue = new LinkedBlockingQueue<Optional<Item<T>>>();
    var failed = new AtomicBoolean();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var done = new ExecutorCompletionService<Map<Integer, R>>(threads);
      try {
        int items = 0;
        int workers = 0;
        while (pages.hasNext() && !failed.get()) {
          for (var item : pages.next()) {
            queue.add(Optional.of(new Item<>(items++, item)));
            if (workers < width) {
              done.submit(() -> work(queue, failed, call));
              workers++;
            }
          }
        }
        queue.addAll(Collections.nCopies(workers, Optional.empty()));
        return collect(done, workers);
      } finally {
        threads.shutdownNow();
      }
    }
  }

  private record Item<T>(int index, T value) {}

  /**
   * Makes calls until there are no more.
   *
   * @param queue ends with something empty for each worker
   */
  private static <T, R> Map<Integer, R> work(
      BlockingQueue<Optional<Item<T>>> queue, AtomicBoolean failed, Function<T, R> call)
      throws InterruptedException {
    var results = new HashMap<Integer, R>();
    try {
      for (var next = queue.take(); next.isPresent() && !failed.get(); next = queue.take()) {
        results.put(next.get().index(), call.apply(next.get().value()));
      }
      return results;
    } catch (RuntimeException e) {
      failed.set(true);
      throw e;
    }
  }

  private static <R> List<R> collect(CompletionService<Map<Integer, R>> done, int workers) {
    var results = new TreeMap<Integer, R>();
    try {
      for (int i = 0; i < workers; i++) {
        results.putAll(done.take().get());
      }
      return List.copyOf(results.values());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    } catch (ExecutionException e) {
      throw unchecked(e.getCause());
    }
  }

  /**
   * What comes of something that was begun; its failure is thrown as it is.
   *
   * @throws CancellationException when the current thread is interrupted, or it was given up
   */
  public static <R> R result(Future<R> begun) {
    try {
      return begun.get();
    } catch (InterruptedException _) {
      begun.cancel(true);
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    } catch (ExecutionException e) {
      throw unchecked(e.getCause());
    }
  }

  private static RuntimeException unchecked(@Nullable Throwable cause) {
    return switch (cause) {
      case RuntimeException e -> e;
      case Error e -> throw e;
      case null, default -> new IllegalStateException(cause);
    };
  }
}

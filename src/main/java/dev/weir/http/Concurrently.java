package dev.weir.http;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
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
    int workers = Math.min(width, items.size());
    if (workers <= 1) {
      return items.stream().map(call).toList();
    }
    var next = new AtomicInteger();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var done = new ExecutorCompletionService<Map<Integer, R>>(threads);
      for (int i = 0; i < workers; i++) {
        done.submit(() -> work(items, next, call));
      }
      try {
        return collect(done, workers);
      } finally {
        threads.shutdownNow();
      }
    }
  }

  /**
   * The results for the items of all pages, in their order: while a page is fetched, what came with
   * those before is called for. The first failure stops the rest and is thrown as it is.
   *
   * @param pages fetched one after the other, on the current thread
   * @param width how many calls may be under way for a page; the account's own limit applies beside
   *     it
   * @throws CancellationException when the current thread is interrupted
   */
  public static <T, R> List<R> map(Iterator<List<T>> pages, int width, Function<T, R> call) {
    var failed = new AtomicBoolean();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var done = new ExecutorCompletionService<Map<Integer, List<R>>>(threads);
      try {
        int begun = 0;
        for (; pages.hasNext() && !failed.get(); begun++) {
          int index = begun;
          var page = pages.next();
          done.submit(() -> {
            try {
              return Map.of(index, map(page, width, call));
            } catch (RuntimeException e) {
              failed.set(true);
              throw e;
            }
          });
        }
        return collect(done, begun).stream().flatMap(List::stream).toList();
      } finally {
        threads.shutdownNow();
      }
    }
  }

  private static <T, R> Map<Integer, R> work(
      List<T> items, AtomicInteger next, Function<T, R> call) {
    var results = new HashMap<Integer, R>();
    while (!Thread.currentThread().isInterrupted()) {
      int index = next.getAndIncrement();
      if (index >= items.size()) {
        break;
      }
      results.put(index, call.apply(items.get(index)));
    }
    return results;
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

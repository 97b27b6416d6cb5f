package dev.weir.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ConcurrentlyTest {

  private static final List<Integer> NUMBERS = IntStream.range(0, 100).boxed().toList();

  @Test
  void results_come_in_the_order_of_the_items() {
    assertThat(Concurrently.map(NUMBERS, 7, n -> n * 2))
        .isEqualTo(NUMBERS.stream().map(n -> n * 2).toList());
    assertThat(Concurrently.map(List.<Integer>of(), 7, n -> n)).isEmpty();
  }

  @Test
  void as_many_calls_as_the_width_are_under_way_together() {
    var together = new CyclicBarrier(4);

    Concurrently.map(
        NUMBERS,
        4,
        n -> {
          try {
            return together.await();
          } catch (Exception e) {
            throw new AssertionError(e);
          }
        });

    assertThat(together.isBroken()).isFalse();
  }

  @Test
  void the_first_failure_stops_the_rest_and_is_thrown_as_it_is() {
    var failure = new IllegalArgumentException("number 3");
    var started = new AtomicInteger();
    var never = new CountDownLatch(1);

    assertThatThrownBy(() ->
            Concurrently.map(
                NUMBERS,
                4,
                n -> {
                  started.incrementAndGet();
                  if (n == 3) {
                    throw failure;
                  }
                  try {
                    never.await();
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                  return n;
                }))
        .isSameAs(failure);
    assertThat(started).hasValue(4);
  }

  @Test
  void what_came_with_a_page_is_called_for_while_the_next_one_is_fetched() {
    var called = new CountDownLatch(1);
    var pages =
        Stream.of(List.of(1, 2), List.of(3), List.<Integer>of())
            .peek(page -> {
              if (page.contains(3)) {
                await(called);
              }
            })
            .iterator();

    var results =
        Concurrently.map(
            pages,
            2,
            n -> {
              called.countDown();
              return n * 2;
            });

    assertThat(results).containsExactly(2, 4, 6);
  }

  @Test
  void a_failure_on_one_page_stops_the_calls_of_the_others_and_no_more_pages_are_fetched() {
    var failure = new IllegalArgumentException("number 3");
    var begun = new CountDownLatch(1);
    var never = new CountDownLatch(1);
    var pages = Stream.iterate(1, n -> n + 1).map(List::of).iterator();

    assertThatThrownBy(() ->
            Concurrently.map(
                pages,
                2,
                n -> {
                  if (n == 1) {
                    begun.countDown();
                    await(never);
                  }
                  if (n == 3) {
                    await(begun);
                    throw failure;
                  }
                  return n;
                }))
        .isSameAs(failure);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

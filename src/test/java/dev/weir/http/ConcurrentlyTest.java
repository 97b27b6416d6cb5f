package dev.weir.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
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
}

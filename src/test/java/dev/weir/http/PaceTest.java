package dev.weir.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PaceTest {

  private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

  private final FakeTime time = new FakeTime(START);

  private void call(Pace pace, int times) throws IOException, InterruptedException {
    for (int i = 0; i < times; i++) {
      pace.inTurn(() -> "");
    }
  }

  @Test
  void a_burst_passes_and_then_the_rate_holds() throws Exception {
    var pace = new Pace(new Limit(10, 5, 1), time, time);

    call(pace, 8);

    assertThat(time.sleeps())
        .containsExactly(Duration.ofMillis(100), Duration.ofMillis(100), Duration.ofMillis(100));
  }

  @Test
  void a_pause_refills_no_more_than_the_burst() throws Exception {
    var pace = new Pace(new Limit(10, 2, 1), time, time);
    call(pace, 2);
    time.pass(Duration.ofHours(1));

    call(pace, 3);

    assertThat(time.sleeps()).containsExactly(Duration.ofMillis(100));
  }

  @Test
  void a_clock_that_is_set_back_does_no_harm() throws Exception {
    var pace = new Pace(new Limit(10, 1, 1), time, time);
    call(pace, 1);
    time.pass(Duration.ofHours(-1));

    call(pace, 1);

    assertThat(time.sleeps()).containsExactly(Duration.ofMillis(100));
  }

  @Test
  void throttling_halves_the_rate_once_for_all_calls_that_were_under_way() {
    var pace = new Pace(new Limit(64, 1, 8), time, time);
    time.pass(Duration.ofSeconds(1));

    pace.throttled(START, Duration.ZERO);
    pace.throttled(START, Duration.ZERO);
    assertThat(pace.rate()).isEqualTo(32);

    time.pass(Duration.ofSeconds(1));
    pace.throttled(time.instant(), Duration.ZERO);
    assertThat(pace.rate()).isEqualTo(16);
  }

  @Test
  void the_rate_never_falls_below_one_a_second_and_recovers_slowly() {
    var pace = new Pace(new Limit(3, 1, 8), time, time);
    for (int i = 0; i < 20; i++) {
      time.pass(Duration.ofSeconds(1));
      pace.throttled(time.instant(), Duration.ZERO);
    }
    assertThat(pace.rate()).isEqualTo(1);

    for (int i = 0; i < 19; i++) {
      pace.answered();
    }
    assertThat(pace.rate()).isBetween(2.8, 2.95);
    for (int i = 0; i < 5; i++) {
      pace.answered();
    }
    assertThat(pace.rate()).isEqualTo(3);
  }

  @Test
  void a_provider_that_allows_much_less_than_thought_is_found_out_and_served_at_its_own_rate()
      throws Exception {
    var pace = new Pace(new Limit(500, 500, 8), time, time);
    var provider = new Strict(10);
    int answered = 0;
    int refused = 0;
    while (answered < 600) {
      var started = time.instant();
      if (pace.inTurn(provider::admits)) {
        answered++;
        pace.answered();
      } else {
        refused++;
        time.pass(Duration.ofMillis(20));
        pace.throttled(started, Duration.ZERO);
      }
    }

    assertThat(refused).isLessThan(60);
    assertThat(Duration.between(START, time.instant()))
        .isBetween(Duration.ofSeconds(59), Duration.ofSeconds(100));
  }

  /** Admits so many calls in a second and refuses the others. */
  private final class Strict {
    private final double perSecond;
    private double tokens;
    private Instant refilled = START;

    Strict(double perSecond) {
      this.perSecond = perSecond;
      this.tokens = perSecond;
    }

    boolean admits() {
      var elapsed = Duration.between(refilled, time.instant()).toNanos() / 1e9;
      refilled = time.instant();
      tokens = Math.min(perSecond, tokens + elapsed * perSecond);
      boolean admitted = tokens >= 1;
      tokens -= admitted ? 1 : 0;
      return admitted;
    }
  }

  @Test
  void the_whole_account_waits_as_long_as_the_provider_asked() throws Exception {
    var pace = new Pace(new Limit(100, 10, 8), time, time);

    pace.throttled(START, Duration.ofSeconds(7));
    call(pace, 1);

    assertThat(time.sleeps()).containsExactly(Duration.ofSeconds(7));
  }

  @Test
  void no_more_calls_are_under_way_than_allowed() throws Exception {
    var pace = new Pace(new Limit(1000, 1000, 3), time, time);
    var underWay = new AtomicInteger();
    var most = new AtomicInteger();
    var full = new CountDownLatch(3);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      threads.add(
          Thread.ofVirtual()
              .start(() -> {
                try {
                  pace.inTurn(() -> {
                    most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
                    full.countDown();
                    awaitUnchecked(full);
                    return underWay.decrementAndGet();
                  });
                } catch (IOException | InterruptedException e) {
                  throw new AssertionError(e);
                }
              }));
    }
    for (var thread : threads) {
      thread.join();
    }

    assertThat(most).hasValue(3);
  }

  private static void awaitUnchecked(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}

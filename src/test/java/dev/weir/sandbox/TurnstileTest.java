package dev.weir.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TurnstileTest {

  private final AtomicLong nanos = new AtomicLong(17);

  @Test
  void a_second_s_calls_may_come_at_once_and_then_one_by_one() {
    var turnstile = new Turnstile(4, nanos::get);

    assertThat(admitted(turnstile, 10)).isEqualTo(4);
    nanos.addAndGet(250_000_000);
    assertThat(admitted(turnstile, 10)).isEqualTo(1);
    nanos.addAndGet(240_000_000);
    assertThat(admitted(turnstile, 10)).isZero();
    nanos.addAndGet(60_000_000_000L);
    assertThat(admitted(turnstile, 10)).isEqualTo(4);
  }

  @Test
  void less_than_a_call_per_second_is_a_rate_too() {
    var turnstile = new Turnstile(0.5, nanos::get);

    assertThat(admitted(turnstile, 10)).isEqualTo(1);
    nanos.addAndGet(1_000_000_000);
    assertThat(admitted(turnstile, 10)).isZero();
    nanos.addAndGet(1_000_000_000);
    assertThat(admitted(turnstile, 10)).isEqualTo(1);
  }

  private static long admitted(Turnstile turnstile, int calls) {
    return IntStream.range(0, calls).filter(_ -> turnstile.admits()).count();
  }
}

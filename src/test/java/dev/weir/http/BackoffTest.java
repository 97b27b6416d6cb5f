package dev.weir.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {

  @Test
  void pauses_are_spread_from_nothing_to_a_ceiling_that_doubles_up_to_eight_seconds() {
    var random = new Random(42);
    long[] ceilings = {250, 500, 1000, 2000, 4000, 8000, 8000, 8000};
    for (int attempt = 1; attempt <= ceilings.length; attempt++) {
      int current = attempt;
      var pauses =
          IntStream.range(0, 1000)
              .mapToObj(_ -> Backoff.USUAL.pause(current, random))
              .sorted()
              .toList();
      var ceiling = Duration.ofMillis(ceilings[attempt - 1]);

      assertThat(pauses.getLast()).isBetween(ceiling.multipliedBy(9).dividedBy(10), ceiling);
      assertThat(pauses.getFirst()).isBetween(Duration.ZERO, ceiling.dividedBy(10));
    }
  }

  @Test
  void even_a_late_attempt_has_a_bounded_pause() {
    assertThat(Backoff.USUAL.pause(1_000, new Random(1)))
        .isBetween(Duration.ZERO, Duration.ofSeconds(8));
  }
}

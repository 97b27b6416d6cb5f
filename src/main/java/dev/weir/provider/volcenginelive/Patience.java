package dev.weir.provider.volcenginelive;

import dev.weir.http.Sleeper;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Waits for the service to tell what was written: nothing promises that it does so at once. Counts
 * pauses and not time, so that it ends whatever a clock does.
 *
 * @param sleeper lets the time pass
 */
record Patience(Sleeper sleeper) {

  /** How long it lasts, the calls themselves not counted. */
  static final Duration LONGEST = Duration.ofSeconds(5);

  private static final Duration FIRST_PAUSE = Duration.ofMillis(250);

  /** Whether it comes true in time; looks once at least. */
  boolean until(BooleanSupplier isSo) {
    var pause = FIRST_PAUSE;
    var waited = Duration.ZERO;
    while (!isSo.getAsBoolean()) {
      if (waited.plus(pause).compareTo(LONGEST) > 0) {
        return false;
      }
      sleep(pause);
      waited = waited.plus(pause);
      pause = pause.multipliedBy(2);
    }
    return true;
  }

  private void sleep(Duration pause) {
    try {
      sleeper.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for the service", e);
    }
  }
}

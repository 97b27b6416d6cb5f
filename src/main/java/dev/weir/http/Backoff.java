package dev.weir.http;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How often and how long a failing call is tried: pauses double up to a longest one, and each is
 * drawn evenly from nothing to there ("full jitter"), so that clients that failed together do not
 * come back together.
 *
 * @param attempts at most, the first included, those that were only too fast not
 * @param first longest pause after the first attempt
 * @param longest longest pause after any attempt
 * @param total no attempt starts later than this after the first
 */
record Backoff(int attempts, Duration first, Duration longest, Duration total) {

  static final Backoff USUAL =
      new Backoff(6, Duration.ofMillis(250), Duration.ofSeconds(8), Duration.ofMinutes(2));

  /** The pause after this attempt, counted from 1. */
  Duration pause(int attempt, RandomGenerator random) {
    long doubled = first.toNanos() << Math.min(attempt - 1, 20);
    long ceiling = Math.min(doubled, longest.toNanos());
    return Duration.ofNanos(random.nextLong(ceiling + 1));
  }
}

package dev.weir.sandbox;

import java.util.function.LongSupplier;

/**
 * Lets a limited number of calls through per second. It goes by real time, so that a limit can be
 * met while the sandbox's clock stands still.
 */
final class Turnstile {

  private static final double NANOS = 1e9;

  private final double perSecond;
  private final LongSupplier nanoTime;
  private double free;
  private long before;

  /**
   * A turnstile.
   *
   * @param perSecond calls per second, all of which may come at once
   */
  Turnstile(double perSecond, LongSupplier nanoTime) {
    if (perSecond <= 0) {
      throw new IllegalArgumentException("`callsPerSecond` must be positive");
    }
    this.perSecond = perSecond;
    this.nanoTime = nanoTime;
    this.free = Math.max(1, perSecond);
    this.before = nanoTime.getAsLong();
  }

  /** Whether one more call gets through now. */
  synchronized boolean admits() {
    var now = nanoTime.getAsLong();
    free = Math.min(Math.max(1, perSecond), free + (now - before) / NANOS * perSecond);
    before = now;
    if (free < 1) {
      return false;
    }
    free--;
    return true;
  }
}

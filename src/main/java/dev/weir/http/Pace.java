package dev.weir.http;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;

/**
 * Holds the calls of one account back: a token bucket for how many start, a semaphore for how many
 * are under way. Halves the rate when the provider says "too fast", and recovers slowly.
 */
final class Pace {

  /** The rate does not fall below this many calls in a second. */
  private static final double SLOWEST = 1;

  /** What each answered call adds to the rate: the rate grows by a tenth in a second. */
  private static final double RECOVERY = 0.1;

  private final Limit limit;
  private final InstantSource clock;
  private final Sleeper sleeper;
  private final Semaphore underWay;

  private double rate;
  private double tokens;
  private Instant refilled;
  private Instant notBefore = Instant.MIN;
  private Instant slowed = Instant.MIN;

  Pace(Limit limit, InstantSource clock, Sleeper sleeper) {
    this.limit = limit;
    this.clock = clock;
    this.sleeper = sleeper;
    this.underWay = new Semaphore(limit.concurrent(), true);
    this.rate = limit.perSecond();
    this.tokens = limit.burst();
    this.refilled = clock.instant();
  }

  /** Something that may be called when its turn has come. */
  interface Call<T> {
    T call() throws IOException;
  }

  /** Waits for this call's turn and makes it. */
  <T> T inTurn(Call<T> call) throws IOException, InterruptedException {
    var pause = reserve();
    if (pause.isPositive()) {
      sleeper.sleep(pause);
    }
    underWay.acquire();
    try {
      return call.call();
    } finally {
      underWay.release();
    }
  }

  /** Takes the next free place and says how far away it is. */
  private synchronized Duration reserve() {
    var now = clock.instant();
    double elapsed = Math.max(0, seconds(Duration.between(refilled, now)));
    double burst = Math.max(1, limit.burst() * rate / limit.perSecond());
    tokens = Math.min(burst, tokens + elapsed * rate) - 1;
    refilled = now;
    var forToken = tokens >= 0 ? Duration.ZERO : nanos(-tokens / rate);
    var forHint = notBefore.isAfter(now) ? Duration.between(now, notBefore) : Duration.ZERO;
    return forToken.compareTo(forHint) > 0 ? forToken : forHint;
  }

  /**
   * The provider refused a call as too fast.
   *
   * @param started when that call started: all calls that were under way at a time slow the account
   *     down once, not each
   * @param pause how long the provider wants to be left alone; may be zero
   */
  synchronized void throttled(Instant started, Duration pause) {
    var now = clock.instant();
    if (started.isAfter(slowed)) {
      rate = Math.max(rate / 2, Math.min(SLOWEST, limit.perSecond()));
      tokens = Math.min(tokens, 0);
      slowed = now;
    }
    var until = now.plus(pause);
    notBefore = until.isAfter(notBefore) ? until : notBefore;
  }

  /** A call was answered without complaint about its pace. */
  synchronized void answered() {
    rate = Math.min(limit.perSecond(), rate + RECOVERY);
  }

  /** How many calls at a time reach the limit, unless each takes longer than a second. */
  int width() {
    return (int) Math.min(limit.concurrent(), Math.ceil(limit.perSecond()));
  }

  /** Calls that may start in a second now. */
  synchronized double rate() {
    return rate;
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }

  private static Duration nanos(double seconds) {
    return Duration.ofNanos((long) (seconds * 1e9));
  }
}

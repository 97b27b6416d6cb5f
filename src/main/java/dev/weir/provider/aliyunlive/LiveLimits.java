package dev.weir.provider.aliyunlive;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * How often each operation may be called: a bucket of tokens for each access key and operation. Its
 * clock is not the sandbox's, which may stand still.
 *
 * @param nanos a running clock
 */
record LiveLimits(boolean inForce, LongSupplier nanos, Map<String, Bucket> buckets) {

  private static final double SECOND = 1e9;

  LiveLimits(boolean inForce, LongSupplier nanos) {
    this(inForce, nanos, new ConcurrentHashMap<>());
  }

  /** What is left of a limit. */
  static final class Bucket {
    private double tokens;
    private long filled;

    Bucket(double tokens, long filled) {
      this.tokens = tokens;
      this.filled = filled;
    }

    synchronized boolean take(int perSecond, long now) {
      tokens = Math.min(perSecond, tokens + (now - filled) / SECOND * perSecond);
      filled = now;
      if (tokens < 1) {
        return false;
      }
      tokens--;
      return true;
    }
  }

  /**
   * Counts a call.
   *
   * @throws LiveRefusal when it is one too many
   */
  void count(String keyId, LiveOperation operation) {
    if (!inForce) {
      return;
    }
    long now = nanos.getAsLong();
    var bucket =
        buckets.computeIfAbsent(
            keyId + " " + operation, _ -> new Bucket(operation.perSecond(), now));
    if (!bucket.take(operation.perSecond(), now)) {
      throw LiveRefusal.throttled();
    }
  }
}

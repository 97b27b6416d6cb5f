package dev.weir.provider.volcenginelive;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts the calls of each access key and operation: so many a second, and as many at once after a
 * pause. While the clock stands still nothing is counted, since nothing would ever be allowed
 * again.
 */
final class FlowLimit {

  private final int perSecond;
  private final Map<List<String>, Bucket> buckets = new HashMap<>();

  /** What is left, and when that was. */
  private record Bucket(double left, Instant at) {}

  /**
   * A limit.
   *
   * @param perSecond 0 for none
   */
  FlowLimit(int perSecond) {
    this.perSecond = perSecond;
  }

  /**
   * Counts a call.
   *
   * @throws LiveRefusal when it is one too many
   */
  synchronized void count(String accessKey, String action, Instant now) {
    if (perSecond <= 0) {
      return;
    }
    var key = List.of(accessKey, action);
    var before = buckets.get(key);
    if (before != null && !now.isAfter(before.at())) {
      return;
    }
    double left =
        before == null
            ? perSecond
            : Math.min(perSecond, before.left() + seconds(before.at(), now) * perSecond);
    boolean tooMany = left < 1;
    buckets.put(key, new Bucket(tooMany ? left : left - 1, now));
    if (tooMany) {
      throw new LiveRefusal(LiveError.FLOW_LIMIT);
    }
  }

  private static double seconds(Instant from, Instant to) {
    return Duration.between(from, to).toNanos() / 1e9;
  }
}

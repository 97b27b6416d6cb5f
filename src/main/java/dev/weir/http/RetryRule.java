package dev.weir.http;

import feign.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A provider's word on which failed calls may be repeated. */
public interface RetryRule {

  /** What to do about an answer. */
  sealed interface Verdict {
    /** Take it as it is: a success, or an error that repeating would not mend. */
    record Final() implements Verdict {}

    /** Out of order: try again after a pause, if the request may be repeated. */
    record Again() implements Verdict {}

    /**
     * Refused as too fast, so without effect: slow the account down, then try again, not before the
     * hint if there is one.
     */
    record Throttled(Optional<Duration> after) implements Verdict {}

    /** Refused because the clocks differ: sign with this offset added to ours, once. */
    record Skewed(Duration offset) implements Verdict {}
  }

  /**
   * What an answer means.
   *
   * @param now our clock, uncorrected
   */
  Verdict judge(Reply reply, Instant now);

  /** Whether the request may be sent again although the first may have taken effect. */
  boolean repeatable(Request request);

  /** Whether the request may change anything at all; some APIs read by {@code POST} as well. */
  default boolean changes(Request request) {
    return request.httpMethod() != Request.HttpMethod.GET
        && request.httpMethod() != Request.HttpMethod.HEAD;
  }
}

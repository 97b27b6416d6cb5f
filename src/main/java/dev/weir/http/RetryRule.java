package dev.weir.http;

import feign.Request;
import java.time.Duration;
import java.util.Optional;

/** A provider's word on which failed calls may be repeated. */
public interface RetryRule {

  /** What to do about an answer. */
  sealed interface Verdict {
    /** Take it as it is: a success, or an error that repeating would not mend. */
    record Final() implements Verdict {}

    /** Try again after a pause. */
    record Again() implements Verdict {}

    /** Too fast: slow the account down, then try again, not before the hint if there is one. */
    record Throttled(Optional<Duration> after) implements Verdict {}

    /** The clocks differ: sign with this offset added to ours, once. */
    record Skewed(Duration offset) implements Verdict {}
  }

  /** What an answer means; the body is at hand and may be read. */
  Verdict judge(Request request, int status, java.util.Map<String, java.util.Collection<String>> headers, byte[] body, java.time.Instant now);

  /** Whether the request may be sent again although the first may have taken effect. */
  boolean repeatable(Request request);
}

package dev.weir.provider;

import java.time.Instant;
import java.util.Optional;

/**
 * A stream that somebody asks about.
 *
 * @param domain the domain, host or name space that it is addressed by, in lower case
 * @param app its application
 * @param stream its name
 * @param at the time that is asked about
 * @param bitrate kbit/s of its picture, where that is known
 * @param codec {@code h264} or {@code h265}, where that is known
 * @param conditions reads the conditions that documents hold
 */
public record StreamInquiry(
    String domain,
    String app,
    String stream,
    Instant at,
    Optional<Long> bitrate,
    Optional<String> codec,
    Conditions conditions) {

  /** {@code domain/app/stream}. */
  public String name() {
    return domain + "/" + app + "/" + stream;
  }
}

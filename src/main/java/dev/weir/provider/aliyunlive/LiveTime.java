package dev.weir.provider.aliyunlive;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Times on the wire: {@code 2026-01-02T03:04:05Z}, whole seconds in UTC. */
final class LiveTime {

  private LiveTime() {}

  static String format(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** Empty when it is no time. */
  static Optional<Instant> parse(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}

package dev.weir.provider.qiniupili;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * What Qiniu's {@code disabledTill} says: 0 enabled, -1 locked for ever, else until that second.
 */
final class DisabledTill {

  static final long ENABLED = 0;
  static final long FOREVER = -1;

  private static final Instant FAR = Instant.parse("9999-12-31T00:00:00Z");

  private DisabledTill() {}

  /** Whether the stream is locked now; a time in the past is not rewritten by the service. */
  static boolean isDisabled(long till, Instant now) {
    return till == FOREVER || till > now.getEpochSecond();
  }

  /** When the lock ends by itself; empty when it does not. */
  static Optional<Instant> end(long till, Instant now) {
    return till > now.getEpochSecond()
        ? Optional.of(Instant.ofEpochSecond(till)).filter(end -> end.isBefore(FAR))
        : Optional.empty();
  }

  /** In words: {@code forever} or a time; empty when it is 0. */
  static Optional<String> text(long till) {
    if (till == ENABLED) {
      return Optional.empty();
    }
    try {
      return Optional.of(till < 0 ? "forever" : Instant.ofEpochSecond(till).toString());
    } catch (DateTimeException _) {
      return Optional.of("forever");
    }
  }
}

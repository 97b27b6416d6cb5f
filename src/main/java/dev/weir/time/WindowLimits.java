package dev.weir.time;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Refused;
import dev.weir.kind.Scalars;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * What a provider's operation takes of a window, so that it is told before the call.
 *
 * @param what who says so and of what, for instance {@code OSS makes playlists}
 * @param longest how long it may be
 * @param kept how far back it may begin
 */
public record WindowLimits(String what, Optional<Duration> longest, Optional<Period> kept) {

  /** No limit is known. */
  public static final WindowLimits NONE = new WindowLimits("", Optional.empty(), Optional.empty());

  /**
   * Looks whether a window keeps to them.
   *
   * @throws Refused when it does not
   */
  public void check(Window window, Instant now) {
    longest
        .filter(limit -> window.length().compareTo(limit) > 0)
        .ifPresent(limit -> {
          throw new Refused(
              Diagnostic.error(
                      "window-too-long",
                      "%s of at most %s at once; this is %s"
                          .formatted(what, Scalars.write(limit), Scalars.write(window.length())))
                  .hint("ask for it in parts: `--for %s`".formatted(Scalars.write(limit))));
        });
    kept.filter(limit -> window.start().isBefore(earliest(limit, now)))
        .ifPresent(limit -> {
          throw new Refused(
              Diagnostic.error(
                      "window-too-old",
                      "%s of the last %d months only; this begins at %s"
                          .formatted(what, limit.toTotalMonths(), window.start()))
                  .hint("begin at %s or later".formatted(earliest(limit, now))));
        });
  }

  private static Instant earliest(Period limit, Instant now) {
    return now.atZone(ZoneOffset.UTC).minus(limit).toInstant();
  }
}

package dev.weir.time;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Refused;
import dev.weir.kind.Scalars;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A stretch of time in whole seconds, which is as fine as any provider asks for.
 *
 * @param start its first moment
 * @param end after {@code start}
 */
public record Window(Instant start, Instant end) {

  /** Cuts to whole seconds. */
  public Window {
    start = start.truncatedTo(ChronoUnit.SECONDS);
    end = end.truncatedTo(ChronoUnit.SECONDS);
    if (!start.isBefore(end)) {
      throw new Refused(
          Diagnostic.error(
                  "usage",
                  start.equals(end)
                      ? "the window is empty: it begins and ends at " + start
                      : "the window ends at %s, before it begins at %s".formatted(end, start))
              .hint("`--from` comes before `--to`"));
    }
  }

  /** How long it is. */
  public Duration length() {
    return Duration.between(start, end);
  }

  /** Whether a part of it is yet to come. */
  public boolean isOpen(Instant now) {
    return end.isAfter(now);
  }

  /**
   * The part of it that is over.
   *
   * @throws Refused when none is
   */
  public Window past(Instant now) {
    if (!start.isBefore(now.truncatedTo(ChronoUnit.SECONDS))) {
      throw new Refused(
          Diagnostic.error(
                  "window-in-the-future",
                  "the window begins at %s, which is to come".formatted(start))
              .hint("what was recorded lies in the past"));
    }
    return isOpen(now) ? new Window(start, now) : this;
  }

  /** {@code 2026-11-20T12:00:00Z to 2026-11-20T13:00:00Z (1h)}. */
  @Override
  public String toString() {
    return "%s to %s (%s)".formatted(start, end, Scalars.write(length()));
  }
}

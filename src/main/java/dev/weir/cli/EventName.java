package dev.weir.cli;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Refused;
import dev.weir.kind.Scalars;
import dev.weir.time.TimeText;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * An event as people name it, {@code NAME@TIME}.
 *
 * @param name what
 * @param from when it begins
 * @param to when it ends; {@code from} when it is a moment
 */
record EventName(String name, Instant from, Instant to) {

  private static final String EXAMPLE =
      "for instance `--event cup-final@2026-12-31T20:00+08:00/6h`";

  /**
   * Reads it; a time without an offset is one of this machine's zone.
   *
   * @throws Refused when it is none
   */
  static EventName read(String text, Instant now) {
    int at = text.indexOf('@');
    if (at < 1 || at == text.length() - 1) {
      throw usage("`--event` is an event and a time, NAME@TIME", EXAMPLE);
    }
    var name = text.substring(0, at);
    var time = text.substring(at + 1);
    var times = new TimeText(now, ZoneId.systemDefault());
    int slash = time.lastIndexOf('/');
    if (slash < 0 || isTime(time, times)) {
      var reach = moment(time, times);
      return of(name, reach.begin(), reach.end());
    }
    var begin = moment(time.substring(0, slash), times).begin();
    return of(name, begin, end(begin, time.substring(slash + 1), times));
  }

  private static EventName of(String name, Instant from, Instant to) {
    if (to.isBefore(from)) {
      throw usage("the event ends at %s, before it begins at %s".formatted(to, from), EXAMPLE);
    }
    return new EventName(
        name, from.truncatedTo(ChronoUnit.SECONDS), to.truncatedTo(ChronoUnit.SECONDS));
  }

  /** A zone has a slash as well. */
  private static boolean isTime(String text, TimeText times) {
    try {
      times.read(text);
      return true;
    } catch (TimeText.Unreadable _) {
      return false;
    }
  }

  private static TimeText.Reach moment(String text, TimeText times) {
    try {
      return times.read(text);
    } catch (TimeText.Unreadable e) {
      throw usage("`%s` of `--event` %s".formatted(text, e.getMessage()), e.hint());
    }
  }

  /** A length, {@code 6h} or {@code PT6H}, or a time. */
  private static Instant end(Instant begin, String text, TimeText times) {
    try {
      return begin.plus(text.startsWith("P") ? Duration.parse(text) : Scalars.duration(text));
    } catch (Scalars.Unreadable | DateTimeException | ArithmeticException _) {
      return moment(text, times).end();
    }
  }

  private static Refused usage(String message, String hint) {
    return new Refused(Diagnostic.error("usage", message).hint(hint));
  }
}

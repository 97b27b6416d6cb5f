package dev.weir.time;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Refused;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A window as it is asked for: two of beginning, end and length, where an end that is not given is
 * now; or the window of something declared.
 *
 * @param from when it begins
 * @param to when it ends
 * @param length how long it is
 * @param event the window of what was declared
 */
public record WindowText(
    Optional<String> from, Optional<String> to, Optional<Duration> length, Optional<Window> event) {

  /** Whether anything was said. */
  public boolean isGiven() {
    return from.isPresent() || to.isPresent() || length.isPresent() || event.isPresent();
  }

  /**
   * The window.
   *
   * @throws Refused when a time is none, or when too little or too much was said
   */
  public Window read(TimeText times) {
    if (event.isPresent()) {
      if (from.isPresent() || to.isPresent() || length.isPresent()) {
        throw usage(
            "`--event` is the whole window", "give it without `--from`, `--to` and `--for`");
      }
      return event.get();
    }
    if (from.isPresent() && to.isPresent() && length.isPresent()) {
      throw usage("`--from`, `--to` and `--for` are one too many", "two of them make a window");
    }
    if (from.isEmpty() && length.isEmpty()) {
      throw usage(
          "no beginning is given",
          "give `--from 1h` for the last hour, `--from` and `--to`, or `--event ADDRESS`");
    }
    var begin = from.map(text -> read("--from", text, times).begin());
    var end = to.map(text -> read("--to", text, times).end());
    return begin
        .map(start -> new Window(start, end.orElseGet(() -> after(start, times.now()))))
        .orElseGet(() -> before(end.orElse(times.now())));
  }

  private Instant after(Instant start, Instant now) {
    return length.map(span -> add(start, span)).orElse(now);
  }

  private Window before(Instant end) {
    return new Window(add(end, length.orElseThrow().negated()), end);
  }

  private static Instant add(Instant moment, Duration span) {
    try {
      var sum = moment.plus(span);
      if (TimeText.isWithinReach(sum)) {
        return sum;
      }
    } catch (DateTimeException | ArithmeticException _) {
      // Told below.
    }
    throw usage("`--for` goes too far", "give a shorter one");
  }

  private static TimeText.Reach read(String option, String text, TimeText times) {
    try {
      return times.read(text);
    } catch (TimeText.Unreadable e) {
      throw usage("`%s %s` %s".formatted(option, text, e.getMessage()), e.hint());
    }
  }

  /**
   * A moment.
   *
   * @param option the option that has it
   * @throws Refused when it is none
   */
  public static Instant moment(String option, String text, TimeText times) {
    return read(option, text, times).begin();
  }

  /**
   * A moment that is over.
   *
   * @param option the option that has it
   * @throws Refused when it is none, or to come
   */
  public static Instant past(String option, String text, TimeText times) {
    var moment = moment(option, text, times);
    if (moment.isAfter(times.now())) {
      throw usage("`%s %s` is %s, which is to come".formatted(option, text, moment), "look back");
    }
    return moment;
  }

  private static Refused usage(String message, String hint) {
    return new Refused(Diagnostic.error("usage", message).hint(hint));
  }
}

package dev.weir.time;

import dev.weir.kind.Scalars;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads times as people write them:
 *
 * <ul>
 *   <li>{@code now}; {@code 1h30m} for so long ago, {@code +1h30m} for so long from now
 *   <li>{@code 2026-11-20T20:00:00+08:00}, also with a blank for the {@code T}, without seconds,
 *       and without the offset, or with a zone such as {@code Asia/Shanghai} in its place
 *   <li>{@code 2026-11-20}, {@code today}, {@code yesterday} and {@code tomorrow}: the whole day,
 *       so it begins at its start and ends at its end; each may have a time of day after it
 *   <li>{@code 20:00}: that time of today
 *   <li>{@code @1700000000}: Unix seconds
 * </ul>
 *
 * <p>What has no offset of its own is in {@code zone}.
 *
 * @param now what the words are relative to
 * @param zone where the clock on the wall is
 */
public record TimeText(Instant now, ZoneId zone) {

  /** Nothing before or after can be meant, and everything between is safe to count with. */
  private static final Instant FIRST = Instant.parse("1970-01-01T00:00:00Z");

  private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

  private static final Pattern AGO = Pattern.compile("([+-]?)((?:\\d+[dhms])+)");
  private static final Pattern UNIX = Pattern.compile("@(\\d{1,18})");
  private static final Pattern BARE_NUMBER = Pattern.compile("\\d{9,18}");
  private static final Pattern CALENDAR =
      Pattern.compile(
          "(?:(?<date>\\d{4}-\\d{2}-\\d{2})|(?<word>today|yesterday|tomorrow))?(?:(?:(?<=.)[Tt]|(?<=.)"
              + " +|^)(?<time>\\d{1,2}:\\d{2}(?::\\d{2}(?:[.,]\\d{1,9})?)?))?(?:"
              + " *(?<offset>[Zz]|[+-]\\d{2}(?::?\\d{2})?)|"
              + " +(?<zone>[A-Za-z_]+(?:/[A-Za-z_+0-9-]+)*))?");

  /** A text that is no time; says why, and how it might be meant. */
  public static final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String hint;

    Unreadable(String message, String hint) {
      super(message);
      this.hint = hint;
    }

    /** What would be a time. */
    public String hint() {
      return hint;
    }
  }

  /**
   * Reads a time.
   *
   * @return where it begins and where it ends, which is the same but for a whole day
   * @throws Unreadable when it is none, or more than one
   */
  public Reach read(String text) {
    var told = text.strip();
    var reach =
        relative(told)
            .or(() -> unix(told))
            .or(() -> calendar(told))
            .orElseThrow(() -> unreadable(told));
    if (!isWithinReach(reach.begin()) || !isWithinReach(reach.end())) {
      throw new Unreadable("is out of reach", "write a time between 1970 and 9998");
    }
    return reach;
  }

  /**
   * How far a time reaches.
   *
   * @param begin its first moment
   * @param end the first moment after it; {@code begin} when it is a moment
   */
  public record Reach(Instant begin, Instant end) {
    static Reach of(Instant moment) {
      return new Reach(moment, moment);
    }
  }

  /** Whether it is a time that can be counted with. */
  static boolean isWithinReach(Instant moment) {
    return !moment.isBefore(FIRST) && !moment.isAfter(LAST);
  }

  private Optional<Reach> relative(String text) {
    if (text.equalsIgnoreCase("now")) {
      return Optional.of(Reach.of(now));
    }
    var matcher = AGO.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    var distance = duration(matcher.group(2));
    boolean later = matcher.group(1).equals("+");
    try {
      return Optional.of(Reach.of(later ? now.plus(distance) : now.minus(distance)));
    } catch (DateTimeException | ArithmeticException _) {
      throw new Unreadable("is out of reach", "write a time between 1970 and 9998");
    }
  }

  private static Duration duration(String text) {
    try {
      return Scalars.duration(text);
    } catch (Scalars.Unreadable _) {
      throw new Unreadable(
          "is no duration", "the largest unit first and each once, such as `1d12h` or `1h30m`");
    }
  }

  private static Optional<Reach> unix(String text) {
    if (BARE_NUMBER.matcher(text).matches()) {
      var seconds = text.length() < 12 ? text : text.substring(0, text.length() - 3);
      throw new Unreadable("is a number without a unit", "Unix seconds are `@" + seconds + "`");
    }
    var matcher = UNIX.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    long seconds = Long.parseLong(matcher.group(1));
    if (seconds > LAST.getEpochSecond()) {
      throw new Unreadable("is out of reach", "Unix seconds are meant, not milliseconds");
    }
    return Optional.of(Reach.of(Instant.ofEpochSecond(seconds)));
  }

  private Optional<Reach> calendar(String text) {
    var matcher = CALENDAR.matcher(text);
    if (!matcher.matches() || isBare(matcher)) {
      return Optional.empty();
    }
    try {
      var where = zone(matcher);
      var day = day(matcher, where);
      var time = Optional.ofNullable(matcher.group("time"));
      return Optional.of(time.map(clock -> at(day, clock, where)).orElseGet(() -> all(day, where)));
    } catch (DateTimeException _) {
      throw new Unreadable(
          "is on no calendar or clock", "months go to 12, days as far as their month does");
    }
  }

  /** A zone alone says nothing. */
  private static boolean isBare(Matcher matcher) {
    return matcher.group("date") == null
        && matcher.group("word") == null
        && matcher.group("time") == null;
  }

  private ZoneId zone(Matcher matcher) {
    var offset = matcher.group("offset");
    if (offset != null) {
      return ZoneOffset.of(offset.toUpperCase(Locale.ROOT));
    }
    var name = matcher.group("zone");
    return name == null ? zone : zone(name);
  }

  /**
   * A time zone by name.
   *
   * @throws Unreadable when there is none of that name
   */
  public static ZoneId zone(String name) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException _) {
      throw new Unreadable(
          "names the time zone `" + name + "`, which there is not",
          "zones are `UTC`, `+08:00` or `Asia/Shanghai`");
    }
  }

  private LocalDate day(Matcher matcher, ZoneId where) {
    var date = matcher.group("date");
    if (date != null) {
      return LocalDate.parse(date);
    }
    var today = LocalDate.ofInstant(now, where);
    var word = Optional.ofNullable(matcher.group("word")).orElse("today");
    return switch (word) {
      case "yesterday" -> today.minusDays(1);
      case "tomorrow" -> today.plusDays(1);
      default -> today;
    };
  }

  private static Reach all(LocalDate day, ZoneId where) {
    return new Reach(
        day.atStartOfDay(where).toInstant(), day.plusDays(1).atStartOfDay(where).toInstant());
  }

  /** Midnight may be written as the end of a day. */
  private static Reach at(LocalDate day, String clock, ZoneId where) {
    if (clock.matches("24:00(:00([.,]0+)?)?")) {
      return Reach.of(moment(day.plusDays(1).atStartOfDay(), where));
    }
    var padded = (clock.indexOf(':') == 1 ? "0" : "") + clock.replace(',', '.');
    return Reach.of(moment(LocalDateTime.of(day, LocalTime.parse(padded)), where));
  }

  /** A clock that is set back shows some times twice, and one set forward leaves some out. */
  private static Instant moment(LocalDateTime local, ZoneId where) {
    var offsets = where.getRules().getValidOffsets(local);
    return switch (offsets.size()) {
      case 1 -> local.toInstant(offsets.getFirst());
      case 0 ->
          throw new Unreadable(
              "never was in " + where + ": the clocks were set forward over it",
              "give an offset, such as `" + local + "Z`");
      default ->
          throw new Unreadable(
              "was twice in " + where + ": the clocks were set back",
              "say which: `%s%s` or `%s%s`"
                  .formatted(local, offsets.getFirst(), local, offsets.getLast()));
    };
  }

  private static Unreadable unreadable(String text) {
    if (text.matches("\\d{4}[/.]\\d{1,2}[/.]\\d{1,2}.*|\\d{4}-\\d{1,2}-\\d{1,2}.*")) {
      return new Unreadable("is no time", "dates are written as `2026-11-05`");
    }
    return new Unreadable(
        "is no time",
        "write `1h` for an hour ago, `now`, `20:00`, `2026-11-20`, or"
            + " `2026-11-20T20:00+08:00`");
  }
}

package dev.weir.sandbox;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;

/** Reads lengths of time: {@code 10m}, {@code 1h30m}, {@code -250ms}, {@code PT10M}. */
final class Spans {

  private static final Pattern PARTS =
      Pattern.compile("-?(?:(\\d+)d)?(?:(\\d+)h)?(?:(\\d+)m)?(?:(\\d+)s)?(?:(\\d+)ms)?");

  private Spans() {}

  static Duration parse(String text) {
    var parts = PARTS.matcher(text);
    if (text.matches(".*\\d[a-z]*") && parts.matches()) {
      var sum =
          Duration.ofDays(number(parts.group(1)))
              .plusHours(number(parts.group(2)))
              .plusMinutes(number(parts.group(3)))
              .plusSeconds(number(parts.group(4)))
              .plusMillis(number(parts.group(5)));
      return text.startsWith("-") ? sum.negated() : sum;
    }
    try {
      return Duration.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("`" + text + "` is not a length of time like 10m", e);
    }
  }

  private static long number(@org.jspecify.annotations.Nullable String digits) {
    return digits == null ? 0 : Long.parseLong(digits);
  }
}

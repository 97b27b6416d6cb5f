package dev.weir.kind;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * Reads times of RFC 3339. The JDK's reader takes any form that a formatter describes, and its time
 * for that: in a large stack it shows, since most resources have a time or two.
 */
public final class Moments {

  /** {@code 2026-12-31T20:00:00}, with a digit for each {@code 0}; a fraction may follow. */
  private static final String USUAL = "0000-00-00T00:00:00";

  private static final String EAST = "+00:00";

  private Moments() {}

  /**
   * A time with its offset.
   *
   * @throws java.time.DateTimeException when it is none
   */
  public static Instant parse(String text) {
    if (looksLike(USUAL, text, 0)) {
      int zone = zone(text);
      if (zone == text.length() - 1 && text.endsWith("Z")) {
        return usual(text, zone, ZoneOffset.UTC);
      }
      if (zone == text.length() - EAST.length() && looksLike(EAST, text, zone)) {
        int hours = number(text, zone + 1, zone + 3);
        int minutes = number(text, zone + 4, zone + 6);
        return usual(text, zone, ZoneOffset.ofHoursMinutes(hours, minutes));
      }
    }
    return OffsetDateTime.parse(text).toInstant();
  }

  /** Where the offset starts: behind the seconds and up to nine digits of their fraction. */
  private static int zone(String text) {
    int end = USUAL.length();
    if (text.startsWith(".", end)) {
      end++;
      while (end < text.length() && end < USUAL.length() + 10 && isDigit(text.charAt(end))) {
        end++;
      }
    }
    return end;
  }

  private static Instant usual(String text, int zone, ZoneOffset offset) {
    return LocalDateTime.of(
            number(text, 0, 4),
            number(text, 5, 7),
            number(text, 8, 10),
            number(text, 11, 13),
            number(text, 14, 16),
            number(text, 17, 19),
            nanos(text, zone))
        .toInstant(offset);
  }

  private static int nanos(String text, int zone) {
    int nanos = 0;
    int unit = 100_000_000;
    for (int i = USUAL.length() + 1; i < zone; i++) {
      nanos += unit * (text.charAt(i) - '0');
      unit /= 10;
    }
    return nanos;
  }

  private static boolean looksLike(String form, String text, int start) {
    if (text.length() < start + form.length()) {
      return false;
    }
    for (int i = 0; i < form.length(); i++) {
      char character = text.charAt(start + i);
      boolean fits = form.charAt(i) == '0' ? isDigit(character) : character == form.charAt(i);
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  private static boolean isDigit(char character) {
    return character >= '0' && character <= '9';
  }

  private static int number(String text, int start, int end) {
    return Integer.parseInt(text, start, end, 10);
  }
}

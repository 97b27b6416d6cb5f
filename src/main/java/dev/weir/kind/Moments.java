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

  /** {@code 2026-12-31T20:00:00}, with a digit for each {@code 0}. */
  private static final String USUAL = "0000-00-00T00:00:00";

  private static final String EAST = "+00:00";

  private Moments() {}

  /**
   * A time with its offset.
   *
   * @throws java.time.DateTimeException when it is none
   */
  public static Instant parse(String text) {
    boolean utc = text.length() == USUAL.length() + 1 && text.endsWith("Z");
    boolean usual =
        looksLike(USUAL, text, 0)
            && (utc
                || (text.length() == USUAL.length() + EAST.length()
                    && looksLike(EAST, text, USUAL.length())));
    return usual ? usual(text, utc) : OffsetDateTime.parse(text).toInstant();
  }

  private static Instant usual(String text, boolean utc) {
    var offset =
        utc
            ? ZoneOffset.UTC
            : ZoneOffset.ofHoursMinutes(number(text, 20, 22), number(text, 23, 25));
    return LocalDateTime.of(
            number(text, 0, 4),
            number(text, 5, 7),
            number(text, 8, 10),
            number(text, 11, 13),
            number(text, 14, 16),
            number(text, 17, 19))
        .toInstant(offset);
  }

  private static boolean looksLike(String form, String text, int start) {
    if (text.length() < start + form.length()) {
      return false;
    }
    for (int i = 0; i < form.length(); i++) {
      char character = text.charAt(start + i);
      boolean fits =
          form.charAt(i) == '0'
              ? character >= '0' && character <= '9'
              : character == form.charAt(i);
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  private static int number(String text, int start, int end) {
    return Integer.parseInt(text, start, end, 10);
  }
}

package dev.weir.bench;

import java.util.Locale;

/** Numbers as tables show them: three digits that count, and the unit. */
final class Quantity {

  private Quantity() {}

  static String seconds(double seconds) {
    if (seconds >= 1) {
      return digits(seconds) + " s";
    }
    return seconds >= 1e-3 ? digits(1e3 * seconds) + " ms" : digits(1e6 * seconds) + " µs";
  }

  static String megabytes(double megabytes) {
    return megabytes == 0 ? "–" : Math.round(megabytes) + " MB";
  }

  static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /** How many times something else. */
  static String ratio(double ratio) {
    return digits(ratio) + " ×";
  }

  private static String digits(double number) {
    int decimals = number < 1 ? 3 : number < 10 ? 2 : number < 100 ? 1 : 0;
    return String.format(Locale.ROOT, "%." + decimals + "f", number);
  }
}

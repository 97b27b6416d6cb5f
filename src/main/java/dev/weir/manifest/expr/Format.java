package dev.weir.manifest.expr;

import java.math.BigInteger;
import java.util.List;

/** Patterns of {@code format}: {@code %s}, {@code %d}, {@code %03d} and {@code %%}. */
final class Format {

  private static final int WIDEST = 40;
  private static final String HINT =
      "`%s` is a text, `%d` a whole number, `%03d` one with leading zeros, `%%` a percent sign";

  private Format() {}

  /** The pattern with these values in it, each used once and in order. */
  static String fill(String pattern, List<String> values, Stretch at) {
    var filled = new StringBuilder();
    int used = 0;
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c != '%') {
        filled.append(c);
        continue;
      }
      int end = i + 1;
      while (end < pattern.length() && Character.digit(pattern.charAt(end), 10) >= 0) {
        end++;
      }
      if (end == pattern.length()) {
        throw wrong("has a `%` at the end of a pattern", at);
      }
      var width = pattern.substring(i + 1, end);
      char conversion = pattern.charAt(end);
      i = end;
      if (conversion == '%' && width.isEmpty()) {
        filled.append('%');
        continue;
      }
      if (used >= values.size()) {
        throw wrong("has fewer values than its pattern takes", at);
      }
      filled.append(converted(conversion, width, values.get(used++), at));
      Evaluator.checkLength(filled.length(), at);
    }
    if (used < values.size()) {
      throw wrong("has more values than its pattern takes", at);
    }
    return filled.toString();
  }

  private static String converted(char conversion, String width, String value, Stretch at) {
    if (conversion == 's' && width.isEmpty()) {
      return value;
    }
    boolean isWidth = width.isEmpty() || width.matches("0[1-9][0-9]?");
    if (conversion != 'd' || !isWidth) {
      throw wrong("has a pattern that is not known", at);
    }
    if (!Arithmetic.isWhole(value)) {
      throw wrong("gives a text to `%d`, which takes a whole number", at);
    }
    int wide = width.isEmpty() ? 0 : Math.min(WIDEST, Integer.parseInt(width));
    var number = new BigInteger(value);
    var digits = number.abs().toString();
    var sign = number.signum() < 0 ? "-" : "";
    return sign + "0".repeat(Math.max(0, wide - sign.length() - digits.length())) + digits;
  }

  private static Fault wrong(String words, Stretch at) {
    return Fault.of("wrong-arguments", words, HINT, at);
  }
}

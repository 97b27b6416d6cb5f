package dev.weir.render;

/**
 * Text from outside, made safe to print: what a terminal would obey, or a reader could not see, is
 * written as an escape.
 */
final class Quoted {

  private Quoted() {}

  /** In double quotes, on one line. */
  static String text(String text) {
    var quoted = new StringBuilder(text.length() + 2).append('"');
    text.codePoints().forEach(c -> append(quoted, c, true));
    return quoted.append('"').toString();
  }

  /** Without quotes, line ends included; quotes and backslashes stay as they are. */
  static String plain(String text) {
    if (text.codePoints().noneMatch(Quoted::isDangerous)) {
      return text;
    }
    var escaped = new StringBuilder(text.length() + 16);
    text.codePoints().forEach(c -> append(escaped, c, false));
    return escaped.toString();
  }

  private static void append(StringBuilder to, int c, boolean inQuotes) {
    if (inQuotes && (c == '"' || c == '\\')) {
      to.append('\\').appendCodePoint(c);
    } else if (isDangerous(c)) {
      to.append(escape(c));
    } else {
      to.appendCodePoint(c);
    }
  }

  private static String escape(int c) {
    return switch (c) {
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default -> "\\u" + (c > 0xffff ? "{%x}" : "%04x").formatted(c);
    };
  }

  /** Controls, invisible formatting such as a change of writing direction, and halves of pairs. */
  private static boolean isDangerous(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          true;
      default -> false;
    };
  }
}

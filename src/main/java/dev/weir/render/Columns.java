package dev.weir.render;

/**
 * How text stands on a terminal: how many columns a character takes, and what is shown instead of
 * one that would do something to the terminal.
 */
final class Columns {

  private static final int TAB = 4;

  /** First and last code points of ranges whose characters take two columns. */
  private static final int[][] WIDE = {
    {0x1100, 0x115F}, {0x2E80, 0x303E}, {0x3041, 0xA4CF}, {0xAC00, 0xD7A3}, {0xF900, 0xFAFF},
    {0xFE30, 0xFE6F}, {0xFF00, 0xFF60}, {0xFFE0, 0xFFE6}, {0x1F300, 0x1F64F}, {0x1F680, 0x1F6FF},
    {0x1F900, 0x1F9FF}, {0x1FA70, 0x1FAFF}, {0x20000, 0x3FFFD}
  };

  private Columns() {}

  /** How many columns a text takes. */
  static int width(String text) {
    return text.codePoints().map(Columns::width).sum();
  }

  /** How many columns a character takes. */
  static int width(int point) {
    if (point == '\t') {
      return TAB;
    }
    int type = Character.getType(point);
    if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
      return 0;
    }
    for (var range : WIDE) {
      if (point >= range[0] && point <= range[1]) {
        return 2;
      }
    }
    return 1;
  }

  /** The text without tabs, and without characters that steer a terminal or hide. */
  static String shown(String text) {
    if (text.codePoints().noneMatch(Columns::needsReplacement)) {
      return text;
    }
    var shown = new StringBuilder(text.length());
    text.codePoints().forEach(point -> append(shown, point));
    return shown.toString();
  }

  private static void append(StringBuilder shown, int point) {
    if (point == '\t') {
      shown.repeat(' ', TAB);
      return;
    }
    shown.appendCodePoint(needsReplacement(point) ? replacement(point) : point);
  }

  private static boolean needsReplacement(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }

  /** The picture of a control character, or the sign for what cannot be shown. */
  private static int replacement(int point) {
    return point < ' ' ? 0x2400 + point : 0xFFFD;
  }
}

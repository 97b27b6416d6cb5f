package dev.weir.manifest;

import dev.weir.kind.AttributeType;

/** Types in words, for messages. */
final class Words {

  private static final int LONG = 60;

  private Words() {}

  /** What to write, with its article: {@code a whole number, 1 to 100}. */
  static String of(AttributeType type) {
    return switch (type) {
      case AttributeType.Text _, AttributeType.Truth _, AttributeType.Choice _ -> type.says();
      case AttributeType.Whole _,
          AttributeType.Span _,
          AttributeType.Moment _,
          AttributeType.Confidential _,
          AttributeType.ListOf _,
          AttributeType.MapOf _,
          AttributeType.Nested _ ->
          "a " + type.says();
    };
  }

  /** How lists and blocks are written. */
  static String example(AttributeType type) {
    return switch (type) {
      case AttributeType.ListOf _ -> "write `[value, value]`, or one `- value` a line";
      case AttributeType.MapOf _, AttributeType.Nested _ ->
          "write `{key: value}`, or one `key: value` a line, indented";
      default -> "";
    };
  }

  /** A text in back-ticks, shortened when it is long. */
  static String quoted(String text) {
    var line = text.strip().lines().findFirst().orElse("");
    if (line.length() == text.length() && line.codePointCount(0, line.length()) <= LONG) {
      return "`" + text + "`";
    }
    int end = line.offsetByCodePoints(0, Math.min(LONG, line.codePointCount(0, line.length())));
    return "`" + line.substring(0, end) + "…`";
  }
}

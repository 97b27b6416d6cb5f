package dev.weir.manifest;

import dev.weir.kind.AttributeType;
import java.util.List;

/** Types in words, for messages. */
final class Words {

  private static final int LONG = 60;

  private Words() {}

  /** What to write, with its article: {@code a whole number, 1 to 100}. */
  static String of(AttributeType type) {
    return switch (type) {
      case AttributeType.Text _, AttributeType.Truth _ -> type.says();
      case AttributeType.Choice(var words) -> choice(words);
      case AttributeType.ListOf list -> "a list of " + items(list.item());
      case AttributeType.MapOf map -> "a map of " + items(map.item());
      case AttributeType.Confidential _ -> "a secret by reference";
      case AttributeType.Whole _,
          AttributeType.Span _,
          AttributeType.Moment _,
          AttributeType.Nested _ ->
          "a " + type.says();
    };
  }

  private static String choice(List<String> words) {
    var quoted = words.stream().map(word -> "`" + word + "`").toList();
    return quoted.size() == 1
        ? quoted.getFirst()
        : String.join(", ", quoted.subList(0, quoted.size() - 1)) + " or " + quoted.getLast();
  }

  private static String items(AttributeType item) {
    return switch (item) {
      case AttributeType.Text _, AttributeType.Choice _ -> "texts";
      case AttributeType.Whole _ -> "whole numbers";
      case AttributeType.Truth _ -> "truth values";
      case AttributeType.Span _ -> "durations";
      case AttributeType.Moment _ -> "times";
      case AttributeType.Confidential _ -> "secrets";
      case AttributeType.ListOf _ -> "lists";
      case AttributeType.MapOf _, AttributeType.Nested _ -> "blocks";
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
    if (text.isEmpty()) {
      return "an empty text";
    }
    var line = text.strip().lines().findFirst().orElse("");
    if (line.length() == text.length() && line.codePointCount(0, line.length()) <= LONG) {
      return "`" + text + "`";
    }
    int end = line.offsetByCodePoints(0, Math.min(LONG, line.codePointCount(0, line.length())));
    return "`" + line.substring(0, end) + "…`";
  }
}

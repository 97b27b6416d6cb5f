package dev.weir.manifest.edit;

import dev.weir.kind.Scalars;
import dev.weir.kind.Value;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;

/** Writes scalars the way the ones they replace are written. */
final class ScalarText {

  /** Text that means itself wherever it stands, also within brackets. */
  private static final Pattern PLAIN =
      Pattern.compile(
          "[\\p{L}\\p{N}/](?:[\\p{L}\\p{N}/_.+=%()@-]| (?![ #])|:(?=[^\\s,\\[\\]{}]))*");

  /** What YAML takes for something else than text. */
  private static final Pattern SPECIAL =
      Pattern.compile(
          "(?i)y|n|yes|no|on|off|true|false|null|[0-9][0-9_,.:]*(e[+-]?[0-9]+)?|0[xob][0-9a-f_]+"
              + "|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}.*");

  private ScalarText() {}

  /** The value as its own text, a time with the offset that the old one has. */
  static String plain(Value value, String old) {
    if (value instanceof Value.Moment(var instant)) {
      try {
        var offset = OffsetDateTime.parse(old).getOffset();
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(instant.atOffset(offset));
      } catch (DateTimeException _) {
        return DateTimeFormatter.ISO_INSTANT.format(instant);
      }
    }
    return Scalars.write(value)
        .orElseThrow(() -> new IllegalArgumentException("no scalar: " + value));
  }

  /** The text in this style, or in double quotes where that cannot hold it. */
  static String written(String text, boolean isText, ScalarStyle style) {
    return switch (style) {
      case SINGLE_QUOTED ->
          isPrintable(text) ? "'" + text.replace("'", "''") + "'" : doubleQuoted(text);
      case DOUBLE_QUOTED -> doubleQuoted(text);
      default -> isPlain(text, isText) ? text : doubleQuoted(text);
    };
  }

  private static boolean isPlain(String text, boolean isText) {
    return PLAIN.matcher(text).matches()
        && !text.endsWith(" ")
        && !(isText && SPECIAL.matcher(text).matches());
  }

  private static boolean isPrintable(String text) {
    return text.codePoints().noneMatch(ScalarText::isEscaped);
  }

  private static boolean isEscaped(int c) {
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

  /** The text where it stands alone, not in brackets: a comma needs no quotes there. */
  static String alone(String text) {
    return isPlain(text.replace(", ", " "), true) ? text : written(text, true, ScalarStyle.PLAIN);
  }

  /** The text on one line, what cannot be seen in it as escapes. */
  static String printable(String text) {
    var shown = new StringBuilder();
    text.codePoints()
        .forEach(c -> {
          if (isEscaped(c)) {
            append(shown, c);
          } else {
            shown.appendCodePoint(c);
          }
        });
    return shown.toString();
  }

  private static String doubleQuoted(String text) {
    var quoted = new StringBuilder("\"");
    text.codePoints().forEach(c -> append(quoted, c));
    return quoted.append('"').toString();
  }

  private static void append(StringBuilder to, int c) {
    switch (c) {
      case '"', '\\' -> to.append('\\').appendCodePoint(c);
      case '\n' -> to.append("\\n");
      case '\r' -> to.append("\\r");
      case '\t' -> to.append("\\t");
      default -> {
        if (!isEscaped(c)) {
          to.appendCodePoint(c);
        } else if (c > 0xffff) {
          to.append("\\U%08x".formatted(c));
        } else {
          to.append("\\u%04x".formatted(c));
        }
      }
    }
  }
}

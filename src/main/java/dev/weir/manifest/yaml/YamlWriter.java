package dev.weir.manifest.yaml;

import java.util.Set;
import java.util.regex.Pattern;

/** Writes nodes as YAML that every reader takes alike. */
public final class YamlWriter {

  private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z0-9_./@+-]*");
  private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]{0,17})");
  private static final Pattern SPAN = Pattern.compile("[0-9]+[dhms]([0-9]+[hms]){0,3}");

  /** Words that some readers take for something else than text. */
  private static final Set<String> TAKEN =
      Set.of("null", "Null", "NULL", "yes", "no", "on", "off", "y", "n");

  private final StringBuilder out = new StringBuilder();

  private YamlWriter() {}

  /** A document as text, indented by two, without the line that begins a document. */
  public static String write(YamlNode.Mapping root) {
    var writer = new YamlWriter();
    writer.mapping(root, 0);
    return writer.out.toString();
  }

  /** A scalar on one line: as it is where every reader takes it alike, else in double quotes. */
  public static String scalar(YamlNode.Scalar scalar) {
    if (scalar.isNull()) {
      return "null";
    }
    var text = scalar.text();
    boolean plain =
        WORD.matcher(text).matches()
            ? !TAKEN.contains(text) && !TAKEN.contains(text.toLowerCase(java.util.Locale.ROOT))
            : NUMBER.matcher(text).matches() || SPAN.matcher(text).matches();
    return plain ? text : quoted(text);
  }

  private void mapping(YamlNode.Mapping mapping, int indent) {
    for (var entry : mapping.entries()) {
      out.repeat(' ', indent).append(scalar(entry.key())).append(':');
      value(entry.value(), indent + 2);
    }
  }

  /** What follows a key: on its line, or below it. */
  private void value(YamlNode value, int indent) {
    switch (value) {
      case YamlNode.Scalar scalar -> out.append(' ').append(scalar(scalar)).append('\n');
      case YamlNode.Mapping mapping when mapping.entries().isEmpty() -> out.append(" {}\n");
      case YamlNode.Sequence(var items, _, _) when items.isEmpty() -> out.append(" []\n");
      case YamlNode.Mapping mapping -> {
        out.append('\n');
        mapping(mapping, indent);
      }
      case YamlNode.Sequence sequence -> {
        out.append('\n');
        sequence(sequence, indent);
      }
    }
  }

  private void sequence(YamlNode.Sequence sequence, int indent) {
    for (var item : sequence.items()) {
      out.repeat(' ', indent).append('-');
      if (item instanceof YamlNode.Mapping mapping && !mapping.entries().isEmpty()) {
        int start = out.length();
        mapping(mapping, indent + 2);
        // The first key stands on the line of its dash.
        out.delete(start, start + indent + 1);
      } else {
        value(item, indent + 2);
      }
    }
  }

  /** In double quotes, with what cannot stand there written as an escape. */
  public static String quoted(String text) {
    var quoted = new StringBuilder("\"");
    text.codePoints()
        .forEach(point -> {
          switch (point) {
            case '"' -> quoted.append("\\\"");
            case '\\' -> quoted.append("\\\\");
            case '\n' -> quoted.append("\\n");
            case '\t' -> quoted.append("\\t");
            default -> {
              if (point < ' ' || (point >= 0x7F && point < 0xA0)) {
                quoted.append("\\x%02X".formatted(point));
              } else if (isUnprintable(point)) {
                quoted.append("\\u%04X".formatted(point));
              } else {
                quoted.appendCodePoint(point);
              }
            }
          }
        });
    return quoted.append('"').toString();
  }

  private static boolean isUnprintable(int point) {
    return (point >= 0x2028 && point <= 0x202E)
        || (point >= 0x2066 && point <= 0x2069)
        || (point >= 0xD800 && point <= 0xDFFF)
        || point == 0xFEFF
        || point == 0xFFFE
        || point == 0xFFFF;
  }
}

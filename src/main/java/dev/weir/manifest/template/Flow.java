package dev.weir.manifest.template;

import dev.weir.manifest.expr.Datum;
import dev.weir.manifest.yaml.YamlWriter;
import java.util.stream.Collectors;

/** Values as YAML on one line. */
final class Flow {

  private Flow() {}

  /** A value as {@code --var} takes it: single values as they are, the others as YAML. */
  static String of(@org.jspecify.annotations.Nullable Datum value, Variable variable) {
    if (value == null) {
      return "";
    }
    return value instanceof Datum.Text(var text) && !variable.type().isBlock() ? text : yaml(value);
  }

  private static String yaml(Datum value) {
    return switch (value) {
      case Datum.Text(var text) -> YamlWriter.quoted(text);
      case Datum.Nothing _ -> "null";
      case Datum.Hidden(var name) -> YamlWriter.quoted("${var." + name + "}");
      case Datum.Items(var items) ->
          items.stream().map(Flow::yaml).collect(Collectors.joining(", ", "[", "]"));
      case Datum.Table(var entries) ->
          entries.entrySet().stream()
              .map(entry -> YamlWriter.quoted(entry.getKey()) + ": " + yaml(entry.getValue()))
              .collect(Collectors.joining(", ", "{", "}"));
    };
  }
}

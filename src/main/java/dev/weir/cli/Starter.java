package dev.weir.cli;

import dev.weir.kind.Attribute;
import dev.weir.kind.AttributeType;
import dev.weir.kind.Kind;
import dev.weir.kind.Scalars;
import dev.weir.kind.Shape;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A first manifest for a kind, drawn from the kind itself: what must be set is set, everything else
 * stands there as a comment.
 */
final class Starter {

  private static final int WIDTH = 78;
  private static final int STEP = 2;

  /** Text that YAML takes for nothing but text, also within brackets. */
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9/](?:[A-Za-z0-9/_. +-]|:(?! ))*");

  private final StringBuilder out = new StringBuilder();
  private final Kind<?> kind;
  private final String name;
  private final Map<String, String> given;

  private Starter(Kind<?> kind, String name, Map<String, String> given) {
    this.kind = kind;
    this.name = name;
    this.given = given;
  }

  /**
   * A document of a kind.
   *
   * @param provider the provider document that it names; empty for one
   */
  static String document(Kind<?> kind, String name, Optional<String> provider) {
    return document(kind, name, provider, Map.of());
  }

  /**
   * The same with some values given.
   *
   * @param given values by field of the spec; lists and blocks as YAML in brackets
   */
  static String document(
      Kind<?> kind, String name, Optional<String> provider, Map<String, String> given) {
    var starter = new Starter(kind, name, given);
    starter.write(provider);
    return starter.out.toString();
  }

  private void write(Optional<String> provider) {
    comment(kind.doc(), 0);
    if (!kind.source().isEmpty()) {
      line(0, "# " + kind.source());
    }
    line(0, "apiVersion: " + kind.apiVersion());
    line(0, "kind: " + kind.name());
    line(0, "metadata:");
    line(STEP, "name: " + name);
    line(0, "spec:");
    provider.ifPresent(address -> line(STEP, "provider: " + address));
    block(kind.shape(), STEP);
  }

  private void block(Shape shape, int indent) {
    for (var attribute : shape.attributes()) {
      if (!attribute.computed()) {
        out.append(out.charAt(out.length() - 2) == ':' ? "" : "\n");
        comment(attribute.doc(), indent);
        attribute(attribute, indent);
      }
    }
  }

  private void attribute(Attribute attribute, int indent) {
    var value = indent == STEP ? given.get(attribute.name()) : null;
    if (value != null) {
      line(indent, attribute.name() + ": " + ProviderText.written(kind, attribute.name(), value));
      return;
    }
    if (!attribute.required() && !attribute.suggested()) {
      choice(attribute, indent);
      return;
    }
    if (attribute.type() instanceof AttributeType.Nested(var inner)) {
      line(indent, attribute.name() + ":");
      block(inner, indent + STEP);
      return;
    }
    line(indent, attribute.name() + ": " + inline(attribute));
  }

  /** What need not be set, as a comment. */
  private void choice(Attribute attribute, int indent) {
    if (!(attribute.type() instanceof AttributeType.Nested(var inner))) {
      line(indent, "# " + attribute.name() + ": " + inline(attribute));
      return;
    }
    line(indent, "# " + attribute.name() + ":");
    for (var part : inner.attributes()) {
      if (!part.computed()) {
        line(indent, "#   " + part.name() + ": " + inline(part));
      }
    }
  }

  /** A value that a manifest might have, on one line. */
  private String inline(Attribute attribute) {
    if (attribute.namedByDocument()) {
      return name;
    }
    return attribute
        .example()
        .map(example -> written(attribute.type(), example))
        .or(() -> attribute.fallback().flatMap(Scalars::write).map(Starter::quoted))
        .orElseGet(() -> made(attribute.type(), attribute.name()));
  }

  /** An example of a list or a map is written as YAML already. */
  private static String written(AttributeType type, String example) {
    return switch (type) {
      case AttributeType.Text _, AttributeType.Choice _ -> quoted(example);
      default -> example;
    };
  }

  /** Text as YAML takes it for just that. */
  static String quoted(String text) {
    boolean isPlain = PLAIN.matcher(text).matches() && !text.endsWith(" ");
    return isPlain ? text : '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private String made(AttributeType type, String attribute) {
    return switch (type) {
      case AttributeType.Text _ -> "\"\"";
      case AttributeType.Whole(long min, _) -> Long.toString(Math.max(min, 1));
      case AttributeType.Truth _ -> "false";
      case AttributeType.Choice(List<String> words) -> words.getFirst();
      case AttributeType.Span(long min, _) -> Scalars.write(Duration.ofSeconds(min));
      case AttributeType.Moment _ -> "2026-12-31T20:00:00+08:00";
      case AttributeType.Confidential _ -> "{fromEnv: WEIR_SECRET_" + constant(attribute) + "}";
      case AttributeType.ListOf list -> "[" + made(list.item(), attribute) + "]";
      case AttributeType.MapOf map -> "{key: " + made(map.item(), attribute) + "}";
      case AttributeType.Nested(var shape) ->
          shape.attributes().stream()
              .filter(inner -> !inner.computed())
              .map(inner -> inner.name() + ": " + inline(inner))
              .collect(Collectors.joining(", ", "{", "}"));
    };
  }

  private static String constant(String attribute) {
    return attribute.replaceAll("([a-z])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT);
  }

  private void comment(String text, int indent) {
    var start = " ".repeat(indent) + "#";
    int column = 0;
    for (var word : text.split(" ")) {
      if (column == 0 || column + 1 + word.length() > WIDTH) {
        out.append(column == 0 ? "" : "\n").append(start);
        column = start.length();
      }
      out.append(' ').append(word);
      column += 1 + word.length();
    }
    out.append('\n');
  }

  private void line(int indent, String text) {
    out.append(" ".repeat(indent)).append(text).append('\n');
  }
}

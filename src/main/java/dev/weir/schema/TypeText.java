package dev.weir.schema;

import dev.weir.kind.AttributeType;
import dev.weir.kind.Scalars;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Types and their limits in words. */
final class TypeText {

  private TypeText() {}

  /** {@code text, 1 to 30 characters, must hold no slash}. */
  static String of(AttributeType type) {
    return switch (type) {
      case AttributeType.Text text -> text(text);
      case AttributeType.Whole whole -> "whole number" + range(", ", whole.min(), whole.max(), "");
      case AttributeType.Truth _ -> "`true` or `false`";
      case AttributeType.Choice(var words) -> choice(words);
      case AttributeType.Span span -> "duration such as `5s` or `1h30m`" + spanRange(span);
      case AttributeType.Moment _ -> "time such as `2026-12-31T20:00:00+08:00`";
      case AttributeType.Confidential _ ->
          "secret: `{fromEnv: WEIR_SECRET_…}` or `{fromFile: secrets/…}`";
      case AttributeType.ListOf list -> list(list);
      case AttributeType.MapOf map ->
          "map" + range(", ", map.min(), map.max(), " entries") + items(map.item(), "value");
      case AttributeType.Nested _ -> "block";
    };
  }

  /** The same as a sentence. */
  static String sentence(AttributeType type) {
    var text = of(type);
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1) + ".";
  }

  private static String text(AttributeType.Text text) {
    var parts = new ArrayList<>(List.of("text"));
    var length = range("", text.min(), text.max(), " characters");
    if (!length.isEmpty()) {
      parts.add(length);
    }
    if (text.maxBytes() != Integer.MAX_VALUE) {
      parts.add("at most " + text.maxBytes() + " bytes in UTF-8");
    }
    if (text.pattern().isPresent()) {
      parts.add("must " + text.patternSays());
    }
    return String.join(", ", parts);
  }

  private static String choice(List<String> words) {
    var quoted = words.stream().map(word -> "`" + word + "`").collect(Collectors.joining(", "));
    return words.size() == 1 ? quoted : "one of " + quoted;
  }

  private static String spanRange(AttributeType.Span span) {
    boolean endless = span.max() == Long.MAX_VALUE;
    if (span.min() == 0 && endless) {
      return "";
    }
    var shortest = ", " + Scalars.write(Duration.ofSeconds(span.min()));
    return endless
        ? shortest + " or longer"
        : shortest + " to " + Scalars.write(Duration.ofSeconds(span.max()));
  }

  private static String list(AttributeType.ListOf list) {
    var order =
        switch (list.order()) {
          case AttributeType.Order.Significant _ -> "";
          case AttributeType.Order.None _ -> ", each item once, in any order";
          case AttributeType.Order.KeyedBy(var key) -> ", each item with its own `" + key + "`";
        };
    return "list"
        + range(", ", list.min(), list.max(), " items")
        + order
        + items(list.item(), "item");
  }

  private static String items(AttributeType item, String name) {
    return "; each " + name + ": " + of(item);
  }

  private static String range(String lead, long min, long max, String unit) {
    boolean bottomless = min == Long.MIN_VALUE || (min == 0 && !unit.isEmpty());
    boolean endless = max == Long.MAX_VALUE || max == Integer.MAX_VALUE;
    if (bottomless && endless) {
      return "";
    }
    if (bottomless) {
      return lead + "at most " + max + unit;
    }
    return endless ? lead + "at least " + min + unit : lead + min + " to " + max + unit;
  }
}

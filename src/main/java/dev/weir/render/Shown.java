package dev.weir.render;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A value of a plan document with what its masks say of it, ready to be compared and shown. */
sealed interface Shown {

  /** Not set. */
  enum Nothing implements Shown {
    NOTHING
  }

  /** Known only after apply. */
  enum Unknown implements Shown {
    UNKNOWN
  }

  /** A secret; the digest tells whether it changes, and is never shown. */
  record Hidden(String digest) implements Shown {
    @Override
    public String toString() {
      return "(sensitive value)";
    }
  }

  /** Text. */
  record Words(String text) implements Shown {}

  /** A number or a truth value, as JSON writes it. */
  record Plain(String json) implements Shown {}

  /** A list. */
  record Items(List<Shown> items) implements Shown {
    public Items {
      items = List.copyOf(items);
    }
  }

  /** A block or a map. */
  record Parts(SequencedMap<String, Shown> parts) implements Shown {
    public Parts {
      parts = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(parts));
    }

    Shown get(String name) {
      return parts.getOrDefault(name, Nothing.NOTHING);
    }
  }

  /** Puts a value and its masks together; a mask that is not there holds for nothing. */
  static Shown of(
      @Nullable JsonNode json, @Nullable JsonNode unknown, @Nullable JsonNode sensitive) {
    if (isTrue(unknown)) {
      return Unknown.UNKNOWN;
    }
    if (json == null || json.isNull()) {
      return unknown != null && unknown.isObject()
          ? parts(json, unknown, sensitive)
          : Nothing.NOTHING;
    }
    if (isTrue(sensitive)) {
      return new Hidden(json.asString());
    }
    if (json.isObject()) {
      return parts(json, unknown, sensitive);
    }
    if (json.isArray()) {
      return items(json, unknown, sensitive);
    }
    return json.isString() ? new Words(json.asString()) : new Plain(json.toString());
  }

  private static boolean isTrue(@Nullable JsonNode mask) {
    return mask != null && mask.isBoolean() && mask.booleanValue();
  }

  private static Shown parts(
      @Nullable JsonNode json, @Nullable JsonNode unknown, @Nullable JsonNode sensitive) {
    var parts = new LinkedHashMap<String, Shown>();
    for (var side : new @Nullable JsonNode[] {json, unknown}) {
      if (side == null || !side.isObject()) {
        continue;
      }
      for (var name : side.propertyNames()) {
        var part = of(member(json, name), member(unknown, name), member(sensitive, name));
        if (part != Nothing.NOTHING) {
          parts.putIfAbsent(name, part);
        }
      }
    }
    return new Parts(parts);
  }

  private static Shown items(
      JsonNode json, @Nullable JsonNode unknown, @Nullable JsonNode sensitive) {
    var items = new ArrayList<Shown>(json.size());
    for (int i = 0; i < json.size(); i++) {
      items.add(of(json.get(i), item(unknown, i), item(sensitive, i)));
    }
    return new Items(items);
  }

  private static @Nullable JsonNode member(@Nullable JsonNode json, String name) {
    return json == null ? null : json.get(name);
  }

  private static @Nullable JsonNode item(@Nullable JsonNode json, int index) {
    return json == null ? null : json.get(index);
  }

  /** On one line. */
  default String inline() {
    return switch (this) {
      case Nothing _ -> "null";
      case Unknown _ -> "(known after apply)";
      case Hidden _ -> "(sensitive value)";
      case Words(String text) -> Quoted.text(text);
      case Plain(String json) -> json;
      case Items(var items) ->
          items.stream().map(Shown::inline).collect(Collectors.joining(", ", "[", "]"));
      case Parts(var parts) when parts.isEmpty() -> "{}";
      case Parts(var parts) ->
          parts.entrySet().stream()
              .map(part -> Quoted.text(part.getKey()) + " = " + part.getValue().inline())
              .collect(Collectors.joining(", ", "{ ", " }"));
    };
  }
}

package dev.weir.kind;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a value of an attribute may be. Every reader of kinds is a switch over it. */
public sealed interface AttributeType {

  /**
   * Text.
   *
   * @param min fewest characters (code points)
   * @param max most characters
   * @param maxBytes most bytes in UTF-8
   * @param pattern what the whole text must match
   * @param patternSays the pattern in words
   */
  record Text(long min, long max, int maxBytes, Optional<Pattern> pattern, String patternSays)
      implements AttributeType {}

  /** A whole number from {@code min} to {@code max}. */
  record Whole(long min, long max) implements AttributeType {}

  /** True or false. */
  record Truth() implements AttributeType {}

  /** One of these words. */
  record Choice(List<String> words) implements AttributeType {}

  /** A duration of whole seconds from {@code min} to {@code max} seconds. */
  record Span(long min, long max) implements AttributeType {}

  /** A point in time with an offset. */
  record Moment() implements AttributeType {}

  /** A secret, given by reference only. */
  record Confidential() implements AttributeType {}

  /**
   * A list.
   *
   * @param item what its items are
   * @param min fewest items
   * @param max most items
   * @param order whether the order means something
   */
  record ListOf(AttributeType item, int min, int max, Order order) implements AttributeType {}

  /** A map from text. */
  record MapOf(AttributeType item, int min, int max) implements AttributeType {}

  /** A block with attributes of its own. */
  record Nested(Shape shape) implements AttributeType {}

  /** What the order of a list means. */
  sealed interface Order {
    /** The order matters. */
    record Significant() implements Order {}

    /** A set. */
    record None() implements Order {}

    /** Blocks told apart by one attribute; the order does not matter. */
    record KeyedBy(String attribute) implements Order {}
  }

  /** Whether a value of it may have a secret in it. */
  default boolean holdsSecrets() {
    return switch (this) {
      case Confidential _ -> true;
      case ListOf list -> list.item().holdsSecrets();
      case MapOf map -> map.item().holdsSecrets();
      case Nested(var shape) -> shape.holdsSecrets();
      case Text _, Whole _, Truth _, Choice _, Span _, Moment _ -> false;
    };
  }

  /** What to write, in words, for messages and documentation. */
  default String says() {
    return switch (this) {
      case Text _ -> "text";
      case Whole whole -> "whole number" + range(whole.min(), whole.max(), "");
      case Truth _ -> "true or false";
      case Choice choice -> "one of " + String.join(", ", choice.words());
      case Span span -> "duration such as 5s or 30m" + range(span.min(), span.max(), "s");
      case Moment _ -> "time with offset such as 2026-12-31T20:00:00+08:00";
      case Confidential _ -> "secret by reference: {fromEnv: WEIR_SECRET_…} or {fromFile: …}";
      case ListOf list -> "list of " + list.item().says();
      case MapOf map -> "map of " + map.item().says();
      case Nested _ -> "block";
    };
  }

  private static String range(long min, long max, String unit) {
    if (min == Long.MIN_VALUE && max == Long.MAX_VALUE) {
      return "";
    }
    if (max == Long.MAX_VALUE) {
      return ", at least " + min + unit;
    }
    return ", " + min + unit + " to " + max + unit;
  }
}

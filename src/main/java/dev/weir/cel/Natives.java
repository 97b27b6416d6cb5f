package dev.weir.cel;

import dev.cel.common.values.NullValue;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Plain values as the library takes them, and what it gives back. */
final class Natives {

  private Natives() {}

  /** The value as the library takes it. */
  static Object of(@Nullable Object value) {
    return switch (value) {
      case null -> NullValue.NULL_VALUE;
      case String text -> text;
      case Boolean truth -> truth;
      case Long number -> number;
      case Integer number -> (long) number;
      case Instant time -> time;
      case Duration span -> span;
      case Collection<?> items -> items.stream().map(Natives::of).toList();
      case Map<?, ?> entries -> entries(entries);
      default ->
          throw new IllegalArgumentException("no value for expressions: " + value.getClass());
    };
  }

  private static Map<Object, Object> entries(Map<?, ?> entries) {
    var converted = new LinkedHashMap<Object, Object>();
    entries.forEach((key, value) -> converted.put(key, of(value)));
    return converted;
  }

  /** Whether what an expression came to is what it was compiled for. */
  static boolean is(Sort sort, @Nullable Object value) {
    return switch (sort) {
      case TEXT -> value instanceof String;
      case WHOLE -> value instanceof Long;
      case TRUTH -> value instanceof Boolean;
      case MOMENT -> value instanceof Instant;
      case SPAN -> value instanceof Duration;
      case LIST -> value instanceof List;
      case MAP -> value instanceof Map;
      case ANY -> value != null;
    };
  }

  /** What messages call what an expression came to. */
  static String word(@Nullable Object value) {
    return switch (value) {
      case null -> "nothing";
      case NullValue _ -> "null";
      case String _ -> Sort.TEXT.word();
      case Long _ -> Sort.WHOLE.word();
      case Boolean truth -> truth.toString();
      case Instant _ -> Sort.MOMENT.word();
      case Duration _ -> Sort.SPAN.word();
      case List<?> _ -> Sort.LIST.word();
      case Map<?, ?> _ -> Sort.MAP.word();
      default -> "something else";
    };
  }
}

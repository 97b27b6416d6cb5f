package dev.weir.kind;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The way between values and the Java types of record components. */
final class Binding {

  private Binding() {}

  static @Nullable Object toJava(Type java, AttributeType type, Value value) {
    if (java instanceof ParameterizedType generic && generic.getRawType() == Optional.class) {
      var inner = generic.getActualTypeArguments()[0];
      return value.isPresent() ? Optional.ofNullable(toJava(inner, type, value)) : Optional.empty();
    }
    return switch (value) {
      case Value.Absent _ -> absent(type);
      case Value.Text(String text) -> word(java, text);
      case Value.Whole(long number) -> number(java, number);
      case Value.Truth(boolean truth) -> truth;
      case Value.Span(Duration duration) -> duration;
      case Value.Moment(Instant instant) -> instant;
      case Value.Clear(Secret secret) -> secret;
      case Value.Items(var items) -> list(java, type, items);
      case Value.Entries(var entries) -> map(java, type, entries);
      case Value.Fields fields -> fields.shape().bind(fields);
      case Value.Unknown _, Value.Template _, Value.Sealed _, Value.SecretSource _ ->
          throw new IllegalStateException("a value is not known yet: " + value);
    };
  }

  private static Object absent(AttributeType type) {
    return switch (type) {
      case AttributeType.ListOf _ -> List.of();
      case AttributeType.MapOf _ -> Map.of();
      default ->
          throw new IllegalStateException("a required value of " + type.says() + " is absent");
    };
  }

  private static Object word(Type java, String text) {
    if (java instanceof Class<?> choice && choice.isEnum()) {
      for (var constant : choice.getEnumConstants()) {
        if (ShapeReader.word((Enum<?>) constant).equals(text)) {
          return constant;
        }
      }
      throw new IllegalStateException("no " + choice.getSimpleName() + " is called " + text);
    }
    return text;
  }

  private static Object number(Type java, long number) {
    if (java == int.class || java == Integer.class) {
      return Math.toIntExact(number);
    }
    return number;
  }

  private static Object list(Type java, AttributeType type, List<Value> items) {
    var itemType = ((AttributeType.ListOf) type).item();
    var itemJava = ((ParameterizedType) java).getActualTypeArguments()[0];
    var list = new ArrayList<@Nullable Object>(items.size());
    items.forEach(item -> list.add(toJava(itemJava, itemType, item)));
    return Collections.unmodifiableList(list);
  }

  private static Object map(Type java, AttributeType type, Map<String, Value> entries) {
    var itemType = ((AttributeType.MapOf) type).item();
    var itemJava = ((ParameterizedType) java).getActualTypeArguments()[1];
    var map = new LinkedHashMap<String, @Nullable Object>();
    entries.forEach((key, item) -> map.put(key, toJava(itemJava, itemType, item)));
    return Collections.unmodifiableMap(map);
  }

  static Value toValue(AttributeType type, @Nullable Object java) {
    return switch (java) {
      case null -> Value.Absent.ABSENT;
      case Optional<?> optional -> toValue(type, optional.orElse(null));
      case String text -> new Value.Text(text);
      case Enum<?> constant -> new Value.Text(ShapeReader.word(constant));
      case Integer number -> new Value.Whole(number);
      case Long number -> new Value.Whole(number);
      case Boolean truth -> new Value.Truth(truth);
      case Duration duration -> new Value.Span(duration);
      case Instant instant -> new Value.Moment(instant);
      case Secret secret -> new Value.Clear(secret);
      case List<?> list -> items((AttributeType.ListOf) type, list);
      case Map<?, ?> map -> entries((AttributeType.MapOf) type, map);
      case Record record -> ((AttributeType.Nested) type).shape().unbind(record);
      default -> throw new IllegalStateException("no value for " + java.getClass());
    };
  }

  private static Value items(AttributeType.ListOf type, List<?> list) {
    return list.isEmpty()
        ? Value.Absent.ABSENT
        : new Value.Items(list.stream().map(item -> toValue(type.item(), item)).toList());
  }

  private static Value entries(AttributeType.MapOf type, Map<?, ?> map) {
    if (map.isEmpty()) {
      return Value.Absent.ABSENT;
    }
    var entries = new LinkedHashMap<String, Value>();
    map.forEach((key, item) -> entries.put((String) key, toValue(type.item(), item)));
    return new Value.Entries(entries);
  }
}

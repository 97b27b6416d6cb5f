package dev.weir.kind;

import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads attributes out of annotated record components. */
final class ShapeReader {

  private ShapeReader() {}

  static List<Attribute> attributes(List<RecordComponent> components) {
    var attributes = new ArrayList<Attribute>(components.size());
    for (int i = 0; i < components.size(); i++) {
      attributes.add(attribute(i, components.get(i)));
    }
    return List.copyOf(attributes);
  }

  static Constructor<? extends Record> constructor(
      Class<? extends Record> type, List<RecordComponent> components) {
    var types = components.stream().map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      var constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor;
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(type + " has no canonical constructor", e);
    }
  }

  private static Attribute attribute(int index, RecordComponent component) {
    var field = Said.of(component);
    if (field == null) {
      throw new IllegalStateException(component + " lacks @Field");
    }
    var type = type(component.getGenericType(), field);
    return new Attribute(
        index,
        component.getName(),
        type,
        field.doc(),
        field.example().isEmpty() ? Optional.empty() : Optional.of(field.example()),
        field.required(),
        field.suggested(),
        fallback(type, field.fallback()),
        field.role(),
        field.clearedWhenUnset(),
        field.writeOnly(),
        field.harmless(),
        List.of(field.follows()));
  }

  private static Optional<Value> fallback(AttributeType type, String text) {
    if (text.equals(Field.NONE)) {
      return Optional.empty();
    }
    if (text.equals(Field.METADATA_NAME)) {
      return Optional.of(new Value.Text(text));
    }
    return Optional.of(
        switch (type) {
          case AttributeType.Nested(var shape) -> Defaults.fill(Value.Fields.empty(shape), "");
          case AttributeType.Text _ -> new Value.Text(text);
          default -> Scalars.read(type, text);
        });
  }

  private static AttributeType type(Type java, Field field) {
    if (java instanceof ParameterizedType generic) {
      return genericType(generic, field);
    }
    if (java == String.class) {
      return text(field);
    }
    if (java == int.class || java == long.class || java == Integer.class || java == Long.class) {
      return new AttributeType.Whole(field.min(), field.max());
    }
    if (java == boolean.class || java == Boolean.class) {
      return new AttributeType.Truth();
    }
    if (java == Duration.class) {
      return new AttributeType.Span(Math.max(0, field.min()), field.max());
    }
    if (java == Instant.class) {
      return new AttributeType.Moment();
    }
    if (java == Secret.class) {
      return new AttributeType.Confidential();
    }
    return declaredType(java);
  }

  private static AttributeType genericType(ParameterizedType generic, Field field) {
    if (generic.getRawType() == Optional.class) {
      return type(generic.getActualTypeArguments()[0], field);
    }
    if (generic.getRawType() == List.class) {
      var item = type(generic.getActualTypeArguments()[0], field);
      return new AttributeType.ListOf(item, field.minItems(), field.maxItems(), order(field));
    }
    if (generic.getRawType() == Map.class) {
      var item = type(generic.getActualTypeArguments()[1], field);
      return new AttributeType.MapOf(item, field.minItems(), field.maxItems());
    }
    throw new IllegalStateException("no attribute type for " + generic);
  }

  private static AttributeType declaredType(Type java) {
    if (java instanceof Class<?> type && type.isEnum()) {
      var words = Arrays.stream(type.getEnumConstants()).map(c -> word((Enum<?>) c)).toList();
      return new AttributeType.Choice(words);
    }
    if (java instanceof Class<?> type && type.isRecord()) {
      return new AttributeType.Nested(Shape.of(type.asSubclass(Record.class)));
    }
    throw new IllegalStateException("no attribute type for " + java);
  }

  private static AttributeType.Order order(Field field) {
    if (!field.keyedBy().isEmpty()) {
      return new AttributeType.Order.KeyedBy(field.keyedBy());
    }
    return field.unordered()
        ? new AttributeType.Order.None()
        : new AttributeType.Order.Significant();
  }

  private static AttributeType.Text text(Field field) {
    var pattern =
        field.pattern().isEmpty()
            ? Optional.<Pattern>empty()
            : Optional.of(Pattern.compile(field.pattern()));
    return new AttributeType.Text(
        Math.max(0, field.min()), field.max(), field.maxBytes(), pattern, field.patternSays());
  }

  /** What manifests call an enum constant. */
  static String word(Enum<?> constant) {
    var named = Said.of(constant);
    return named != null ? named.value() : plainWord(constant);
  }

  private static String plainWord(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

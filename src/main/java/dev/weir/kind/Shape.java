package dev.weir.kind;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The attributes of a record class, read once, and the way between its records and values. */
public final class Shape {

  private final Class<? extends Record> type;
  private final Constructor<? extends Record> constructor;
  private final List<RecordComponent> components;
  private final List<Attribute> attributes;
  private final List<Attribute> identity;
  private final boolean holdsSecrets;
  private final Map<String, Attribute> byName;

  private Shape(Class<? extends Record> type) {
    this.type = type;
    this.components = List.of(type.getRecordComponents());
    this.attributes = ShapeReader.attributes(components);
    this.identity = attributes.stream().filter(a -> a.role() == Field.Role.IDENTITY).toList();
    this.holdsSecrets = attributes.stream().anyMatch(a -> a.type().holdsSecrets());
    this.byName =
        attributes.stream().collect(Collectors.toMap(Attribute::name, Function.identity()));
    this.constructor = ShapeReader.constructor(type, components);
    components.forEach(component -> component.getAccessor().setAccessible(true));
  }

  /** Reads a record class whose components all carry {@link Field}. */
  public static Shape of(Class<? extends Record> type) {
    return new Shape(type);
  }

  /** The attributes, in the order they are declared. */
  public List<Attribute> attributes() {
    return attributes;
  }

  /** The attributes that make up the natural key, in the order of the key. */
  List<Attribute> identity() {
    return identity;
  }

  /** Whether a value of it may have a secret in it. */
  public boolean holdsSecrets() {
    return holdsSecrets;
  }

  /** The attribute with this name, which must exist. */
  public Attribute attribute(String name) {
    var attribute = byName.get(name);
    if (attribute == null) {
      throw new IllegalArgumentException(type.getSimpleName() + " has no attribute " + name);
    }
    return attribute;
  }

  /** Whether there is an attribute with this name. */
  public boolean has(String name) {
    return byName.containsKey(name);
  }

  /** What the block is, in a sentence. */
  public String doc() {
    var describes = Said.of(type);
    return describes == null ? "" : describes.doc();
  }

  /** The record with these values; none of them may be unknown, a template or sealed. */
  Record bind(Value.Fields fields) {
    var arguments = new @Nullable Object[attributes.size()];
    for (var attribute : attributes) {
      var component = components.get(attribute.index());
      arguments[attribute.index()] =
          Binding.toJava(component.getGenericType(), attribute.type(), fields.get(attribute));
    }
    return construct(arguments);
  }

  /** The values of this record. */
  Value.Fields unbind(Record record) {
    var values = new ArrayList<Value>(attributes.size());
    for (var attribute : attributes) {
      values.add(Binding.toValue(attribute.type(), component(record, attribute.index())));
    }
    return new Value.Fields(this, values);
  }

  private Object component(Record record, int index) {
    try {
      return components.get(index).getAccessor().invoke(record);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("cannot read " + type + "." + components.get(index), e);
    }
  }

  private Record construct(@Nullable Object[] arguments) {
    try {
      return constructor.newInstance(arguments);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(
          type.getSimpleName() + " refuses its values: " + e.getCause(), e);
    } catch (ReflectiveOperationException | IllegalArgumentException e) {
      throw new IllegalStateException(
          "cannot make " + type.getSimpleName() + " from " + Arrays.toString(arguments), e);
    }
  }

  @Override
  public String toString() {
    return type.getSimpleName();
  }
}

package dev.weir.schema;

import dev.weir.kind.Attribute;
import dev.weir.kind.AttributeType;
import dev.weir.kind.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An attribute as documentation lists it, at whatever depth.
 *
 * @param path its path in the spec, list items as {@code servers[]}
 * @param depth how many blocks it is in
 * @param attribute the attribute
 */
record FieldRow(String path, int depth, Attribute attribute) {

  /** The attributes of a shape, each followed by those in it. */
  static List<FieldRow> of(Shape shape) {
    var rows = new ArrayList<FieldRow>();
    add(rows, shape, "", 0);
    return rows;
  }

  private static void add(List<FieldRow> rows, Shape shape, String prefix, int depth) {
    for (var attribute : shape.attributes()) {
      rows.add(new FieldRow(prefix + attribute.name(), depth, attribute));
      var inner = inner(attribute.type());
      inner.ifPresent(block ->
          add(rows, block, prefix + attribute.name() + suffix(attribute.type()), depth + 1));
    }
  }

  private static Optional<Shape> inner(AttributeType type) {
    return switch (type) {
      case AttributeType.Nested(var shape) -> Optional.of(shape);
      case AttributeType.ListOf list -> inner(list.item());
      case AttributeType.MapOf map -> inner(map.item());
      default -> Optional.empty();
    };
  }

  private static String suffix(AttributeType type) {
    return switch (type) {
      case AttributeType.ListOf _ -> "[].";
      case AttributeType.MapOf _ -> ".*.";
      default -> ".";
    };
  }

  /** Whether it, or the block it is in, is told by the provider. */
  boolean computed() {
    return attribute.computed();
  }

  /** Whether it is a block, whose fields have rows of their own. */
  boolean isBlock() {
    return attribute.type() instanceof AttributeType.Nested;
  }

  /** {@code required}, its fallback, or nothing. */
  String fallback() {
    return attribute.required() ? "required" : ChangeText.fallback(attribute).orElse("");
  }
}

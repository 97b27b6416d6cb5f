package dev.weir.manifest;

import dev.weir.kind.Attribute;
import dev.weir.kind.AttributeType;
import dev.weir.kind.Shape;
import java.util.Optional;

/** Finds a field that was written one level too high. */
final class Elsewhere {

  private Elsewhere() {}

  /** {@code it belongs in `target`}, when a block within this one has a field of that name. */
  static Optional<String> hint(Shape shape, String name) {
    return shape.attributes().stream()
        .filter(attribute -> nested(attribute).filter(block -> block.has(name)).isPresent())
        .map(attribute -> "`" + name + "` belongs in `" + attribute.name() + "`")
        .findFirst();
  }

  private static Optional<Shape> nested(Attribute attribute) {
    return switch (attribute.type()) {
      case AttributeType.Nested(var shape) -> Optional.of(shape);
      case AttributeType.ListOf list when list.item() instanceof AttributeType.Nested(var shape) ->
          Optional.of(shape);
      default -> Optional.empty();
    };
  }
}

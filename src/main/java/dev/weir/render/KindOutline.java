package dev.weir.render;

import dev.weir.kind.Attribute;
import dev.weir.kind.AttributeType;
import dev.weir.kind.Field;
import dev.weir.kind.Kind;
import dev.weir.kind.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a reader of a plan has to know of a kind: its attributes in the order they are declared.
 *
 * @param attributes at every depth, each block before what is in it
 */
public record KindOutline(List<Outline> attributes) {

  /**
   * An attribute.
   *
   * @param path without list positions, for instance {@code servers.relaySourceDomain}
   * @param identity whether it is part of the natural key
   * @param unordered whether it is a list whose order means nothing
   * @param keyedBy the attribute that tells the blocks of a list apart
   */
  public record Outline(
      String path, boolean identity, boolean unordered, Optional<String> keyedBy) {
    public Outline {
      Objects.requireNonNull(path, "path");
    }
  }

  public KindOutline {
    attributes = List.copyOf(attributes);
  }

  static KindOutline of(Kind<?> kind) {
    var outlines = new ArrayList<Outline>();
    collect(kind.shape(), "", outlines);
    return new KindOutline(outlines);
  }

  private static void collect(Shape shape, String prefix, List<Outline> into) {
    for (var attribute : shape.attributes()) {
      var path = prefix + attribute.name();
      into.add(outline(attribute, path));
      nested(attribute.type()).ifPresent(inner -> collect(inner, path + ".", into));
    }
  }

  private static Outline outline(Attribute attribute, String path) {
    var identity = attribute.role() == Field.Role.IDENTITY;
    if (!(attribute.type() instanceof AttributeType.ListOf list)) {
      return new Outline(path, identity, false, Optional.empty());
    }
    return switch (list.order()) {
      case AttributeType.Order.Significant _ ->
          new Outline(path, identity, false, Optional.empty());
      case AttributeType.Order.None _ -> new Outline(path, identity, true, Optional.empty());
      case AttributeType.Order.KeyedBy(String key) ->
          new Outline(path, identity, true, Optional.of(key));
    };
  }

  private static Optional<Shape> nested(AttributeType type) {
    return switch (type) {
      case AttributeType.Nested(var shape) -> Optional.of(shape);
      case AttributeType.ListOf list -> nested(list.item());
      case AttributeType.MapOf map -> nested(map.item());
      default -> Optional.empty();
    };
  }
}

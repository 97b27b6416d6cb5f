package dev.weir.manifest;

import dev.weir.diag.Suggestion;
import dev.weir.kind.Address;
import dev.weir.kind.Attribute;
import dev.weir.kind.AttributeType;
import dev.weir.kind.Shape;
import dev.weir.kind.Value;
import java.util.List;
import java.util.Optional;

/** Follows the path of a reference through a kind's types, and through values. */
final class AttributePath {

  private AttributePath() {}

  /** Where a path leads. */
  sealed interface Target {
    /** To a value of this type. */
    record Typed(AttributeType type) implements Target {}

    /**
     * Nowhere.
     *
     * @param before the part of the path that leads somewhere
     * @param type what is there
     * @param name the step that does not go on from there
     */
    record Unknown(List<String> before, AttributeType type, String name) implements Target {
      public Unknown {
        before = List.copyOf(before);
      }

      /** What was expected to have the attribute. */
      String owner(Address target) {
        return before.isEmpty() ? target.toString() : target + "." + String.join(".", before);
      }

      /** What could be written instead. */
      String hint() {
        return switch (type) {
          case AttributeType.Nested(var shape) ->
              Suggestion.hint(name, shape.attributes().stream().map(Attribute::name).toList());
          case AttributeType.ListOf _ ->
              "it is a list: `" + String.join(".", before) + "[0]` is its first item";
          default -> "it is a single value, not a block";
        };
      }
    }
  }

  /** What the path of a reference leads to. */
  static Target follow(Shape shape, List<String> path) {
    AttributeType type = new AttributeType.Nested(shape);
    for (int i = 0; i < path.size(); i++) {
      var next = step(type, path.get(i));
      if (next.isEmpty()) {
        return new Target.Unknown(path.subList(0, i), type, path.get(i));
      }
      type = next.get();
    }
    return new Target.Typed(type);
  }

  private static Optional<AttributeType> step(AttributeType type, String name) {
    return switch (type) {
      case AttributeType.Nested(var shape) ->
          shape.has(name) ? Optional.of(shape.attribute(name).type()) : Optional.empty();
      case AttributeType.ListOf list -> isIndex(name) ? Optional.of(list.item()) : Optional.empty();
      case AttributeType.MapOf map -> Optional.of(map.item());
      case AttributeType.Text _,
          AttributeType.Whole _,
          AttributeType.Truth _,
          AttributeType.Choice _,
          AttributeType.Span _,
          AttributeType.Moment _,
          AttributeType.Confidential _ ->
          Optional.empty();
    };
  }

  /** The value that a path leads to; absent when it is not set. */
  static Value follow(Value start, List<String> path) {
    var value = start;
    for (var name : path) {
      value = step(value, name);
    }
    return value;
  }

  private static Value step(Value value, String name) {
    return switch (value) {
      case Value.Fields fields when fields.shape().has(name) -> fields.get(name);
      case Value.Items(var items) when isIndex(name) && Integer.parseInt(name) < items.size() ->
          items.get(Integer.parseInt(name));
      case Value.Entries(var entries) -> entries.getOrDefault(name, Value.Absent.ABSENT);
      default -> Value.Absent.ABSENT;
    };
  }

  private static boolean isIndex(String name) {
    return name.matches("[0-9]{1,9}");
  }
}

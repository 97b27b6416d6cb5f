package dev.weir.schema;

import dev.weir.kind.Attribute;
import dev.weir.kind.AttributeType;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Scalars in manifest syntax as JSON: numbers and truth values without quotes. */
final class ScalarJson {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private ScalarJson() {}

  static JsonNode of(AttributeType type, String text) {
    return switch (type) {
      case AttributeType.Whole _ -> NODES.numberNode(Long.parseLong(text));
      case AttributeType.Truth _ -> NODES.booleanNode(Boolean.parseBoolean(text));
      default -> NODES.stringNode(text);
    };
  }

  /** The attribute's example, if it is a scalar. */
  static Optional<JsonNode> example(Attribute attribute) {
    return switch (attribute.type()) {
      case AttributeType.Text _,
          AttributeType.Whole _,
          AttributeType.Truth _,
          AttributeType.Choice _,
          AttributeType.Span _,
          AttributeType.Moment _ ->
          attribute.example().map(text -> of(attribute.type(), text));
      case AttributeType.Confidential _,
          AttributeType.ListOf _,
          AttributeType.MapOf _,
          AttributeType.Nested _ ->
          Optional.empty();
    };
  }
}

package dev.weir.schema;

import dev.weir.kind.Attribute;
import dev.weir.kind.AttributeType;
import java.io.StringReader;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Values in manifest syntax as JSON: numbers and truth values without quotes. */
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

  /** The attribute's example. */
  static Optional<JsonNode> example(Attribute attribute) {
    return attribute
        .example()
        .map(text -> {
          var node = new Yaml(new LoaderOptions()).compose(new StringReader(text));
          return node instanceof ScalarNode scalar
              ? of(attribute.type(), scalar.getValue())
              : json(node);
        });
  }

  private static JsonNode json(Node node) {
    return switch (node) {
      case MappingNode mapping -> {
        var object = NODES.objectNode();
        for (var entry : mapping.getValue()) {
          object.set(((ScalarNode) entry.getKeyNode()).getValue(), json(entry.getValueNode()));
        }
        yield object;
      }
      case SequenceNode sequence -> {
        var array = NODES.arrayNode();
        sequence.getValue().forEach(item -> array.add(json(item)));
        yield array;
      }
      case ScalarNode scalar when scalar.getTag().equals(Tag.INT) ->
          NODES.numberNode(Long.parseLong(scalar.getValue()));
      case ScalarNode scalar when scalar.getTag().equals(Tag.BOOL) ->
          NODES.booleanNode(Boolean.parseBoolean(scalar.getValue()));
      case ScalarNode scalar -> NODES.stringNode(scalar.getValue());
      default -> throw new IllegalArgumentException("not an example: " + node);
    };
  }
}

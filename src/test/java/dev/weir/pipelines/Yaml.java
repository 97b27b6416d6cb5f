package dev.weir.pipelines;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** YAML as JSON, with keys as they are written: {@code on} is no truth value. */
final class Yaml {

  private static final JsonMapper JSON = JsonMapper.shared();

  private Yaml() {}

  static JsonNode read(Path file) {
    try {
      return parse(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The one document in this text. */
  static JsonNode parse(String text) {
    var yaml = new org.yaml.snakeyaml.Yaml(new SafeConstructor(new LoaderOptions()));
    return json(yaml.compose(new java.io.StringReader(text)));
  }

  private static JsonNode json(Node node) {
    return switch (node) {
      case MappingNode mapping -> {
        var object = JSON.createObjectNode();
        for (var tuple : mapping.getValue()) {
          var key = ((ScalarNode) tuple.getKeyNode()).getValue();
          if (object.has(key)) {
            throw new AssertionError("`" + key + "` stands twice");
          }
          object.set(key, json(tuple.getValueNode()));
        }
        yield object;
      }
      case SequenceNode sequence -> {
        var array = JSON.createArrayNode();
        sequence.getValue().forEach(item -> array.add(json(item)));
        yield array;
      }
      case ScalarNode scalar -> scalar(scalar);
      default -> throw new AssertionError("what is " + node + "?");
    };
  }

  private static JsonNode scalar(ScalarNode scalar) {
    var text = scalar.getValue();
    if (scalar.getTag().equals(Tag.BOOL) && text.matches("true|false")) {
      return JSON.getNodeFactory().booleanNode(text.equals("true"));
    }
    if (scalar.getTag().equals(Tag.INT)) {
      return JSON.getNodeFactory().numberNode(Long.parseLong(text));
    }
    return scalar.getTag().equals(Tag.NULL)
        ? JSON.getNodeFactory().nullNode()
        : JSON.getNodeFactory().stringNode(text);
  }

  /** The entries of an object as texts; none for a node that is missing. */
  static Map<String, String> texts(JsonNode node) {
    var texts = new TreeMap<String, String>();
    if (node instanceof ObjectNode object) {
      object.properties().forEach(entry -> texts.put(entry.getKey(), entry.getValue().asString()));
    }
    return texts;
  }
}

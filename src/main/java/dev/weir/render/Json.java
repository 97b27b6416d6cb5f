package dev.weir.render;

import java.io.Writer;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** JSON as all our documents are written. */
final class Json {

  private static final Separators SEPARATORS =
      Separators.createDefaultInstance()
          .withObjectNameValueSpacing(Separators.Spacing.AFTER)
          .withObjectEmptySeparator("")
          .withArrayEmptySeparator("");

  private Json() {}

  static DefaultPrettyPrinter printer() {
    return new DefaultPrettyPrinter(SEPARATORS);
  }

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** The node, indented, with a line end at its end. */
  static String pretty(JsonNode node) {
    return JsonMapper.shared().writer().with(printer()).writeValueAsString(node) + "\n";
  }

  /** The same, without a copy of the whole. */
  static void pretty(JsonNode node, Writer to) {
    JsonMapper.shared()
        .writer()
        .with(printer())
        .without(StreamWriteFeature.AUTO_CLOSE_TARGET)
        .writeValue(to, node);
  }
}

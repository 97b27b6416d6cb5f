package dev.weir.render;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.Writer;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
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

  /** Documents as records, read as strictly as they are written. */
  static JsonMapper documents() {
    return JsonMapper.builder()
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
        .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
        .enable(SerializationFeature.INDENT_OUTPUT)
        .defaultPrettyPrinter(printer())
        .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
        .changeDefaultPropertyInclusion(
            inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_ABSENT))
        .build();
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

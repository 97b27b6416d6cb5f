package dev.weir.schema;

import dev.weir.kind.Attribute;
import dev.weir.kind.Scalars;
import dev.weir.kind.Shape;
import dev.weir.kind.Value;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The schema of a block: what may be set, what must be, and nothing else.
 *
 * @param changes whether to say what a change of a field means
 * @param patch whether it is for the patches of an environment, which say what is different: every
 *     field may be left out, and may be null
 */
record BlockSchema(boolean changes, boolean patch) {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** A block of settings. */
  ObjectNode settings(Shape shape) {
    return new BlockSchema(false, patch).of(shape);
  }

  /** The spec of a resource, which also names its provider. */
  ObjectNode resource(Shape shape, String apiVersion) {
    var provider =
        NODES.objectNode().put("description", "Name of a provider of " + apiVersion + ".");
    provider.putArray("type").add("string").add("number").add("boolean");
    var attributes = new BlockSchema(true, patch).of(shape);
    var properties = NODES.objectNode();
    properties.set("provider", provider);
    properties.setAll((ObjectNode) attributes.get("properties"));
    attributes.set("properties", properties);
    if (patch) {
      return attributes;
    }
    var required = NODES.arrayNode().add("provider");
    attributes.path("required").forEach(required::add);
    return attributes.set("required", required);
  }

  /** The same, or nothing. */
  static ObjectNode orNull(ObjectNode schema) {
    var type = schema.get("type");
    if (type != null && type.isString()) {
      schema.putArray("type").add(type.asString()).add("null");
    }
    return schema;
  }

  ObjectNode of(Shape shape) {
    var schema = NODES.objectNode().put("type", "object");
    var properties = schema.putObject("properties");
    var required = NODES.arrayNode();
    for (var attribute : shape.attributes()) {
      if (!attribute.computed()) {
        properties.set(attribute.name(), of(attribute));
      }
      if (attribute.required() && !patch) {
        required.add(attribute.name());
      }
    }
    if (patch) {
      properties.set("$patch", CommonForms.directive("replace", "merge", "delete"));
    }
    if (!required.isEmpty()) {
      schema.set("required", required);
    }
    return schema.put("additionalProperties", false);
  }

  private ObjectNode of(Attribute attribute) {
    var schema = NODES.objectNode().put("title", attribute.name());
    schema.put("description", attribute.doc());
    schema.put("markdownDescription", markdown(attribute));
    schema.setAll(new ValueSchema(this).of(attribute.type(), patch || !attribute.required()));
    nameItems(schema, "one of " + attribute.name());
    // Old servers show what the branches of a choice say, and not what is said of them all.
    if (schema.path("anyOf").path(0) instanceof ObjectNode branch) {
      branch.put("markdownDescription", markdown(attribute));
    }
    fallback(attribute).ifPresent(value -> schema.set("default", value));
    ScalarJson.example(attribute).ifPresent(value -> schema.putArray("examples").add(value));
    return schema;
  }

  /** Editors offer what a block has to have under its title. */
  private static void nameItems(ObjectNode schema, String title) {
    for (var inner : List.of(schema.path("items"), schema.path("additionalProperties"))) {
      if (inner instanceof ObjectNode block && block.has("properties")) {
        block.put("title", title);
      }
    }
  }

  private static Optional<JsonNode> fallback(Attribute attribute) {
    if (attribute.namedByDocument()) {
      return Optional.empty();
    }
    return attribute
        .fallback()
        .map(value ->
            value instanceof Value.Fields
                ? NODES.objectNode()
                : ScalarJson.of(attribute.type(), Scalars.write(value).orElse("")));
  }

  private String markdown(Attribute attribute) {
    var text = new StringBuilder(attribute.doc());
    text.append("\n\n").append(TypeText.sentence(attribute.type()));
    ChangeText.fallback(attribute).ifPresent(f -> text.append(" Default: ").append(f).append('.'));
    if (changes) {
      text.append("\n\n").append(ChangeText.sentence(attribute));
    }
    return text.toString();
  }
}

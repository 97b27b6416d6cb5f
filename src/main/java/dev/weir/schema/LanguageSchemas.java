package dev.weir.schema;

import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The specs of the kinds whose documents are read by hand: variables, and loops. */
final class LanguageSchemas {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private LanguageSchemas() {}

  /**
   * The spec of a kind; empty when its record describes it.
   *
   * @param choosing whether the schema is the one that knows every kind
   */
  static Optional<ObjectNode> spec(String kind, boolean choosing) {
    return switch (kind) {
      case "Variables" -> Optional.of(variables());
      case "ForEach" -> Optional.of(forEach(choosing));
      default -> Optional.empty();
    };
  }

  private static ObjectNode variables() {
    var spec = NODES.objectNode().put("type", "object");
    var variable = spec.putObject("additionalProperties");
    variable.putArray("type").add("object").add("null");
    var fields = variable.putObject("properties");
    var type = described(fields, "type", "What its value must be; `string` by default.");
    type.putArray("enum")
        .add("string")
        .add("number")
        .add("boolean")
        .add("duration")
        .add("list")
        .add("map");
    described(fields, "default", "Its value where none is given.");
    described(fields, "allowed", "The values it may have.").put("type", "array");
    described(fields, "description", "What it is for.").put("type", "string");
    described(
            fields,
            "sensitive",
            "Its value is a secret: given by `WEIR_VAR_…` or a file, never shown, and used only"
                + " where a field is a secret.")
        .putArray("enum")
        .add(true)
        .add(false)
        .add("true")
        .add("false");
    variable.put("additionalProperties", false);
    return spec;
  }

  private static ObjectNode forEach(boolean choosing) {
    var spec = NODES.objectNode().put("type", "object");
    var fields = spec.putObject("properties");
    described(
            fields,
            "items",
            "A list or map, or a variable that is one. Elements of a list need a key of their own.")
        .putArray("type")
        .add("array")
        .add("object")
        .add("string");
    described(
            fields,
            "keyedBy",
            "The field that tells the elements of a list of blocks from each other.")
        .put("type", "string");
    var template =
        described(
            fields,
            "template",
            "The document that each element gives, or several; `${each.key}` and `${each.value}`"
                + " stand for the element.");
    var forms = template.putArray("anyOf");
    forms.add(document(choosing));
    forms.addObject().put("type", "array").set("items", document(choosing));
    spec.putArray("required").add("items").add("template");
    return spec.put("additionalProperties", false);
  }

  private static ObjectNode document(boolean choosing) {
    var document = NODES.objectNode();
    if (choosing) {
      return document.put("$ref", "#");
    }
    document.put("type", "object");
    document.putArray("required").add("apiVersion").add("kind").add("metadata");
    return document;
  }

  private static ObjectNode described(ObjectNode fields, String name, String doc) {
    return fields.putObject(name).put("description", doc).put("markdownDescription", doc);
  }
}

package dev.weir.schema;

import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The specs of the kinds whose documents are read by hand: variables, and loops.
 *
 * @param choosing whether the schema is one that knows every kind
 * @param patch whether it is for the patches of an environment
 */
record LanguageSchemas(boolean choosing, boolean patch) {

  /** For the schema of one kind. */
  static final LanguageSchemas ALONE = new LanguageSchemas(false, false);

  /** For the schema that knows every kind. */
  static final LanguageSchemas CHOOSING = new LanguageSchemas(true, false);

  /** For patches. */
  static final LanguageSchemas PATCHING = new LanguageSchemas(true, true);

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final Set<String> KINDS = Set.of("Variables", "ForEach");

  /** Whether the documents of a kind are read by hand. */
  static boolean knows(String kind) {
    return KINDS.contains(kind);
  }

  /** The spec of a kind; empty when its record describes it. */
  Optional<ObjectNode> spec(String kind) {
    return switch (kind) {
      case "Variables" -> Optional.of(variables());
      case "ForEach" -> Optional.of(forEach());
      default -> Optional.empty();
    };
  }

  private ObjectNode variables() {
    var spec = NODES.objectNode().put("type", "object");
    var variable = spec.putObject("additionalProperties");
    variable.putArray("type").add("object").add("null");
    fields(variable.putObject("properties"), LanguageField.OF_A_VARIABLE);
    variable.put("additionalProperties", false);
    if (patch) {
      spec.putObject("properties").set("$patch", CommonForms.directive("replace", "merge"));
    }
    return spec;
  }

  private ObjectNode forEach() {
    var spec = NODES.objectNode().put("type", "object");
    var fields = spec.putObject("properties");
    fields(fields, LanguageField.OF_A_LOOP);
    if (patch) {
      return spec.put("additionalProperties", false);
    }
    var forms = ((ObjectNode) fields.get("template")).putArray("anyOf");
    forms.add(document());
    forms.addObject().put("type", "array").set("items", document());
    spec.putArray("required").add("items").add("template");
    return spec.put("additionalProperties", false);
  }

  private void fields(ObjectNode properties, Iterable<LanguageField> fields) {
    for (var field : fields) {
      properties.set(field.name(), field.schema());
    }
    if (patch) {
      properties.set("$patch", CommonForms.directive("replace", "merge", "delete"));
      for (var field : fields) {
        var schema = (ObjectNode) properties.get(field.name());
        if (schema.path("type").isString()) {
          BlockSchema.orNull(schema);
        }
      }
    }
  }

  private ObjectNode document() {
    var document = NODES.objectNode();
    if (choosing) {
      return document.put("$ref", "#");
    }
    document.put("type", "object");
    document.putArray("required").add("apiVersion").add("kind").add("metadata");
    return document;
  }
}

package dev.weir.schema;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Forms that attributes of all kinds share: references, and secrets. */
final class CommonForms {

  /** A reference and nothing else. */
  static final String ALONE = "\\$\\{.+\\}";

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private CommonForms() {}

  /** The shared definitions. */
  static ObjectNode all() {
    var forms = NODES.objectNode();
    forms.set("reference", reference());
    forms.set("expression", expression());
    forms.set("secret", secret());
    return forms;
  }

  private static ObjectNode reference() {
    return NODES
        .objectNode()
        .put("title", "reference")
        .put(
            "description",
            "An attribute of another document, ${Kind.name.attribute}, or an expression such as"
                + " ${var.name}.")
        .put("type", "string")
        .put("pattern", "\\$\\{");
  }

  private static ObjectNode expression() {
    return NODES
        .objectNode()
        .put("title", "expression")
        .put("description", "A variable or an element that is a list or a map: ${var.name}.")
        .put("type", "string")
        .put("pattern", "^" + ALONE + "$");
  }

  private static ObjectNode secret() {
    var secret =
        NODES
            .objectNode()
            .put("title", "secret")
            .put("description", "A secret, given by where it is to be found, never in clear.");
    secret
        .putArray("oneOf")
        .add(
            source(
                "fromEnv",
                "An environment variable named WEIR_SECRET_…",
                "^(?:WEIR_SECRET_[A-Z0-9_]+|.*\\$\\{.+)$"))
        .add(
            source(
                "fromFile",
                "A file below the folder secrets of the root.",
                "^(?:secrets(/[A-Za-z0-9_-][A-Za-z0-9._-]*)+|.*\\$\\{.+)$"));
    return secret;
  }

  private static ObjectNode source(String name, String doc, String pattern) {
    var source = NODES.objectNode().put("type", "object");
    source
        .putObject("properties")
        .putObject(name)
        .put("description", doc)
        .put("type", "string")
        .put("pattern", pattern);
    source.putArray("required").add(name);
    return source.put("additionalProperties", false);
  }
}

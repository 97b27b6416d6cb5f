package dev.weir.schema;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Forms that attributes of all kinds share: expressions, and secrets. */
final class CommonForms {

  /** A text with an expression or a reference in it, as a pattern. */
  static final String EXPRESSION = "\\$\\{";

  /** An expression or a reference and nothing else. */
  static final String ALONE = "^\\$\\{.+\\}$";

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String SECRET = "secret";
  private static final String NO_SECRET = "secretOrNothing";

  private CommonForms() {}

  /** The shared definitions. */
  static ObjectNode all() {
    var forms = NODES.objectNode();
    forms.set(SECRET, form(false));
    forms.set(NO_SECRET, form(true));
    return forms;
  }

  /** A secret, or nothing where that is allowed. */
  static ObjectNode secret(boolean orNothing) {
    return NODES.objectNode().put("$ref", "#/$defs/" + (orNothing ? NO_SECRET : SECRET));
  }

  /** What a patch does with the block or the document that it stands in. */
  static ObjectNode directive(String... words) {
    var schema =
        NODES.objectNode().put("description", "What the patch does: " + String.join(", ", words));
    var values = schema.putArray("enum");
    for (var word : words) {
      values.add(word);
    }
    return schema;
  }

  private static ObjectNode form(boolean orNothing) {
    var secret = NODES.objectNode();
    var types = secret.putArray("type").add("object").add("string");
    if (orNothing) {
      types.add("null");
    }
    var sources = secret.putObject("properties");
    source(
        sources,
        "fromEnv",
        "An environment variable named WEIR_SECRET_…",
        "WEIR_SECRET_[A-Z0-9_]+");
    source(
        sources,
        "fromFile",
        "A file below the folder secrets of the root.",
        "secrets(/[A-Za-z0-9_-][A-Za-z0-9._-]*)+");
    return secret
        .put("additionalProperties", false)
        .put("minProperties", 1)
        .put("maxProperties", 1)
        .put("pattern", ALONE)
        .put(
            "patternErrorMessage",
            "A secret is never in clear: {fromEnv: WEIR_SECRET_…} or {fromFile: secrets/…}.");
  }

  private static void source(ObjectNode sources, String name, String doc, String pattern) {
    sources
        .putObject(name)
        .put("description", doc)
        .put("type", "string")
        .put("pattern", "^(?:" + pattern + ")$|" + EXPRESSION)
        .put("patternErrorMessage", doc);
  }
}

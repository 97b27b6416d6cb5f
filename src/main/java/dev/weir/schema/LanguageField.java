package dev.weir.schema;

import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A field of a document that is read by hand: no record describes it, because it may be anything.
 *
 * @param name its name
 * @param says what it may be
 * @param fallback what it is when it is not set; {@code required} when it must be
 * @param doc what it is for
 * @param form what it may be, as a schema
 */
record LanguageField(String name, String says, String fallback, String doc, String form) {

  /** What a variable is declared by. */
  static final List<LanguageField> OF_A_VARIABLE =
      List.of(
          new LanguageField(
              "type",
              "one of `string`, `number`, `boolean`, `duration`, `list`, `map`",
              "`string`; `list` or `map` where `default` is one",
              "What its value must be.",
              """
              {"enum": ["string", "number", "boolean", "duration", "list", "map"],
               "default": "string"}
              """),
          new LanguageField(
              "default", "any value of its type", "", "Its value where none is given.", "{}"),
          new LanguageField(
              "allowed",
              "list of values of its type",
              "",
              "The values that it may have.",
              """
              {"type": "array", "minItems": 1, "examples": [["low", "high"]]}
              """),
          new LanguageField("description", "text", "", "What it is for.", "{\"type\": \"string\"}"),
          new LanguageField(
              "sensitive",
              "`true` or `false`",
              "`false`",
              "Its value is a secret: given by `WEIR_VAR_…` or a file, never shown, and used only"
                  + " where a field is a secret.",
              """
              {"enum": [true, false, "true", "false"], "default": false}
              """));

  /** What a loop says. */
  static final List<LanguageField> OF_A_LOOP =
      List.of(
          new LanguageField(
              "items",
              "list, map, or a variable that is one",
              "required",
              "What it goes over. The elements of a list are single values, or blocks that"
                  + " `keyedBy` tells from each other.",
              """
              {"type": ["array", "object", "string"], "examples": ["${var.stages}"]}
              """),
          new LanguageField(
              "keyedBy",
              "name of a field",
              "",
              "The field that tells the elements of a list of blocks from each other.",
              """
              {"type": "string", "examples": ["name"]}
              """),
          new LanguageField(
              "template",
              "document, or list of documents",
              "required",
              "The document that each element gives, or several; `${each.key}` and `${each.value}`"
                  + " stand for the element.",
              "{}"));

  /** The fields of a kind; none when its record describes it. */
  static List<LanguageField> of(String kind) {
    return switch (kind) {
      case "Variables" -> OF_A_VARIABLE;
      case "ForEach" -> OF_A_LOOP;
      default -> List.of();
    };
  }

  /** What stands before its name in the spec of a kind. */
  static String prefix(String kind) {
    return kind.equals("Variables") ? "NAME." : "";
  }

  /** Whether it has to be set. */
  boolean required() {
    return fallback.equals("required");
  }

  /** Its schema. */
  ObjectNode schema() {
    var schema = JsonMapper.shared().createObjectNode();
    schema.put("description", doc.replace("`", ""));
    schema.put("markdownDescription", doc + "\n\n" + facts());
    return schema.setAll((ObjectNode) JsonMapper.shared().readTree(form));
  }

  /** What it may be, and what it is otherwise. */
  String facts() {
    var text = says.substring(0, 1).toUpperCase(Locale.ROOT) + says.substring(1) + ".";
    return fallback.isEmpty() || required() ? text : text + " Default: " + fallback + ".";
  }
}

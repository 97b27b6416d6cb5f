package dev.weir.schema;

import dev.weir.kind.AttributeType;
import dev.weir.kind.Shape;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The schema of a value.
 *
 * <p>Scalars are typed by their attribute, not by YAML: text may look like a number, a number may
 * be quoted. An expression may stand for any value, or be a part of it.
 *
 * <p>What a value may be is told by one list of types wherever that can be, not by {@code anyOf}:
 * editors show the description of the branch that a value fits, and none of the field then.
 *
 * @param blocks makes schemas of nested blocks
 */
record ValueSchema(BlockSchema blocks) {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String WHOLE = "-?(0|[1-9][0-9]*)";
  private static final String TRUTH = "true|false";
  private static final String SPAN = "(?=[0-9])([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?";
  private static final String MOMENT =
      "[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]+)?)?"
          + "([Zz]|[+-][0-9]{2}:[0-9]{2}(:[0-9]{2})?)";

  /** The schema of a value of this type, or of none where that is allowed. */
  ObjectNode of(AttributeType type, boolean orNothing) {
    return switch (type) {
      case AttributeType.Text text -> text(text, orNothing);
      case AttributeType.Whole whole ->
          matching(WHOLE, type, range(whole, typed(orNothing, "integer", "string")));
      case AttributeType.Truth _ -> matching(TRUTH, type, typed(orNothing, "boolean", "string"));
      case AttributeType.Choice(var words) -> choice(words, orNothing);
      case AttributeType.Span _ -> matching(SPAN, type, typed(orNothing, "string"));
      case AttributeType.Moment _ -> matching(MOMENT, type, typed(orNothing, "string"));
      case AttributeType.Confidential _ -> CommonForms.secret(orNothing);
      case AttributeType.ListOf list ->
          orExpression("a list", list(list, typed(orNothing, "array", "string")));
      case AttributeType.MapOf map ->
          orExpression("a map", map(map, typed(orNothing, "object", "string")));
      case AttributeType.Nested(var shape) ->
          orExpression("a block", block(shape, typed(orNothing, "object", "string")));
    };
  }

  private static ObjectNode text(AttributeType.Text text, boolean orNothing) {
    var schema = typed(orNothing, "string", "number", "boolean");
    var pattern = text.pattern().flatMap(given -> Ecmascript.of(given.pattern()));
    var length = length(text);
    if (pattern.isEmpty() && length.isEmpty()) {
      return schema;
    }
    return matching(length + pattern.orElse("[\\s\\S]*"), text, schema);
  }

  /** How long a text may be, as the beginning of a pattern: an expression may be longer. */
  private static String length(AttributeType.Text text) {
    long longest = Math.min(text.max(), text.maxBytes());
    if (longest < Integer.MAX_VALUE) {
      return "(?=[\\s\\S]{" + text.min() + "," + longest + "}$)";
    }
    return text.min() > 0 ? "(?=[\\s\\S]{" + text.min() + ",}$)" : "";
  }

  private static ObjectNode choice(List<String> words, boolean orNothing) {
    var choice = NODES.objectNode();
    var values = choice.putArray("enum");
    for (var word : words) {
      values.add(word);
      if (word.equals("true") || word.equals("false")) {
        values.add(Boolean.parseBoolean(word));
      } else if (word.matches(WHOLE) && word.length() < 10) {
        values.add(Integer.parseInt(word));
      }
    }
    var schema = NODES.objectNode();
    schema
        .putArray("anyOf")
        .add(choice)
        .add(typed(orNothing, "string").put("pattern", CommonForms.EXPRESSION));
    return schema;
  }

  private static ObjectNode range(AttributeType.Whole whole, ObjectNode number) {
    if (whole.min() != Long.MIN_VALUE) {
      number.put("minimum", whole.min());
    }
    if (whole.max() != Long.MAX_VALUE) {
      number.put("maximum", whole.max());
    }
    return number;
  }

  private ObjectNode list(AttributeType.ListOf list, ObjectNode array) {
    array.set("items", of(list.item(), false));
    if (list.min() > 0 && !blocks.patch()) {
      array.put("minItems", list.min());
    }
    if (list.max() < Integer.MAX_VALUE) {
      array.put("maxItems", list.max());
    }
    return list.order() instanceof AttributeType.Order.None
        ? array.put("uniqueItems", true)
        : array;
  }

  private ObjectNode map(AttributeType.MapOf map, ObjectNode object) {
    object.set("additionalProperties", of(map.item(), blocks.patch()));
    if (map.min() > 0 && !blocks.patch()) {
      object.put("minProperties", map.min());
    }
    if (map.max() < Integer.MAX_VALUE) {
      object.put("maxProperties", map.max());
    }
    return object;
  }

  private ObjectNode block(Shape shape, ObjectNode object) {
    return object.setAll(blocks.of(shape).without("type"));
  }

  private static ObjectNode matching(String pattern, AttributeType type, ObjectNode schema) {
    return schema
        .put("pattern", "^(?:" + pattern + ")$|" + CommonForms.EXPRESSION)
        .put("patternErrorMessage", "Expected " + TypeText.of(type).replace("`", "") + ".");
  }

  /** A variable or an element that is a list or a map can stand for one. */
  private static ObjectNode orExpression(String what, ObjectNode schema) {
    return schema
        .put("pattern", CommonForms.ALONE)
        .put("patternErrorMessage", "Expected " + what + ", or an expression such as ${var.name}.");
  }

  private static ObjectNode typed(boolean orNothing, String... types) {
    var schema = NODES.objectNode();
    if (types.length == 1 && !orNothing) {
      return schema.put("type", types[0]);
    }
    var all = schema.putArray("type");
    for (var type : types) {
      all.add(type);
    }
    if (orNothing) {
      all.add("null");
    }
    return schema;
  }
}

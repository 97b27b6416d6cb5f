package dev.weir.schema;

import dev.weir.kind.AttributeType;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The schema of a value.
 *
 * <p>Scalars are typed by their attribute, not by YAML: text may look like a number, a number may
 * be quoted.
 *
 * @param blocks makes schemas of nested blocks
 */
record ValueSchema(BlockSchema blocks) {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String WHOLE = "-?(0|[1-9][0-9]*)";
  private static final String TRUTH = "true|false";
  private static final String SPAN = "([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?";
  private static final String MOMENT =
      "[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]+)?)?"
          + "([Zz]|[+-][0-9]{2}:[0-9]{2}(:[0-9]{2})?)";

  /** The schema of a value of this type, or of none where that is allowed. */
  ObjectNode of(AttributeType type, boolean orNothing) {
    var forms = new ArrayList<>(forms(type));
    if (orNothing) {
      forms.add(NODES.objectNode().put("type", "null"));
    }
    return anyOf(forms);
  }

  /** One of these forms; those that are a mere type are written together. */
  private static ObjectNode anyOf(List<ObjectNode> forms) {
    var types = forms.stream().filter(ValueSchema::isMereType).map(ValueSchema::type).toList();
    boolean anyText = types.contains("string");
    var others =
        forms.stream().filter(form -> !isMereType(form) && !(anyText && form.has("$ref"))).toList();
    var all = new ArrayList<>(others);
    if (!types.isEmpty()) {
      all.add(typed(types));
    }
    if (all.size() == 1) {
      return all.getFirst();
    }
    var schema = NODES.objectNode();
    all.forEach(schema.putArray("anyOf")::add);
    return schema;
  }

  private static boolean isMereType(ObjectNode form) {
    return form.size() == 1 && form.has("type");
  }

  private static String type(ObjectNode form) {
    return form.path("type").asString();
  }

  private List<ObjectNode> forms(AttributeType type) {
    return switch (type) {
      case AttributeType.Text text -> text(text);
      case AttributeType.Whole whole -> List.of(number(whole), string(WHOLE));
      case AttributeType.Truth _ -> List.of(typed("boolean"), string(TRUTH));
      case AttributeType.Choice(var words) -> choice(words);
      case AttributeType.Span _ -> List.of(string(SPAN).put("minLength", 1));
      case AttributeType.Moment _ -> List.of(string(MOMENT));
      case AttributeType.Confidential _ -> secret();
      case AttributeType.ListOf list -> withExpression(list(list));
      case AttributeType.MapOf map -> withExpression(map(map));
      case AttributeType.Nested(var shape) -> withExpression(blocks.of(shape));
    };
  }

  private List<ObjectNode> text(AttributeType.Text text) {
    var string = typed("string");
    long shortest = text.min();
    long longest = Math.min(text.max(), text.maxBytes());
    if (shortest > 0) {
      string.put("minLength", shortest);
    }
    if (longest < Integer.MAX_VALUE) {
      string.put("maxLength", longest);
    }
    text.pattern()
        .flatMap(pattern -> Ecmascript.of(pattern.pattern()))
        .ifPresent(pattern -> string.put("pattern", whole(pattern)));
    return withReference(string, typed("number"), typed("boolean"));
  }

  private List<ObjectNode> choice(List<String> words) {
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
    return withReference(choice);
  }

  private List<ObjectNode> secret() {
    return withReference(NODES.objectNode().put("$ref", "#/$defs/secret"));
  }

  private List<ObjectNode> withReference(ObjectNode... forms) {
    var all = new ArrayList<>(List.of(forms));
    all.add(NODES.objectNode().put("$ref", "#/$defs/reference"));
    return all;
  }

  /** A variable or an element that is a list or a map can stand for one. */
  private static List<ObjectNode> withExpression(ObjectNode form) {
    return List.of(form, NODES.objectNode().put("$ref", "#/$defs/expression"));
  }

  private static ObjectNode number(AttributeType.Whole whole) {
    var number = typed("integer");
    if (whole.min() != Long.MIN_VALUE) {
      number.put("minimum", whole.min());
    }
    if (whole.max() != Long.MAX_VALUE) {
      number.put("maximum", whole.max());
    }
    return number;
  }

  private ObjectNode list(AttributeType.ListOf list) {
    var array = typed("array");
    array.set("items", of(list.item(), false));
    if (list.min() > 0) {
      array.put("minItems", list.min());
    }
    if (list.max() < Integer.MAX_VALUE) {
      array.put("maxItems", list.max());
    }
    return list.order() instanceof AttributeType.Order.None
        ? array.put("uniqueItems", true)
        : array;
  }

  private ObjectNode map(AttributeType.MapOf map) {
    var object = typed("object");
    object.set("additionalProperties", of(map.item(), false));
    if (map.min() > 0) {
      object.put("minProperties", map.min());
    }
    if (map.max() < Integer.MAX_VALUE) {
      object.put("maxProperties", map.max());
    }
    return object;
  }

  private ObjectNode string(String pattern) {
    return typed("string").put("pattern", whole(pattern + "|" + CommonForms.ALONE));
  }

  private static String whole(String pattern) {
    return "^(?:" + pattern + ")$";
  }

  private static ObjectNode typed(List<String> types) {
    var schema = NODES.objectNode();
    if (types.size() == 1) {
      return schema.put("type", types.getFirst());
    }
    types.forEach(schema.putArray("type")::add);
    return schema;
  }

  private static ObjectNode typed(String type) {
    return NODES.objectNode().put("type", type);
  }
}

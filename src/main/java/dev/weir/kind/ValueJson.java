package dev.weir.kind;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Values as JSON, for ledger and plan. Secrets in clear are refused: seal them first. */
public final class ValueJson {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private ValueJson() {}

  /** The value as JSON; what is absent or unknown is left out of blocks and null elsewhere. */
  public static JsonNode write(Value value) {
    return switch (value) {
      case Value.Absent _, Value.Unknown _, Value.Template _ -> NODES.nullNode();
      // As a parser makes it, so that what was read equals what was written.
      case Value.Whole(long number) ->
          (int) number == number ? NODES.numberNode((int) number) : NODES.numberNode(number);
      case Value.Truth(boolean truth) -> NODES.booleanNode(truth);
      case Value.Sealed(String digest) -> NODES.stringNode(digest);
      case Value.Clear _, Value.SecretSource _ ->
          throw new IllegalStateException("a secret must be sealed before it is written");
      case Value.Text _, Value.Span _, Value.Moment _ ->
          NODES.stringNode(Scalars.write(value).orElseThrow());
      case Value.Items(var items) -> {
        var array = NODES.arrayNode(items.size());
        items.forEach(item -> array.add(write(item)));
        yield array;
      }
      case Value.Entries(var entries) -> {
        var object = NODES.objectNode();
        entries.forEach((key, item) -> object.set(key, write(item)));
        yield object;
      }
      case Value.Fields fields -> write(fields);
    };
  }

  /** A block as JSON. */
  public static ObjectNode write(Value.Fields fields) {
    var object = NODES.objectNode();
    for (var attribute : fields.shape().attributes()) {
      var value = fields.get(attribute);
      if (value.isPresent() && !(value instanceof Value.Unknown)) {
        object.set(attribute.name(), write(value));
      }
    }
    return object;
  }

  /** Reads a block; members that the shape does not know are passed over. */
  public static Value.Fields read(Shape shape, JsonNode json) {
    var values = new ArrayList<Value>(shape.attributes().size());
    for (var attribute : shape.attributes()) {
      var member = json.get(attribute.name());
      values.add(
          member == null || member.isNull() ? Value.Absent.ABSENT : read(attribute.type(), member));
    }
    return new Value.Fields(shape, values);
  }

  private static Value read(AttributeType type, JsonNode json) {
    return switch (type) {
      case AttributeType.ListOf list -> {
        var items = new ArrayList<Value>();
        json.forEach(item -> items.add(read(list.item(), item)));
        yield new Value.Items(items);
      }
      case AttributeType.MapOf map -> {
        var entries = new LinkedHashMap<String, Value>();
        json.properties().forEach(e -> entries.put(e.getKey(), read(map.item(), e.getValue())));
        yield new Value.Entries(entries);
      }
      case AttributeType.Nested(var shape) -> read(shape, json);
      case AttributeType.Confidential _ -> new Value.Sealed(json.asString());
      // Limits may have been tightened since the value was written: take the value as it is.
      case AttributeType.Text _, AttributeType.Choice _ -> new Value.Text(json.asString());
      case AttributeType.Whole _ -> new Value.Whole(json.asLong());
      case AttributeType.Truth _ -> new Value.Truth(json.asBoolean());
      case AttributeType.Span _ -> new Value.Span(Scalars.duration(json.asString()));
      case AttributeType.Moment _ -> new Value.Moment(Scalars.moment(json.asString()));
    };
  }
}

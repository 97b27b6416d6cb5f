package dev.weir.manifest;

import dev.weir.kind.AttributeType;
import dev.weir.kind.Scalars;
import dev.weir.kind.Value;
import dev.weir.manifest.yaml.YamlNode;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/** Finds items that a list must not hold twice: lists without order are sets. */
final class Duplicates {

  private Duplicates() {}

  static void check(
      AttributeType.ListOf type,
      List<Value> values,
      YamlNode.Sequence sequence,
      BindContext.Slot slot,
      BindContext context) {
    if (type.order() instanceof AttributeType.Order.Significant
        || values.size() != sequence.items().size()) {
      return;
    }
    var first = new HashMap<Value, Integer>();
    for (int i = 0; i < values.size(); i++) {
      var key = key(type.order(), values.get(i));
      var earlier = key.map(k -> first.putIfAbsent(k, first.size()));
      if (earlier.isPresent()) {
        context.error(
            "duplicate-item",
            context.of(slot) + " holds " + what(type.order(), key.orElseThrow()) + " twice",
            sequence.items().get(i),
            "keep one of them");
      }
    }
  }

  private static Optional<Value> key(AttributeType.Order order, Value value) {
    var whole =
        order instanceof AttributeType.Order.KeyedBy(var attribute)
                && value instanceof Value.Fields fields
            ? fields.get(attribute)
            : value;
    return Optional.of(whole.map(Duplicates::written)).filter(Value::isPresent);
  }

  /** Templates are equal when they are written alike, wherever they stand. */
  private static Value written(Value leaf) {
    return leaf instanceof Value.Template template
        ? new Value.Text(Templates.written(template))
        : leaf;
  }

  private static String what(AttributeType.Order order, Value key) {
    var text = Scalars.write(key).map(Words::quoted).orElse("an item");
    return order instanceof AttributeType.Order.KeyedBy(var attribute)
        ? "the " + attribute + " " + text
        : text;
  }
}

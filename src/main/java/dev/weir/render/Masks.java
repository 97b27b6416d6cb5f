package dev.weir.render;

import dev.weir.kind.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Says of which parts of a value something holds, in the way of Terraform's plan document. */
final class Masks {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private Masks() {}

  /** Parts that are known only after apply. */
  static ObjectNode unknown(Value.Fields fields) {
    return block(fields, Masks::isUnknown);
  }

  /** Parts that are secret. */
  static ObjectNode sensitive(Value.Fields fields) {
    return block(fields, leaf -> leaf instanceof Value.Sealed);
  }

  static boolean isUnknown(Value value) {
    return value instanceof Value.Unknown || value instanceof Value.Template;
  }

  private static ObjectNode block(Value.Fields fields, Predicate<Value> test) {
    var object = NODES.objectNode();
    for (var attribute : fields.shape().attributes()) {
      mask(fields.get(attribute), test).ifPresent(mask -> object.set(attribute.name(), mask));
    }
    return object;
  }

  /** The mask of a value; empty when it holds for no part of it. */
  private static Optional<JsonNode> mask(Value value, Predicate<Value> test) {
    return switch (value) {
      case Value.Fields fields -> Optional.<JsonNode>of(block(fields, test)).filter(Masks::holds);
      case Value.Entries(var entries) -> map(entries, test);
      case Value.Items(var items) -> list(items, test);
      default -> test.test(value) ? Optional.of(NODES.booleanNode(true)) : Optional.empty();
    };
  }

  private static Optional<JsonNode> map(Map<String, Value> entries, Predicate<Value> test) {
    var object = NODES.objectNode();
    entries.forEach((key, item) -> mask(item, test).ifPresent(mask -> object.set(key, mask)));
    return Optional.<JsonNode>of(object).filter(Masks::holds);
  }

  private static Optional<JsonNode> list(List<Value> items, Predicate<Value> test) {
    var masks = items.stream().map(item -> mask(item, test)).collect(Collectors.toList());
    if (masks.stream().allMatch(Optional::isEmpty)) {
      return Optional.empty();
    }
    var array = NODES.arrayNode(items.size());
    masks.forEach(mask -> array.add(mask.orElse(NODES.booleanNode(false))));
    return Optional.of(array);
  }

  private static boolean holds(JsonNode mask) {
    return !mask.isEmpty();
  }
}

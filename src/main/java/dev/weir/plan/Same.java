package dev.weir.plan;

import dev.weir.kind.AttributeType;
import dev.weir.kind.AttributeType.Order;
import dev.weir.kind.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Whether two values mean the same: an empty list is no list, and a set has no order. */
final class Same {

  private Same() {}

  /** Whether the value is as wanted; what a wanted block leaves out may be anything. */
  static boolean same(AttributeType type, Value actual, Value wanted) {
    if (isNothing(actual) || isNothing(wanted)) {
      return isNothing(actual) && isNothing(wanted);
    }
    return switch (type) {
      case AttributeType.Nested _ ->
          actual instanceof Value.Fields a && wanted instanceof Value.Fields w && blocks(a, w);
      case AttributeType.ListOf list ->
          actual instanceof Value.Items(var a)
              && wanted instanceof Value.Items(var w)
              && lists(list, a, w);
      case AttributeType.MapOf map ->
          actual instanceof Value.Entries(var a)
              && wanted instanceof Value.Entries(var w)
              && maps(map.item(), a, w);
      default -> actual.equals(wanted) || cannotBeTold(actual, wanted);
    };
  }

  /** Digests of different keys say nothing: a difference that nobody can see is none. */
  static boolean cannotBeTold(Value left, Value right) {
    return left instanceof Value.Sealed a
        && right instanceof Value.Sealed b
        && !a.isComparableWith(b);
  }

  private static boolean maps(
      AttributeType item, Map<String, Value> actual, Map<String, Value> wanted) {
    return actual.keySet().equals(wanted.keySet())
        && wanted.entrySet().stream()
            .allMatch(entry ->
                same(
                    item,
                    actual.getOrDefault(entry.getKey(), Value.Absent.ABSENT),
                    entry.getValue()));
  }

  static boolean isNothing(Value value) {
    return switch (value) {
      case Value.Absent _ -> true;
      case Value.Items(var items) -> items.isEmpty();
      case Value.Entries(var entries) -> entries.isEmpty();
      default -> false;
    };
  }

  private static boolean blocks(Value.Fields actual, Value.Fields wanted) {
    return wanted.shape().attributes().stream()
        .filter(attribute -> !attribute.computed())
        .allMatch(attribute ->
            (!wanted.get(attribute).isPresent() && !attribute.clearedWhenUnset())
                || same(attribute.type(), actual.get(attribute), wanted.get(attribute)));
  }

  private static boolean lists(AttributeType.ListOf type, List<Value> actual, List<Value> wanted) {
    if (actual.size() != wanted.size()) {
      return false;
    }
    return switch (type.order()) {
      case Order.Significant _ -> inOrder(type.item(), actual, wanted);
      case Order.None _, Order.KeyedBy _ -> inAnyOrder(type.item(), actual, wanted);
    };
  }

  private static boolean inOrder(AttributeType item, List<Value> actual, List<Value> wanted) {
    for (int i = 0; i < wanted.size(); i++) {
      if (!same(item, actual.get(i), wanted.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean inAnyOrder(AttributeType item, List<Value> actual, List<Value> wanted) {
    var left = new ArrayList<>(actual);
    for (var value : wanted) {
      var found = left.stream().filter(candidate -> same(item, candidate, value)).findFirst();
      if (found.isEmpty()) {
        return false;
      }
      left.remove(found.get());
    }
    return true;
  }
}

package dev.weir.plan;

import dev.weir.kind.Value;
import java.util.List;

/** Follows the path of a reference into a block. */
public final class Lookup {

  private Lookup() {}

  /**
   * The value at a path: attribute names, map keys and list positions; absent when there is none.
   */
  public static Value at(Value value, List<String> path) {
    var here = value;
    for (var step : path) {
      here =
          switch (here) {
            case Value.Fields fields when fields.shape().has(step) -> fields.get(step);
            case Value.Entries(var entries) -> entries.getOrDefault(step, Value.Absent.ABSENT);
            case Value.Items(var items) -> item(items, step);
            case Value.Unknown _ -> Value.Unknown.UNKNOWN;
            default -> Value.Absent.ABSENT;
          };
    }
    return here;
  }

  private static Value item(List<Value> items, String position) {
    try {
      int index = Integer.parseInt(position);
      return index >= 0 && index < items.size() ? items.get(index) : Value.Absent.ABSENT;
    } catch (NumberFormatException _) {
      return Value.Absent.ABSENT;
    }
  }
}

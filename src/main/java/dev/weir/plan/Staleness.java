package dev.weir.plan;

import dev.weir.kind.Value;
import java.util.List;

/** Tells whether an object is still as it was when a plan was made. */
public final class Staleness {

  private Staleness() {}

  /**
   * The attributes whose values differ.
   *
   * @param planned the values the plan was made from
   * @param now the values just read
   */
  public static List<String> differences(Value.Fields planned, Value.Fields now) {
    return planned.shape().attributes().stream()
        .filter(attribute -> !attribute.computed() && !attribute.writeOnly())
        .filter(attribute -> {
          var before = planned.get(attribute);
          var after = now.get(attribute);
          return !Same.same(attribute.type(), before, after)
              || !Same.same(attribute.type(), after, before);
        })
        .map(attribute -> attribute.name())
        .toList();
  }
}

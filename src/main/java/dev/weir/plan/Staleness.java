package dev.weir.plan;

import dev.weir.kind.Attribute;
import dev.weir.kind.Value;
import dev.weir.kind.ValueJson;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Tells whether an object is still as it was when a plan was made, and how it differs. */
public final class Staleness {

  private Staleness() {}

  private static List<Attribute> differing(Value.Fields planned, Value.Fields now) {
    return planned.shape().attributes().stream()
        .filter(attribute -> !attribute.computed() && !attribute.writeOnly())
        .filter(attribute -> {
          var before = planned.get(attribute);
          var after = now.get(attribute);
          return !Same.same(attribute.type(), before, after)
              || !Same.same(attribute.type(), after, before);
        })
        .toList();
  }

  /**
   * How an object differs from what the plan was made from, attribute by attribute: then, now, and
   * what the plan wants. Empty when it does not.
   *
   * @param planned the values the plan was made from, as JSON
   */
  static String tell(Change change, JsonNode planned, Value.Fields now) {
    return tell(change, ValueJson.read(change.kind().shape(), planned), now);
  }

  /**
   * How an object differs from what the plan was made from, attribute by attribute: then, now, and
   * what the plan wants. Empty when it does not.
   *
   * @param planned the values the plan was made from, secrets as digests
   * @param now the values just read, secrets as digests
   */
  public static String tell(Change change, Value.Fields planned, Value.Fields now) {
    var told = new ArrayList<String>();
    for (var attribute : differing(planned, now)) {
      var wanted =
          change
              .after()
              .filter(after -> !after.get(attribute).hasUnknown())
              .map(after -> ", and is to be " + shown(after.get(attribute)))
              .orElse("");
      told.add(
          "`%s` was %s when it was planned, is %s now%s"
              .formatted(
                  attribute.name(),
                  shown(planned.get(attribute)),
                  shown(now.get(attribute)),
                  wanted));
    }
    return String.join("; ", told);
  }

  private static String shown(Value value) {
    return switch (value) {
      case Value.Absent _ -> "not set";
      case Value.Sealed _ -> "a secret";
      default -> ValueJson.write(value.map(Staleness::masked)).toString();
    };
  }

  private static Value masked(Value leaf) {
    return leaf instanceof Value.Sealed ? new Value.Text("(secret)") : leaf;
  }
}

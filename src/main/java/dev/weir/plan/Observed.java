package dev.weir.plan;

import dev.weir.kind.Shape;
import dev.weir.kind.Value;

/**
 * Differences that are a provider's own: it told a value otherwise right after it was written, and
 * still does.
 */
public final class Observed {

  private Observed() {}

  /** The attributes that a provider tells otherwise than they were written. */
  public static Value.Fields differences(Value.Fields written, Value.Fields told) {
    Shape shape = told.shape();
    var observed = Value.Fields.empty(shape);
    for (var attribute : shape.attributes()) {
      var wanted = written.get(attribute);
      var comparable =
          !attribute.computed() && !attribute.writeOnly() && !attribute.leftAloneBy(wanted);
      if (comparable && !Same.same(attribute.type(), told.get(attribute), wanted)) {
        observed = observed.with(attribute.name(), told.get(attribute));
      }
    }
    return observed;
  }

  /** Whether all that can be read is told just as it was written, also what nobody set. */
  public static boolean agrees(Value.Fields written, Value.Fields told) {
    return told.shape().attributes().stream()
        .filter(attribute -> !attribute.computed() && !attribute.writeOnly())
        .allMatch(
            attribute -> Same.same(attribute.type(), told.get(attribute), written.get(attribute)));
  }

  /** What is live, with every value that is still told otherwise as it was written. */
  static Value.Fields explain(Value.Fields observed, Value.Fields base, Value.Fields live) {
    var explained = live;
    for (var attribute : live.shape().attributes()) {
      var told = observed.get(attribute);
      if (told.isPresent() && Same.same(attribute.type(), live.get(attribute), told)) {
        explained = explained.with(attribute.name(), base.get(attribute));
      }
    }
    return explained;
  }
}

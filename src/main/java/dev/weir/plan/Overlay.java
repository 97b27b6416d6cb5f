package dev.weir.plan;

import dev.weir.kind.Value;

/** Lays what a manifest wants over what is live: what it does not set stays as it is. */
public final class Overlay {

  private Overlay() {}

  /** The values to write; computed attributes keep their live value. */
  public static Value.Fields wanted(Value.Fields desired, Value.Fields live) {
    var after = live;
    for (var attribute : live.shape().attributes()) {
      var value = desired.get(attribute);
      // A value that cannot be read goes with every write, or the write would drop it.
      if (!attribute.computed() && !attribute.leftAloneBy(value)) {
        after = after.with(attribute.name(), over(live.get(attribute), value));
      }
    }
    return after;
  }

  private static Value over(Value live, Value desired) {
    return live instanceof Value.Fields liveBlock && desired instanceof Value.Fields block
        ? wanted(block, liveBlock)
        : desired;
  }
}

package dev.weir.plan;

import dev.weir.kind.Value;
import java.util.List;

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

  /** The same block with another value at a path of attribute names within blocks. */
  static Value.Fields put(Value.Fields block, List<String> path, Value value) {
    var name = path.getFirst();
    if (path.size() == 1) {
      return block.with(name, value);
    }
    return block.get(name) instanceof Value.Fields inner
        ? block.with(name, put(inner, path.subList(1, path.size()), value))
        : block;
  }

  private static Value over(Value live, Value desired) {
    return live instanceof Value.Fields liveBlock && desired instanceof Value.Fields block
        ? wanted(block, liveBlock)
        : desired;
  }
}

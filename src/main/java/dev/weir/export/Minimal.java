package dev.weir.export;

import dev.weir.kind.Defaults;
import dev.weir.kind.Kind;
import dev.weir.kind.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Leaves out of a block all that a manifest need not say: what comes to the same when it is left
 * out, fallbacks and normal form taken into account.
 */
final class Minimal {

  private final Kind<?> kind;
  private final String name;
  private final Value.Fields whole;

  private Minimal(Kind<?> kind, String name, Value.Fields settable) {
    this.kind = kind;
    this.name = name;
    this.whole = meaning(settable);
  }

  /**
   * What a document has to say.
   *
   * @param name of the document, which may stand for part of the identity
   * @param live everything that is known of the object
   */
  static Value.Fields of(Kind<?> kind, String name, Value.Fields live) {
    var settable = settable(live);
    return new Minimal(kind, name, settable).shrink(settable, block -> block);
  }

  /** Without what only a provider sets. */
  private static Value.Fields settable(Value.Fields block) {
    var values = new ArrayList<Value>();
    for (var attribute : block.shape().attributes()) {
      values.add(attribute.computed() ? Value.Absent.ABSENT : settable(block.get(attribute)));
    }
    return new Value.Fields(block.shape(), values);
  }

  private static Value settable(Value value) {
    return switch (value) {
      case Value.Fields fields -> settable(fields);
      case Value.Items(var items) ->
          new Value.Items(items.stream().map(Minimal::settable).toList());
      default -> value;
    };
  }

  private Value.Fields meaning(Value.Fields spec) {
    return kind.normalise(Defaults.fill(spec, name));
  }

  private boolean isSame(Value.Fields spec) {
    return meaning(spec).equals(whole);
  }

  /**
   * Shrinks a block.
   *
   * @param around puts the block into the whole
   */
  private Value.Fields shrink(Value.Fields block, Function<Value.Fields, Value.Fields> around) {
    var shrunk = block;
    for (var attribute : block.shape().attributes()) {
      var value = shrunk.get(attribute);
      if (!value.isPresent()) {
        continue;
      }
      var without = shrunk.with(attribute.name(), Value.Absent.ABSENT);
      if (!attribute.required() && isSame(around.apply(without))) {
        shrunk = without;
        continue;
      }
      var rest = shrunk;
      shrunk =
          rest.with(
              attribute.name(), within(value, v -> around.apply(rest.with(attribute.name(), v))));
    }
    return shrunk;
  }

  private Value within(Value value, Function<Value, Value.Fields> around) {
    return switch (value) {
      case Value.Fields fields -> shrink(fields, around::apply);
      case Value.Items(var items) -> {
        List<Value> shrunk = new ArrayList<>(items);
        for (int i = 0; i < items.size(); i++) {
          if (shrunk.get(i) instanceof Value.Fields item) {
            int place = i;
            var rest = List.copyOf(shrunk);
            shrunk.set(i, shrink(item, one -> around.apply(replaced(rest, place, one))));
          }
        }
        yield new Value.Items(shrunk);
      }
      default -> value;
    };
  }

  private static Value replaced(List<Value> items, int place, Value item) {
    var changed = new ArrayList<>(items);
    changed.set(place, item);
    return new Value.Items(changed);
  }
}

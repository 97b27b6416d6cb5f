package dev.weir.kind;

import java.util.ArrayList;

/** Fills in what a manifest does not say. */
public final class Defaults {

  private Defaults() {}

  /** The same block with the fallback of every attribute that is absent, at every depth. */
  public static Value.Fields fill(Value.Fields fields, String documentName) {
    var filled = new ArrayList<Value>(fields.values().size());
    for (var attribute : fields.shape().attributes()) {
      filled.add(fill(attribute, fields.get(attribute), documentName));
    }
    return new Value.Fields(fields.shape(), filled);
  }

  private static Value fill(Attribute attribute, Value value, String documentName) {
    if (value.isPresent()) {
      return fillWithin(value, documentName);
    }
    if (attribute.namedByDocument()) {
      return new Value.Text(documentName);
    }
    return attribute.fallback().orElse(Value.Absent.ABSENT);
  }

  private static Value fillWithin(Value value, String documentName) {
    return switch (value) {
      case Value.Fields fields -> fill(fields, documentName);
      case Value.Items(var items) ->
          new Value.Items(items.stream().map(v -> fillWithin(v, documentName)).toList());
      default -> value;
    };
  }
}

package dev.weir.manifest.expr;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * A value of an expression. Single values are text: the field that a value is given to decides what
 * the text means, as it does for what is written there directly.
 */
public sealed interface Datum {

  /** A single value. */
  record Text(String text) implements Datum {}

  /** No value, as an empty field or {@code null} says it. */
  enum Nothing implements Datum {
    NOTHING
  }

  /** A list. */
  record Items(List<Datum> items) implements Datum {
    public Items {
      items = List.copyOf(items);
    }
  }

  /** A map. */
  record Table(SequencedMap<String, Datum> entries) implements Datum {
    public Table {
      entries = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(entries));
    }
  }

  /** What must not be shown: the name of a sensitive variable, never its value. */
  record Hidden(String variable) implements Datum {}

  /** What people call its form. */
  default String form() {
    return switch (this) {
      case Text _ -> "a single value";
      case Nothing _ -> "no value";
      case Items _ -> "a list";
      case Table _ -> "a map";
      case Hidden _ -> "a secret";
    };
  }
}

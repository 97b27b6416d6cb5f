package dev.weir.kind;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;

/** A value of an attribute, from the manifest, the ledger or a provider. Immutable. */
public sealed interface Value {

  /** Not set. */
  enum Absent implements Value {
    ABSENT
  }

  /** Set, but only known after apply. */
  enum Unknown implements Value {
    UNKNOWN
  }

  /** Text, or the word of a choice. */
  record Text(String text) implements Value {}

  /** A whole number. */
  record Whole(long number) implements Value {}

  /** True or false. */
  record Truth(boolean truth) implements Value {}

  /** A length of time. */
  record Span(Duration duration) implements Value {}

  /** A point in time. */
  record Moment(Instant instant) implements Value {}

  /** Where a manifest says a secret is to be found: {@code {fromEnv: NAME}} or a file. */
  record SecretSource(From from, String name) implements Value {
    /** The places a secret may come from. */
    public enum From {
      ENV,
      FILE,
      /** The value of a sensitive variable. */
      VARIABLE
    }
  }

  /** A secret in clear: only on its way between a secret's source and a provider. */
  record Clear(Secret secret) implements Value {}

  /** A secret as its keyed digest: what ledger and plan know of it. */
  record Sealed(String digest) implements Value {

    /** Whether both were made with one key; if not, nothing can be said of their secrets. */
    public boolean isComparableWith(Sealed other) {
      return key().equals(other.key());
    }

    private String key() {
      return digest.substring(0, digest.lastIndexOf(':') + 1);
    }
  }

  /** Text with references in it, not resolved yet. */
  record Template(List<Part> parts) implements Value {
    public Template {
      parts = List.copyOf(parts);
    }

    /** A piece of a template. */
    public sealed interface Part {}

    /** Text to be taken as it stands. */
    public record Literal(String text) implements Part {}

    /** A reference, {@code ${Kind.name.path}}. */
    public record Use(Reference reference) implements Part {}
  }

  /** A list. */
  record Items(List<Value> items) implements Value {
    public Items {
      items = List.copyOf(items);
    }
  }

  /** A map from text, in the order given; equal whatever the order. */
  record Entries(SequencedMap<String, Value> entries) implements Value {
    public Entries {
      entries = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(entries));
    }

    /** A map with these entries. */
    public static Entries of(Map<String, Value> entries) {
      return new Entries(new LinkedHashMap<>(entries));
    }
  }

  /**
   * The attributes of a block.
   *
   * @param shape what attributes there are
   * @param values one for each attribute of the shape, in its order
   */
  record Fields(Shape shape, List<Value> values) implements Value {
    public Fields {
      values = List.copyOf(values);
      if (values.size() != shape.attributes().size()) {
        throw new IllegalArgumentException("values do not fit " + shape);
      }
    }

    /** A block with nothing set. */
    public static Fields empty(Shape shape) {
      return new Fields(shape, Collections.nCopies(shape.attributes().size(), Absent.ABSENT));
    }

    /** The value of this attribute. */
    public Value get(Attribute attribute) {
      return values.get(attribute.index());
    }

    /** The value of the attribute with this name, which must exist. */
    public Value get(String name) {
      return values.get(shape.attribute(name).index());
    }

    /** The text of the attribute with this name; empty text when it is not a text. */
    public String text(String name) {
      return get(name) instanceof Text(String text) ? text : "";
    }

    /** The same block with another value for one attribute. */
    public Fields with(String name, Value value) {
      var changed = new ArrayList<>(values);
      changed.set(shape.attribute(name).index(), value);
      return new Fields(shape, changed);
    }
  }

  /** Whether there is anything here. */
  default boolean isPresent() {
    return !(this instanceof Absent);
  }

  /** Whether this or anything in it is known only after apply. */
  default boolean hasUnknown() {
    return switch (this) {
      case Unknown _, Template _ -> true;
      case Items(var items) -> anyUnknown(items);
      case Entries(var entries) -> anyUnknown(entries.values());
      case Fields(_, var values) -> anyUnknown(values);
      case Absent _,
          Text _,
          Whole _,
          Truth _,
          Span _,
          Moment _,
          SecretSource _,
          Clear _,
          Sealed _ ->
          false;
    };
  }

  /**
   * This value with every leaf replaced; lists, maps and blocks keep their shape. What no leaf
   * changed in is the same object: most values pass through many hands unchanged.
   */
  @SuppressWarnings("ReferenceEquality")
  default Value map(UnaryOperator<Value> leaf) {
    return switch (this) {
      case Items(var items) -> {
        var mapped = map(items, leaf);
        yield mapped == items ? this : new Items(mapped);
      }
      case Entries(var entries) -> {
        var mapped = new LinkedHashMap<String, Value>();
        entries.forEach((key, v) -> mapped.put(key, v.map(leaf)));
        yield new Entries(mapped);
      }
      case Fields(var shape, var values) -> {
        var mapped = map(values, leaf);
        yield mapped == values ? this : new Fields(shape, mapped);
      }
      default -> leaf.apply(this);
    };
  }

  @SuppressWarnings("ReferenceEquality")
  private static List<Value> map(List<Value> values, UnaryOperator<Value> leaf) {
    List<Value> changed = values;
    for (int i = 0; i < values.size(); i++) {
      var value = values.get(i);
      var mapped = value.map(leaf);
      if (mapped != value) {
        changed = changed == values ? new ArrayList<>(values) : changed;
        changed.set(i, mapped);
      }
    }
    return changed;
  }

  private static boolean anyUnknown(Iterable<Value> values) {
    for (var value : values) {
      if (value.hasUnknown()) {
        return true;
      }
    }
    return false;
  }
}

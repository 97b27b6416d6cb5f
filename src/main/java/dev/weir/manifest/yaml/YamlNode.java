package dev.weir.manifest.yaml;

import java.util.List;
import java.util.Optional;

/**
 * A YAML value and where it stands. Lines and columns count from 1, columns in code points.
 *
 * <p>Small on purpose: a run keeps the nodes of every document, to find places in them later.
 */
public sealed interface YamlNode {

  /** The line it begins on. */
  int line();

  /** The column it begins at. */
  int column();

  /** How many code points of its first line to point at. */
  default int width() {
    return 1;
  }

  /** How a scalar is written; only a plain one can stand for "not set". */
  enum Style {
    PLAIN,
    QUOTED,
    BLOCK
  }

  /**
   * A scalar as text; what it means is decided by the attribute it is given to.
   *
   * @param extent its width in code points, or, negated, how many lines after the first it takes
   */
  record Scalar(String text, Style style, int line, int column, int extent) implements YamlNode {

    @Override
    public int width() {
      return Math.max(1, extent);
    }

    /** The last line it is written on. */
    public int lastLine() {
      return line + Math.max(0, -extent);
    }

    /** Whether it is one of the ways of YAML to say that there is no value. */
    public boolean isNull() {
      return style == Style.PLAIN
          && switch (text) {
            case "", "~", "null", "Null", "NULL" -> true;
            default -> false;
          };
    }
  }

  /** A list. */
  record Sequence(List<YamlNode> items, int line, int column) implements YamlNode {
    public Sequence {
      items = List.copyOf(items);
    }
  }

  /** A map; its keys are unique. */
  record Mapping(List<Entry> entries, int line, int column) implements YamlNode {
    public Mapping {
      entries = List.copyOf(entries);
    }

    /** As wide as the first key when it begins with it. */
    @Override
    public int width() {
      if (entries.isEmpty()) {
        return 1;
      }
      var first = entries.getFirst().key();
      return first.line() == line && first.column() == column ? first.width() : 1;
    }

    /** The entry with this key. */
    public Optional<Entry> entry(String key) {
      for (var entry : entries) {
        if (entry.key().text().equals(key)) {
          return Optional.of(entry);
        }
      }
      return Optional.empty();
    }

    /** The value of this key, unless it is missing or not set. */
    public Optional<YamlNode> value(String key) {
      return entry(key).map(Entry::value).filter(value -> !value.isNothing());
    }

    /** The value of this key if it is a block. */
    public Optional<Mapping> block(String key) {
      return value(key).filter(Mapping.class::isInstance).map(Mapping.class::cast);
    }

    /** The same without this key. */
    public Mapping without(String key) {
      var rest = entries.stream().filter(entry -> !entry.key().text().equals(key)).toList();
      return new Mapping(rest, line, column);
    }
  }

  /** One key of a map and its value. */
  record Entry(Scalar key, YamlNode value) {}

  /** Whether it says that there is no value. */
  default boolean isNothing() {
    return this instanceof Scalar scalar && scalar.isNull();
  }

  /** What people call its form. */
  default String form() {
    return switch (this) {
      case Scalar _ -> "a single value";
      case Sequence _ -> "a list";
      case Mapping _ -> "a block";
    };
  }
}

package dev.weir.manifest.edit;

import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;

/** A stretch of a YAML text; offsets count chars, the end is exclusive. */
sealed interface Spot {

  /** First char; that of a tag or an anchor where there is one. */
  int start();

  /** The char after the last. */
  int end();

  /**
   * A scalar.
   *
   * @param marked whether it has an anchor or a tag
   */
  record Scalar(
      String text, ScalarStyle style, boolean marked, int line, int column, int start, int end)
      implements Spot {}

  /** What stands for something written elsewhere. */
  record Alias(int start, int end) implements Spot {}

  /** A list. */
  record Sequence(List<Spot> items, int start, int end) implements Spot {
    public Sequence {
      items = List.copyOf(items);
    }
  }

  /**
   * A map.
   *
   * @param flow whether it is written in braces
   */
  record Mapping(List<Entry> entries, boolean flow, int start, int end) implements Spot {
    public Mapping {
      entries = List.copyOf(entries);
    }

    Optional<Entry> entry(String key) {
      return entries.stream().filter(entry -> entry.is(key)).findFirst();
    }
  }

  /** A key and its value. */
  record Entry(Spot key, Spot value) {
    boolean is(String name) {
      return key instanceof Scalar scalar && scalar.text().equals(name);
    }
  }
}

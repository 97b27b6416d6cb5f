package dev.weir.diag;

import java.util.Optional;

/** A text that diagnostics can quote. */
public interface Source {

  /** What people call it: a path as they gave it, or {@code <stdin>}. */
  String name();

  /**
   * Line {@code number} (1 is the first) without its line end; empty when there is no such line.
   */
  Optional<String> line(int number);

  /** A source whose text is at hand. */
  static Source of(String name, String text) {
    return new TextSource(name, text);
  }
}

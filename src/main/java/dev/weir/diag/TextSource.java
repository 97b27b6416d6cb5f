package dev.weir.diag;

import java.util.Optional;

/** A source that keeps its text; lines are cut out only when a diagnostic asks. */
record TextSource(String name, String text) implements Source {

  @Override
  public Optional<String> line(int number) {
    if (number < 1) {
      return Optional.empty();
    }
    return text.lines().skip(number - 1L).findFirst();
  }

  @Override
  public String toString() {
    return name;
  }
}

package dev.weir.diag;

/**
 * A stretch of one line of a source.
 *
 * @param source where the line is
 * @param line from 1
 * @param column from 1, counted in code points
 * @param width in code points, at least 1
 */
public record Place(Source source, int line, int column, int width) {

  public Place {
    if (line < 1 || column < 1 || width < 1) {
      throw new IllegalArgumentException("place out of range: " + line + ":" + column);
    }
  }

  /** {@code file:line:column}, the form that editors and terminals make clickable. */
  @Override
  public String toString() {
    return source.name() + ":" + line + ":" + column;
  }
}

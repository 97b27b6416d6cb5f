package dev.weir.cel;

import dev.weir.diag.Place;

/**
 * An expression as somebody wrote it.
 *
 * @param text the expression
 * @param place where its YAML scalar begins
 */
public record Written(String text, Place place) {

  /**
   * Where a part of the expression stands in its file; the whole scalar where that cannot be told,
   * because it is written with escapes.
   *
   * @param offset of the part, in code points from 0
   */
  public Place at(int offset) {
    return new ScalarWalk(this).find(offset);
  }

  /** The part that begins at this offset as far as it is one word; one code point otherwise. */
  int width(int offset) {
    var points = text.codePoints().skip(offset).takeWhile(Written::isOfWord).count();
    return (int) Math.max(1, points);
  }

  private static boolean isOfWord(int point) {
    return Character.isLetterOrDigit(point) || point == '_';
  }
}

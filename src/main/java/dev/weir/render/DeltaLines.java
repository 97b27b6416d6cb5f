package dev.weir.render;

import dev.weir.render.Delta.Mark;

/** Takes the lines of what changes within a resource. */
interface DeltaLines {

  /**
   * A line whose text begins at a column, with its mark right before it.
   *
   * @param remark said after it; empty for nothing
   */
  void line(Mark mark, int column, String text, String remark);

  /** What is said of the line before, on lines of its own. */
  void remark(int column, String remark, int width);

  /** What is said of what is left out. */
  void comment(int column, String text);

  /** An empty line. */
  void blank();
}

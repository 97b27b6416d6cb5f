package dev.weir.render;

import dev.weir.render.Delta.Mark;

/** Lines whose first column says what happens to them, as colourers of diffs know them. */
final class DiffLines implements DeltaLines {

  private final StringBuilder out = new StringBuilder();

  @Override
  public void line(Mark mark, int column, String text, String remark) {
    int indent = Math.max(0, column - 3);
    switch (mark) {
      case SAME -> out.repeat(' ', indent + 1);
      case ADD, REMOVE -> out.append(mark.sign()).repeat(' ', indent);
      case CHANGE, DRIFT, CONFLICT, CLOCK, UNATTRIBUTED ->
          out.append('!')
              .repeat(' ', Math.max(0, indent - 3))
              .append("%2s ".formatted(mark.sign()));
    }
    out.append(text).append(remark.isEmpty() ? "" : " # " + remark).append('\n');
  }

  @Override
  public void remark(int column, String remark, int width) {
    out.repeat(' ', column - 2).append("# ").append(remark).append('\n');
  }

  @Override
  public void comment(int column, String text) {
    out.repeat(' ', column - 2).append("# ").append(text).append('\n');
  }

  @Override
  public void blank() {
    out.append('\n');
  }

  /** What was written. */
  String text() {
    return out.toString();
  }
}

package dev.weir.render;

import dev.weir.render.Delta.Mark;

/** Lines as Terraform writes them: marks in a column of their own, in colour. */
final class TerminalLines implements DeltaLines {

  private final StringBuilder out;
  private final Ink ink;

  TerminalLines(StringBuilder out, Ink ink) {
    this.out = out;
    this.ink = ink;
  }

  @Override
  public void line(Mark mark, int column, String text, String remark) {
    if (mark == Mark.SAME) {
      out.repeat(' ', column);
    } else {
      out.repeat(' ', column - 1 - mark.sign().length());
      out.append(ink.write(mark.role(), mark.sign())).append(' ');
    }
    out.append(text);
    if (!remark.isEmpty()) {
      out.append(ink.write(Ink.Role.QUIET, " # " + remark));
    }
    end();
  }

  @Override
  public void remark(int column, String remark, int width) {
    var indent = " ".repeat(column) + "# ";
    for (var line : new Style(Ink.PLAIN, width).wrap(remark, indent).split("\n", -1)) {
      if (!line.isEmpty()) {
        out.repeat(' ', column).append(ink.write(Ink.Role.QUIET, line.substring(column)));
        end();
      }
    }
  }

  @Override
  public void comment(int column, String text) {
    out.repeat(' ', column).append(ink.write(Ink.Role.QUIET, "# " + text));
    end();
  }

  @Override
  public void blank() {
    out.append('\n');
  }

  private void end() {
    while (out.charAt(out.length() - 1) == ' ') {
      out.setLength(out.length() - 1);
    }
    out.append('\n');
  }
}

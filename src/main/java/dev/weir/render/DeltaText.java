package dev.weir.render;

import static dev.weir.render.Shown.Nothing.NOTHING;

import dev.weir.render.Delta.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** Writes what is within a resource: attributes aligned, blocks after them, what stays hidden. */
final class DeltaText {

  private static final int STEP = 4;

  private final DeltaLines out;
  private final int width;
  private final boolean everything;

  /**
   * A writer.
   *
   * @param out takes the lines
   * @param width columns that a line may take if it can be broken
   * @param everything whether what does not change is written too
   */
  DeltaText(DeltaLines out, int width, boolean everything) {
    this.out = out;
    this.width = width;
    this.everything = everything;
  }

  /** Writes the parts of a block whose own name begins at this column. */
  void body(Delta.BlockDelta block, int column) {
    attributes(block.parts(), column + STEP);
    blocks(block.parts(), column + STEP);
  }

  private void attributes(SequencedMap<String, Delta.Part> parts, int column) {
    var shown = new ArrayList<Map.Entry<String, Delta>>();
    int hidden = 0;
    for (var part : parts.entrySet()) {
      var delta = part.getValue().delta();
      if (delta.isBlock()) {
        continue;
      }
      if (everything || delta.isChanged() || part.getValue().identity()) {
        shown.add(Map.entry(part.getKey(), delta));
      } else {
        hidden++;
      }
    }
    assignments(shown, column);
    hidden(hidden, "attribute", column);
  }

  private void assignments(List<Map.Entry<String, Delta>> parts, int column) {
    int width = parts.stream().mapToInt(part -> length(part.getKey())).max().orElse(0);
    for (var part : parts) {
      var name = part.getKey() + " ".repeat(width - length(part.getKey()));
      assignment(name + " = ", part.getValue(), column);
    }
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  private void blocks(SequencedMap<String, Delta.Part> parts, int column) {
    int hidden = 0;
    for (var part : parts.entrySet()) {
      hidden +=
          switch (part.getValue().delta()) {
            case Delta.BlockDelta block -> block(part.getKey(), block, column);
            case Delta.BlocksDelta list -> blocks(part.getKey(), list, column);
            default -> 0;
          };
    }
    if (hidden > 0) {
      out.blank();
    }
    hidden(hidden, "block", column);
  }

  /** Writes a list of blocks; says how many it left out. */
  private int blocks(String name, Delta.BlocksDelta list, int column) {
    if (list.blocks().isEmpty() && list.isChanged()) {
      line(list.mark(), column, name + " = []", list.remark());
    }
    int hidden = 0;
    for (var block : list.blocks()) {
      var remark = block.remark().isEmpty() ? list.remark() : block.remark();
      hidden += block(name, new Delta.BlockDelta(block.mark(), block.parts(), remark), column);
    }
    return hidden;
  }

  private int block(String name, Delta.BlockDelta block, int column) {
    if (!everything && !block.isChanged()) {
      return 1;
    }
    out.blank();
    line(block.mark(), column, name + " {", block.remark());
    body(block, column);
    line(Mark.SAME, column, "}");
    return 0;
  }

  private void assignment(String name, Delta delta, int column) {
    switch (delta) {
      case Delta.Single single -> single(name, single, column);
      case Delta.ListDelta list -> {
        line(list.mark(), column, name + "[", list.remark());
        items(list.items(), column + STEP);
        close("]", list.mark(), column);
      }
      case Delta.MapDelta map -> {
        line(map.mark(), column, name + "{", map.remark());
        entries(map.entries(), column + STEP);
        close("}", map.mark(), column);
      }
      case Delta.BlockDelta block -> {
        line(block.mark(), column, name + "{", block.remark());
        body(block, column);
        close("}", block.mark(), column);
      }
      case Delta.BlocksDelta _ ->
          throw new IllegalStateException("a list of blocks is not assigned: " + name);
    }
  }

  private void close(String bracket, Mark mark, int column) {
    line(Mark.SAME, column, bracket + (mark == Mark.REMOVE ? " -> null" : ""));
  }

  private void items(List<Delta> items, int column) {
    int hidden = 0;
    for (var item : items) {
      if (!everything && !item.isChanged()) {
        hidden++;
        continue;
      }
      hidden(hidden, "element", column);
      hidden = 0;
      item(item, column);
    }
    hidden(hidden, "element", column);
  }

  private void item(Delta item, int column) {
    if (item instanceof Delta.Single(var mark, var before, var after, _)) {
      line(mark, column, (after == NOTHING ? before : after).inline() + ",");
    } else {
      assignment("", item, column);
    }
  }

  private void entries(SequencedMap<String, Delta> entries, int column) {
    var shown = new ArrayList<Map.Entry<String, Delta>>();
    for (var entry : entries.entrySet()) {
      if (everything || entry.getValue().isChanged()) {
        shown.add(Map.entry(Quoted.text(entry.getKey()), entry.getValue()));
      }
    }
    assignments(shown, column);
    hidden(entries.size() - shown.size(), "element", column);
  }

  private void single(String name, Delta.Single single, int column) {
    if (isText(single.before()) && isText(single.after()) && isLong(single)) {
      line(single.mark(), column, name + "<<-EOT", single.remark());
      lines(single, column + STEP);
      close("EOT", single.mark(), column);
      return;
    }
    transition(name, single, column);
  }

  private static boolean isText(Shown side) {
    return side == NOTHING || side instanceof Shown.Words;
  }

  private static boolean isLong(Delta.Single single) {
    return text(single.before()).contains("\n") || text(single.after()).contains("\n");
  }

  private static String text(Shown side) {
    return side instanceof Shown.Words(String text) ? text : "";
  }

  private void lines(Delta.Single single, int column) {
    for (var pair : Pairing.ordered(textLines(single.before()), textLines(single.after()))) {
      var mark = single.mark() == Mark.SAME ? Mark.SAME : lineMark(pair);
      line(
          mark, column, Quoted.plain(text(pair.after() == NOTHING ? pair.before() : pair.after())));
    }
  }

  private static Mark lineMark(Pairing pair) {
    if (pair.before() == NOTHING) {
      return Mark.ADD;
    }
    return pair.after() == NOTHING ? Mark.REMOVE : Mark.SAME;
  }

  private static List<Shown> textLines(Shown side) {
    if (!(side instanceof Shown.Words(String text))) {
      return List.of();
    }
    var lines = new ArrayList<Shown>();
    for (var line : text.split("\n", -1)) {
      lines.add(new Shown.Words(line));
    }
    return lines;
  }

  /** From one value to the other, on two lines when both are too long for one. */
  private void transition(String name, Delta.Single single, int column) {
    var before = single.before();
    var after = single.after();
    boolean hidden = before instanceof Shown.Hidden && after instanceof Shown.Hidden;
    if (!single.isChanged() || hidden || single.mark() == Mark.ADD) {
      line(single.mark(), column, name + after.inline(), single.remark());
      return;
    }
    var from = name + before.inline();
    var to = "-> " + after.inline();
    if (column + Columns.width(from) + 1 + Columns.width(to) <= width || after == NOTHING) {
      line(single.mark(), column, from + " " + to, single.remark());
    } else {
      out.line(single.mark(), column, from, "");
      line(Mark.SAME, column + STEP, to, single.remark());
    }
  }

  private void hidden(int count, String noun, int column) {
    if (count > 0) {
      out.comment(
          column, "(" + count + " unchanged " + noun + (count == 1 ? "" : "s") + " hidden)");
    }
  }

  private void line(Mark mark, int column, String text) {
    line(mark, column, text, "");
  }

  /** A line, its remark below it when both are too long for one. */
  private void line(Mark mark, int column, String text, String remark) {
    boolean fits = remark.isEmpty() || column + Columns.width(text) + 3 + remark.length() <= width;
    if (fits) {
      out.line(mark, column, text, remark);
    } else {
      out.line(mark, column, text, "");
      out.remark(column + STEP, remark, width);
    }
  }
}

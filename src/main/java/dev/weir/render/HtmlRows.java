package dev.weir.render;

import static dev.weir.render.Shown.Nothing.NOTHING;

import dev.weir.render.Delta.Mark;
import java.util.List;

/** The rows of a table that shows values before and after, side by side. */
final class HtmlRows {

  private final StringBuilder out = new StringBuilder();
  private final boolean everything;
  private int hidden;

  /**
   * Rows.
   *
   * @param everything whether what does not change is shown too
   */
  HtmlRows(boolean everything) {
    this.everything = everything;
  }

  /** Adds the parts of a block, their names after a prefix. */
  void add(Delta.BlockDelta block, String prefix) {
    block
        .parts()
        .forEach((name, part) -> {
          if (part.delta().isChanged() || part.identity() || everything) {
            add(prefix + name, part.delta());
          } else {
            hidden++;
          }
        });
  }

  private void add(String name, Delta delta) {
    switch (delta) {
      case Delta.Single single -> single(name, single);
      case Delta.ListDelta list -> list(name, list);
      case Delta.MapDelta map ->
          map.entries()
              .forEach((key, entry) -> {
                if (entry.isChanged() || everything) {
                  add(name + "." + key, entry);
                }
              });
      case Delta.BlockDelta block -> add(block, name + ".");
      case Delta.BlocksDelta blocks -> blocks(name, blocks.blocks());
    }
  }

  private void blocks(String name, List<Delta.BlockDelta> blocks) {
    int number = 0;
    for (var block : blocks) {
      number++;
      if (block.isChanged() || everything) {
        add(block, name + "[" + number + "].");
      } else {
        hidden++;
      }
    }
  }

  private void single(String name, Delta.Single single) {
    var before = single.before();
    var after = single.after();
    boolean secret =
        single.isChanged() && before instanceof Shown.Hidden && after instanceof Shown.Hidden;
    row(
        single.mark(),
        name,
        single.remark(),
        before == NOTHING || !single.isChanged() ? value(before) : differing(before, after),
        secret
            ? "<span class=\"secret\">(sensitive value, another one)</span>"
            : after == NOTHING || !single.isChanged() ? value(after) : differing(after, before));
  }

  private void list(String name, Delta.ListDelta list) {
    var before = new StringBuilder();
    var after = new StringBuilder();
    int same = 0;
    for (var item : list.items()) {
      if (!(item instanceof Delta.Single(_, var was, var is, _))) {
        continue;
      }
      if (!item.isChanged() && !everything) {
        same++;
        continue;
      }
      append(before, was, item.isChanged());
      append(after, is, item.isChanged());
    }
    var rest = same == 0 ? "" : "<span class=\"remark\">" + same + " more, unchanged</span>";
    row(list.mark(), name, list.remark(), cell(before, rest), cell(after, rest));
  }

  private static String cell(StringBuilder items, String rest) {
    return items.isEmpty() && rest.isEmpty() ? value(NOTHING) : items + rest;
  }

  private static void append(StringBuilder to, Shown item, boolean changed) {
    if (item != NOTHING) {
      to.append(to.isEmpty() ? "" : "\n");
      to.append(changed ? "<mark>" + value(item) + "</mark>" : value(item));
    }
  }

  private void row(Mark mark, String name, String remark, String before, String after) {
    out.append("<tr class=\"").append(word(mark)).append("\"><th scope=\"row\" class=\"path\">");
    out.append(Xml.escape(Quoted.plain(name)));
    if (!remark.isEmpty()) {
      out.append("<span class=\"remark\">").append(Xml.escape(remark)).append("</span>");
    }
    out.append("</th><td class=\"value old\" data-label=\"before\">").append(before);
    out.append("</td><td class=\"value new\" data-label=\"after\">").append(after);
    out.append("</td></tr>\n");
  }

  private static String word(Mark mark) {
    return switch (mark) {
      case SAME -> "same";
      case ADD -> "add";
      case CHANGE -> "change";
      case REMOVE -> "remove";
      case DRIFT -> "drift";
      case CONFLICT -> "conflict";
      case CLOCK, UNATTRIBUTED -> "odd";
    };
  }

  /** A value in a cell. */
  static String value(Shown value) {
    return switch (value) {
      case Shown.Nothing _ -> "<span class=\"none\">not set</span>";
      case Shown.Unknown _ -> "<span class=\"unknown\">(known after apply)</span>";
      case Shown.Hidden _ -> "<span class=\"secret\">(sensitive value)</span>";
      case Shown.Words(var text) when text.indexOf('\n') >= 0 -> lines(text);
      case Shown.Words _, Shown.Plain _, Shown.Items _, Shown.Parts _ -> Xml.escape(value.inline());
    };
  }

  private static String lines(String text) {
    var out = new StringBuilder();
    for (var line : text.split("\n", -1)) {
      out.append(out.isEmpty() ? "" : "\n").append(Xml.escape(Quoted.plain(line)));
    }
    return out.toString();
  }

  /** A value, with what the other one has not underlined. */
  private static String differing(Shown value, Shown other) {
    if (!(value instanceof Shown.Words) || !(other instanceof Shown.Words)) {
      return value(value);
    }
    var mine = value.inline();
    var theirs = other.inline();
    int start = 0;
    int most = Math.min(mine.length(), theirs.length());
    while (start < most && mine.charAt(start) == theirs.charAt(start)) {
      start++;
    }
    int end = 0;
    while (end < most - start
        && mine.charAt(mine.length() - 1 - end) == theirs.charAt(theirs.length() - 1 - end)) {
      end++;
    }
    if ((start < 4 && end < 4) || mine.length() - start - end <= 0 || cutsPair(mine, start, end)) {
      return value(value);
    }
    return Xml.escape(mine.substring(0, start))
        + "<mark>"
        + Xml.escape(mine.substring(start, mine.length() - end))
        + "</mark>"
        + Xml.escape(mine.substring(mine.length() - end));
  }

  private static boolean cutsPair(String text, int start, int end) {
    int stop = text.length() - end;
    return (start > 0 && Character.isHighSurrogate(text.charAt(start - 1)))
        || (stop < text.length() && Character.isLowSurrogate(text.charAt(stop)));
  }

  boolean isEmpty() {
    return out.isEmpty();
  }

  int hidden() {
    return hidden;
  }

  @Override
  public String toString() {
    return out.toString();
  }
}

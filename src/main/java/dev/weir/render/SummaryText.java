package dev.weir.render;

import java.util.List;
import java.util.stream.Collectors;

/** The first lines of a plan's text: what happens where, a line for each change. */
final class SummaryText {

  /** With more changes than this only those are listed that nobody should miss. */
  private static final int MOST_LINES = 40;

  private static final String INDENT = "    ";

  private final Digest digest;
  private final Style style;
  private final Ink ink;
  private final Legend legend;

  SummaryText(Digest digest, Style style, Legend legend) {
    this.digest = digest;
    this.style = style;
    this.ink = style.ink();
    this.legend = legend;
  }

  /** The summary with an empty line before it; empty for a single change, which is short itself. */
  String text() {
    var all = digest.changes();
    if (all.size() < 2) {
      return "";
    }
    var out = new StringBuilder("\nSummary:\n");
    for (var group : digest.groups()) {
      out.append(style.wrap(ink.strong(group.title()) + ": " + counts(group), "  "));
      var listed = listed(group.changes(), all.size());
      int width = listed.stream().mapToInt(change -> change.address().length()).max().orElse(0);
      listed.forEach(change -> line(out, change, width));
      more(out, group.changes().size() - listed.size());
    }
    return out.toString();
  }

  private static String counts(Digest.Group group) {
    return Tally.shortly(group.counts());
  }

  private List<ChangeDocument> listed(List<ChangeDocument> changes, int all) {
    return all <= MOST_LINES
        ? changes
        : changes.stream().filter(this::isGrave).limit(MOST_LINES).toList();
  }

  private boolean isGrave(ChangeDocument change) {
    return change.action().destroys() || digest.isMarked(change);
  }

  private void line(StringBuilder out, ChangeDocument change, int width) {
    int room = style.width() - INDENT.length() - 4 - width - 2;
    var flags = digest.flags(change).stream().map(Flag::word).collect(Collectors.joining(", "));
    var subjects = subjects(change, flags.isEmpty() ? room : room - flags.length() - 2);
    out.append(INDENT).append(legend.symbol(change.action())).append(' ').append(change.address());
    if (!flags.isEmpty() || !subjects.isEmpty()) {
      out.repeat(' ', width - change.address().length() + 2);
      out.append(inkedFlags(change));
      out.append(flags.isEmpty() || subjects.isEmpty() ? "" : "  ").append(subjects);
    }
    out.append('\n');
  }

  private String inkedFlags(ChangeDocument change) {
    return digest.flags(change).stream()
        .map(flag -> ink.write(flag.role(), flag.word()))
        .collect(Collectors.joining(", "));
  }

  /** As many names as there is room for, and how many more there are. */
  private static String subjects(ChangeDocument change, int room) {
    var subjects = Digest.subjects(change);
    var text = new StringBuilder();
    for (int i = 0; i < subjects.size(); i++) {
      var next = (i == 0 ? "" : ", ") + Quoted.plain(subjects.get(i));
      int reserve = i == subjects.size() - 1 ? 0 : 4;
      if (text.length() + next.length() + reserve > room) {
        int left = subjects.size() - i;
        return i == 0 ? Count.of(left, "attribute") : text + " +" + left;
      }
      text.append(next);
    }
    return text.toString();
  }

  private void more(StringBuilder out, int more) {
    if (more > 0) {
      out.append(INDENT).append(ink.write(Ink.Role.QUIET, "    and " + more + " more\n"));
    }
  }
}

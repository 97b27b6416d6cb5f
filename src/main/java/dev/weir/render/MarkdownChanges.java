package dev.weir.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;

/**
 * The changes within a comment: as many in full as there is room for when all others are to be
 * named; those that destroy come first and stay open.
 */
final class MarkdownChanges {

  private static final int WIDTH = 100;
  private static final int FRAME = 240;

  private final Digest digest;
  private final Map<String, Layout> layouts;
  private int unnamed;
  private int undetailed;

  MarkdownChanges(PlanDocument document, Digest digest) {
    this.digest = digest;
    this.layouts = Layout.of(document);
  }

  /**
   * Writes them.
   *
   * @param room how many bytes are left
   * @param to takes text
   */
  void write(IntSupplier room, Consumer<String> to) {
    var all = digest.changes();
    var destroying = all.stream().filter(change -> change.action().destroys()).toList();
    var others = all.stream().filter(change -> !change.action().destroys()).toList();
    var marked = others.stream().filter(digest::isMarked).toList();
    var plain = others.stream().filter(change -> !digest.isMarked(change)).toList();
    int toName = names(all);
    toName = part("Destroys", destroying, false, toName, room, to);
    toName = part("Changed outside of Weir, or forbidden", marked, true, toName, room, to);
    part("Changes", plain, true, toName, room, to);
  }

  private int names(List<ChangeDocument> changes) {
    return changes.stream().mapToInt(change -> PlanMarkdown.size(line(change))).sum();
  }

  /** Writes a part; returns how many bytes the names of what comes after it need. */
  private int part(
      String title,
      List<ChangeDocument> changes,
      boolean folded,
      int toName,
      IntSupplier room,
      Consumer<String> to) {
    int later = toName - names(changes);
    if (changes.isEmpty()) {
      return later;
    }
    var heading = "### " + title + "\n\n";
    if (room.getAsInt() < heading.length() + FRAME) {
      unnamed += changes.size();
      return later;
    }
    to.accept(heading);
    var brief = new ArrayList<ChangeDocument>();
    int open = toName;
    for (var change : changes) {
      int line = PlanMarkdown.size(line(change));
      var full = full(change, folded);
      if (PlanMarkdown.size(full) <= room.getAsInt() - FRAME - (open - line)) {
        to.accept(full);
        open -= line;
      } else {
        brief.add(change);
      }
    }
    brief(brief, room, to);
    return later;
  }

  private void brief(List<ChangeDocument> changes, IntSupplier room, Consumer<String> to) {
    if (changes.isEmpty()) {
      return;
    }
    undetailed += changes.size();
    to.accept(
        "<details><summary>" + Count.of(changes.size(), "change") + " in brief</summary>\n\n");
    int named = 0;
    for (var change : changes) {
      var line = line(change);
      if (PlanMarkdown.size(line) > room.getAsInt() - FRAME) {
        break;
      }
      to.accept(line);
      named++;
    }
    int left = changes.size() - named;
    unnamed += left;
    undetailed -= left;
    to.accept(left == 0 ? "\n</details>\n\n" : "- and " + left + " more\n\n</details>\n\n");
  }

  private String line(ChangeDocument change) {
    var subjects = Digest.subjects(change).stream().limit(4).map(MarkdownText::code).toList();
    int more = Digest.subjects(change).size() - subjects.size();
    return "- "
        + MarkdownText.code(change.action().symbol())
        + " "
        + MarkdownText.code(change.address())
        + flags(change)
        + (subjects.isEmpty() ? "" : ": " + String.join(", ", subjects))
        + (more > 0 ? " +" + more : "")
        + "\n";
  }

  private String flags(ChangeDocument change) {
    return digest.flags(change).stream()
        .map(flag -> " **" + flag.word() + "**")
        .collect(Collectors.joining());
  }

  private String full(ChangeDocument change, boolean folded) {
    var headline = ResourceText.headline(change, Ink.PLAIN);
    var body = new StringBuilder();
    change
        .details()
        .onAir()
        .ifPresent(airing ->
            body.append("- **")
                .append(MarkdownText.sentence(airing.summary()))
                .append("**")
                .append(airing.consequence())
                .append('\n'));
    ResourceText.reasons(change)
        .forEach(reason -> body.append("- ").append(MarkdownText.sentence(reason)).append('\n'));
    change
        .details()
        .blocked()
        .ifPresent(why ->
            body.append("- **BLOCKED** ")
                .append(MarkdownText.sentence(why.message()))
                .append('\n'));
    body.append('\n');
    if (ResourceText.hasBody(change)) {
      body.append(MarkdownText.fence("diff", diff(change)));
    }
    var summary = Xml.escape(change.action().symbol() + " " + headline) + summaryFlags(change);
    return folded
        ? "<details><summary><code>" + summary + "</code></summary>\n\n" + body + "\n</details>\n\n"
        : "<code>" + summary + "</code>\n\n" + body + "\n";
  }

  private String summaryFlags(ChangeDocument change) {
    return digest.flags(change).stream()
        .map(flag -> " [" + flag.word() + "]")
        .collect(Collectors.joining());
  }

  private String diff(ChangeDocument change) {
    var lines = new DiffLines();
    var layout = layouts.getOrDefault(change.details().kind(), Layout.EMPTY);
    new DeltaText(lines, WIDTH, false).body(ResourceText.delta(change, layout), 0);
    return lines.text();
  }

  /** What was left out, in a sentence; empty when nothing was. */
  String leftOut() {
    var parts = new ArrayList<String>();
    if (undetailed > 0) {
      parts.add("the details of " + Count.of(undetailed, "change"));
    }
    if (unnamed > 0) {
      parts.add(Count.of(unnamed, "change") + " altogether");
    }
    return parts.isEmpty()
        ? ""
        : "Left out for want of room: " + String.join(", and ", parts) + ".";
  }
}

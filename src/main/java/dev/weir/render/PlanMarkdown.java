package dev.weir.render;

import dev.weir.plan.Provenance;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A plan for a comment in a review: a table of counts, what is forbidden, what destroys in full,
 * the rest folded, and never more bytes than the service takes. What does not fit is counted.
 */
public final class PlanMarkdown {

  /** What GitHub takes in a comment, less some for what a poster adds. */
  public static final int USUAL_BYTES = 65_536 - 1_536;

  /** Fewer bytes than this cannot hold the summary. */
  public static final int LEAST_BYTES = 2_048;

  private static final String NO_CHANGES =
      "No changes. Your infrastructure matches the configuration.";

  /** Kept for the last lines, which say what was left out. */
  private static final int RESERVE = 700;

  /** More providers than this are summed up in one row. */
  private static final int MOST_ROWS = 25;

  private final PlanDocument document;
  private final Digest digest;
  private final int mostBytes;
  private final StringBuilder out = new StringBuilder();
  private int bytes;

  private PlanMarkdown(PlanDocument document, int mostBytes) {
    this.document = document;
    this.digest = Digest.of(document);
    this.mostBytes = Math.max(LEAST_BYTES, mostBytes);
  }

  /**
   * The comment.
   *
   * @param mostBytes how many bytes of UTF-8 it may have, at least {@link #LEAST_BYTES}
   */
  public static String of(PlanDocument document, int mostBytes) {
    var markdown = new PlanMarkdown(document, mostBytes);
    markdown.write();
    return markdown.out.toString();
  }

  /** The beginning of the first line, by which a poster finds its comment again. */
  public static String marker(String stack) {
    return "<!-- weir:plan:" + stack.replaceAll("[^A-Za-z0-9._]", "_") + " ";
  }

  /** Whether this comment says that there is nothing to do, and nothing else went wrong. */
  public static boolean isQuiet(String markdown) {
    return markdown.lines().limit(6).anyMatch(("**" + NO_CHANGES + "**")::equals);
  }

  private void write() {
    var name = document.weir().digest();
    add(marker(document.weir().stack()) + "digest=" + name + " -->\n");
    add("## Weir plan of " + MarkdownText.code(document.weir().stack()) + "\n\n");
    add("**" + verdict() + "**\n\n");
    table();
    problems();
    var body = new MarkdownChanges(document, digest);
    body.write(this::room, this::add);
    tail(body.leftOut(), name);
  }

  private String verdict() {
    if (digest.isEmpty()) {
      return document.complete() ? NO_CHANGES : "No changes in what could be read.";
    }
    return "Plan: " + Tally.words(document.weir().counts()) + ".";
  }

  private void table() {
    if (digest.isEmpty()) {
      return;
    }
    boolean labelled = document.weir().base().isPresent();
    add("| provider |" + (labelled ? " this change |" : ""));
    add(" add | change | destroy | adopt | forget | move | drift | blocked |\n");
    add("|---|" + (labelled ? "--:|" : "") + "--:|--:|--:|--:|--:|--:|--:|--:|\n");
    var groups = digest.groups();
    groups.stream()
        .limit(MOST_ROWS)
        .forEach(group -> row(MarkdownText.cell(group.title()), group.changes()));
    if (groups.size() > MOST_ROWS) {
      var rest =
          groups.stream().skip(MOST_ROWS).flatMap(group -> group.changes().stream()).toList();
      row((groups.size() - MOST_ROWS) + " more", rest);
    }
    if (groups.size() > 1) {
      row("**all**", digest.changes());
    }
    add("\n");
    document.weir().base().ifPresent(this::compared);
  }

  private void compared(BaseDocument base) {
    add("Compared with " + MarkdownText.code(base.name()) + ": ");
    add(BaseDocument.counts(digest.changes()) + ".\n\n");
  }

  private void row(String title, List<ChangeDocument> changes) {
    var counts = Tally.of(changes);
    var numbers = new ArrayList<Integer>();
    document
        .weir()
        .base()
        .ifPresent(_ -> numbers.add(BaseDocument.count(changes, Provenance.THIS_CHANGE)));
    numbers.addAll(
        List.of(
            counts.add(),
            counts.change(),
            counts.destroy(),
            counts.adopt(),
            counts.forget(),
            counts.move(),
            flagged(changes, Flag.DRIFT) + flagged(changes, Flag.CONFLICT),
            flagged(changes, Flag.BLOCKED)));
    add(
        "| "
            + title
            + numbers.stream()
                .map(n -> n == 0 ? "" : n.toString())
                .collect(Collectors.joining(" | ", " | ", " |\n")));
  }

  private int flagged(List<ChangeDocument> changes, Flag flag) {
    return (int) changes.stream().filter(change -> digest.flags(change).contains(flag)).count();
  }

  private void problems() {
    var lines = new ArrayList<String>();
    for (var change : document.blocked()) {
      change.details().blocked().ifPresent(why -> lines.add(problem(change.address(), why)));
    }
    document.weir().stops().forEach(stop -> lines.add(stop(stop)));
    section("Blocked: nothing of this plan will be applied until that is resolved.", lines);
    lines.clear();
    document.weir().unread().forEach((provider, why) -> lines.add(problem(provider, why)));
    section(
        "Incomplete: these accounts could not be read, and nothing in there is planned.", lines);
    if (!document.policies().isEmpty()) {
      add("Policies: " + PolicyDocument.words(document.policies()) + ".\n\n");
    }
    document.weir().proof().ifPresent(this::proof);
    lines.clear();
    document.weir().notes().forEach(note -> lines.add(note(note)));
    section("Worth knowing:", lines);
    int unmanaged = document.weir().unmanaged().size();
    if (unmanaged > 0) {
      add(
          Count.of(unmanaged, "live object")
              + " in no manifest and not in the ledger, left alone.\n\n");
    }
  }

  private void proof(ProofDocument proof) {
    var lines = new ArrayList<String>();
    proof.failures().forEach(why -> lines.add(problem(why.address().orElse("-"), why)));
    proof.notProved().forEach(left -> lines.add(note(left)));
    var title = (proof.converges() ? "Proved: " : "Disproved: ") + proof.says() + ".";
    if (lines.isEmpty()) {
      add(title + "\n\n");
    } else {
      section(title, lines);
    }
  }

  private static String stop(DiagnosticDocument stop) {
    var where = stop.place().map(place -> " (" + MarkdownText.code(place) + ")").orElse("");
    return stop.address().map(address -> problem(address, stop)).orElseGet(() -> note(stop))
        + where;
  }

  private static String problem(String address, DiagnosticDocument why) {
    var hint = why.hint().map(text -> "; " + MarkdownText.sentence(text)).orElse("");
    return "- " + MarkdownText.code(address) + ": " + MarkdownText.sentence(why.message()) + hint;
  }

  private static String note(DiagnosticDocument note) {
    var hint = note.hint().map(text -> "; " + MarkdownText.sentence(text)).orElse("");
    return "- " + note.severity() + ": " + MarkdownText.sentence(note.message()) + hint;
  }

  /** As many lines as a third of the room holds, and how many more there are. */
  private void section(String title, List<String> lines) {
    if (lines.isEmpty()) {
      return;
    }
    add("**" + title + "**\n\n");
    int limit = room() / 3;
    int shown = 0;
    for (var line : lines) {
      limit -= size(line) + 1;
      if (limit < 0) {
        break;
      }
      add(line + "\n");
      shown++;
    }
    if (shown < lines.size()) {
      add("- and " + (lines.size() - shown) + " more\n");
    }
    add("\n");
  }

  private void tail(String leftOut, String name) {
    if (!leftOut.isEmpty()) {
      out.append("**").append(leftOut).append("** `weir plan` shows everything.\n\n");
    }
    var when = document.timestamp().truncatedTo(ChronoUnit.SECONDS);
    out.append(
        "<sub>Planned %s by Weir %s, plan `%s`</sub>\n"
            .formatted(
                when,
                MarkdownText.code(document.weir().version()).replace("`", ""),
                name.length() > 12 ? name.substring(0, 12) : name));
  }

  private int room() {
    return mostBytes - RESERVE - bytes;
  }

  private void add(String text) {
    out.append(text);
    bytes += size(text);
  }

  static int size(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}

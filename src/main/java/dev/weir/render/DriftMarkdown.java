package dev.weir.render;

import dev.weir.plan.AttributeChange.Verdict;
import java.util.ArrayList;
import java.util.List;

/** A drift report for an issue or a comment, in no more bytes than the service takes. */
public final class DriftMarkdown {

  /** Kept for what says how much was left out, and for the last line. */
  private static final int RESERVE = 400;

  private final DriftDocument report;
  private final int mostBytes;
  private final StringBuilder out = new StringBuilder();
  private int bytes;

  private DriftMarkdown(DriftDocument report, int mostBytes) {
    this.report = report;
    this.mostBytes = Math.max(PlanMarkdown.LEAST_BYTES, mostBytes);
  }

  /**
   * The report.
   *
   * @param mostBytes how many bytes of UTF-8 it may have, at least {@link PlanMarkdown#LEAST_BYTES}
   */
  public static String of(DriftDocument report, int mostBytes) {
    var markdown = new DriftMarkdown(report, mostBytes);
    markdown.write();
    return markdown.out.toString();
  }

  /** The beginning of the first line, by which a poster finds its issue again. */
  public static String marker(String stack) {
    return "<!-- weir:drift:" + stack.replaceAll("[^A-Za-z0-9._]", "_") + " ";
  }

  private void write() {
    add(marker(report.stack()) + "verdict=" + report.verdict() + " -->\n");
    add("## Drift of " + MarkdownText.code(report.stack()) + "\n\n");
    add("**" + DriftText.summary(report) + "**\n\n");
    part("Incomplete", unread());
    table();
    part("Ignored", ignored());
    part("Unmanaged", unmanaged());
    part("Worth knowing", notes());
    report.since().ifPresent(this::since);
    if (report.pending() > 0) {
      add(Count.of(report.pending(), "resource") + " changed in the manifests: no drift.\n\n");
    }
    out.append(
        "<sub>Looked at %s by Weir %s</sub>\n"
            .formatted(report.timestamp(), MarkdownText.code(report.version()).replace("`", "")));
  }

  private void table() {
    var rows = new ArrayList<String>();
    for (var resource : report.drifted()) {
      var address = MarkdownText.cell(resource.address());
      if (resource.fields().isEmpty()) {
        rows.add("| %s | **%s** | | | |".formatted(address, resource.verdict()));
      }
      for (var field : resource.fields()) {
        if (field.ruling() != Verdict.IGNORED) {
          rows.add(row(address, field));
        }
      }
    }
    if (!rows.isEmpty()) {
      add("| resource | | field | last written | live |\n|---|---|---|---|---|\n");
      lines(rows, "| and %d more | | | | |");
      add("\n");
    }
  }

  private static String row(String address, DriftedField field) {
    return "| %s | **%s** | %s | %s | %s |"
        .formatted(
            address,
            field.verdict(),
            MarkdownText.cell(field.path()),
            field.sensitive() ? "(sensitive)" : MarkdownText.cell(field.base().toString()),
            field.sensitive() ? "(sensitive)" : MarkdownText.cell(field.live().toString()));
  }

  private List<String> unread() {
    var lines = new ArrayList<String>();
    report
        .unread()
        .forEach((provider, why) ->
            lines.add(
                "- " + MarkdownText.code(provider) + ": " + MarkdownText.sentence(why.message())));
    return lines;
  }

  private List<String> ignored() {
    var lines = new ArrayList<String>();
    for (var resource : report.resources()) {
      for (var field : resource.fields()) {
        if (field.ruling() == Verdict.IGNORED) {
          lines.add(
              "- "
                  + MarkdownText.code(resource.address() + "." + field.path())
                  + " "
                  + MarkdownText.sentence(DriftText.excuse(field)));
        }
      }
    }
    return lines;
  }

  private List<String> unmanaged() {
    return report.unmanaged().stream().map(o -> "- " + MarkdownText.code(o.key())).toList();
  }

  private List<String> notes() {
    return report.notes().stream()
        .map(note -> "- " + note.severity() + ": " + MarkdownText.sentence(note.message()))
        .toList();
  }

  private void since(DriftSince since) {
    var lines = new ArrayList<String>();
    since.appeared().forEach(item -> lines.add("- new: " + MarkdownText.code(item.words())));
    since.changed().forEach(item -> lines.add("- changed: " + MarkdownText.code(item.words())));
    since.gone().forEach(item -> lines.add("- gone: " + MarkdownText.code(item.words())));
    part(
        "Since " + since.timestamp(),
        lines.isEmpty() ? List.of("- nothing new, nothing gone") : lines);
  }

  private void part(String title, List<String> lines) {
    if (!lines.isEmpty()) {
      add("**" + title + "**\n\n");
      lines(lines, "- and %d more");
      add("\n");
    }
  }

  /** As many lines as half of the room holds, and how many more there are. */
  private void lines(List<String> lines, String more) {
    int limit = (mostBytes - RESERVE - bytes) / 2;
    int shown = 0;
    for (var line : lines) {
      limit -= PlanMarkdown.size(line) + 1;
      if (limit < 0) {
        break;
      }
      add(line + "\n");
      shown++;
    }
    if (shown < lines.size()) {
      add(more.formatted(lines.size() - shown) + "\n");
    }
  }

  private void add(String text) {
    out.append(text);
    bytes += PlanMarkdown.size(text);
  }
}

package dev.weir.render;

import dev.weir.plan.AttributeChange.Verdict;
import dev.weir.plan.Drift;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** A drift report for people. */
public final class DriftText {

  private static final int LONGEST_VALUE = 120;
  private static final int MOST_UNMANAGED = 20;

  private final DriftDocument report;
  private final Style style;
  private final Ink ink;
  private final StringBuilder out = new StringBuilder();

  private DriftText(DriftDocument report, Style style) {
    this.report = report;
    this.style = style;
    this.ink = style.ink();
  }

  /** The text. */
  public static String of(DriftDocument report, Style style) {
    var text = new DriftText(report, style);
    text.write();
    return text.out.toString();
  }

  private void write() {
    out.append(style.wrap(ink.strong(summary(report)), ""));
    report.drifted().forEach(this::resource);
    ignored();
    converged();
    unmanaged();
    pending();
    unread();
    notes();
    report.since().ifPresent(this::since);
  }

  /** What it comes to, in one sentence or two. */
  static String summary(DriftDocument report) {
    var parts = new ArrayList<String>();
    add(parts, report.ruled(Drift.Ruling.DRIFT).size(), "changed");
    add(parts, report.ruled(Drift.Ruling.DELETED).size(), "deleted");
    add(parts, report.ruled(Drift.Ruling.CONFLICT).size(), "in conflict with the manifests");
    var found =
        parts.isEmpty()
            ? report.resources().isEmpty() ? "No drift. Nobody changed what Weir wrote" : "No drift"
            : "Drift: outside of Weir, " + String.join(", ", parts);
    return report.isComplete()
        ? found + "."
        : found + ", as far as could be seen: " + notRead(report) + ".";
  }

  private static void add(List<String> parts, int count, String what) {
    if (count > 0) {
      parts.add(Count.of(count, "resource") + " " + what);
    }
  }

  private static String notRead(DriftDocument report) {
    return Count.of(report.unread().size(), "account") + " could not be read";
  }

  private void resource(DriftedResource resource) {
    out.append("\n  # ").append(headline(resource, ink)).append('\n');
    resource.place().ifPresent(place -> out.append("  # at " + Quoted.plain(place) + "\n"));
    for (var field : resource.fields()) {
      if (field.ruling() != Verdict.IGNORED) {
        out.append(line(field)).append('\n');
      }
    }
  }

  /** What happened to it. */
  static String headline(DriftedResource resource, Ink ink) {
    var address = ink.strong(Quoted.plain(resource.address()));
    return switch (resource.ruling()) {
      case CONFLICT ->
          address
              + ink.write(Ink.Role.REMOVE, " was changed outside of Weir")
              + (isUnwanted(resource)
                  ? ", and the manifests let it go"
                  : ", and in the manifest too");
      case DELETED -> address + ink.write(Ink.Role.DRIFT, " was deleted outside of Weir");
      case DRIFT -> address + ink.write(Ink.Role.DRIFT, " was changed outside of Weir");
      case CONVERGED -> address + " was changed outside of Weir as the manifest says";
      case IGNORED -> address + " differs and is left as it is";
    };
  }

  private static boolean isUnwanted(DriftedResource resource) {
    return resource.place().isEmpty();
  }

  private String line(DriftedField field) {
    var mark =
        switch (field.ruling()) {
          case CONFLICT -> ink.write(Ink.Role.REMOVE, " !!");
          case DRIFT -> ink.write(Ink.Role.DRIFT, "  !");
          default -> "  =";
        };
    return "  "
        + mark
        + " "
        + Quoted.plain(field.path())
        + " = "
        + values(field)
        + wanted(field)
            .map(value -> ink.write(Ink.Role.QUIET, " # the manifest asks for " + value))
            .orElse("");
  }

  /** From what was last written to what is live. */
  static String values(DriftedField field) {
    return field.sensitive()
        ? "(sensitive value) -> (another sensitive value)"
        : value(field.base()) + " -> " + value(field.live());
  }

  private static Optional<String> wanted(DriftedField field) {
    return field.ruling() == Verdict.CONFLICT && !field.sensitive() && !field.desired().isNull()
        ? Optional.of(value(field.desired()))
        : Optional.empty();
  }

  private static String value(JsonNode value) {
    var text =
        value.isNull()
            ? "(not set)"
            : value.isString() ? Quoted.text(value.stringValue()) : Quoted.plain(value.toString());
    return text.codePointCount(0, text.length()) > LONGEST_VALUE
        ? text.substring(0, text.offsetByCodePoints(0, LONGEST_VALUE)) + "…"
        : text;
  }

  private void ignored() {
    for (var resource : report.resources()) {
      for (var field : resource.fields()) {
        if (field.ruling() == Verdict.IGNORED) {
          section(
              "Ignored:",
              Quoted.plain(resource.address() + "." + field.path()) + " " + excuse(field));
        }
      }
    }
  }

  /** Why it is left alone, and for how long. */
  static String excuse(DriftedField field) {
    return field
        .ignored()
        .map(excuse ->
            "is left as it is"
                + excuse.until().map(until -> " until " + until).orElse("")
                + excuse.reason().map(reason -> ": " + Quoted.plain(reason)).orElse(""))
        .orElse("is left as it is");
  }

  private void converged() {
    for (var resource : report.ruled(Drift.Ruling.CONVERGED)) {
      section(
          "Agreed:",
          Quoted.plain(resource.address())
              + (resource.fields().isEmpty()
                  ? " is gone, and the manifests do not ask for it"
                  : " was changed outside of Weir, and the manifests say the same"));
    }
  }

  private void unmanaged() {
    var unmanaged = report.unmanaged();
    if (unmanaged.isEmpty()) {
      return;
    }
    var are = unmanaged.size() == 1 ? "is" : "are";
    section(
        "Unmanaged:",
        Count.of(unmanaged.size(), "live object")
            + " %s in no manifest and not in the ledger".formatted(are));
    for (var object : unmanaged.subList(0, Math.min(MOST_UNMANAGED, unmanaged.size()))) {
      out.append("  " + Quoted.plain(object.key()) + "\n");
    }
    if (unmanaged.size() > MOST_UNMANAGED) {
      out.append("  and " + (unmanaged.size() - MOST_UNMANAGED) + " more\n");
    }
  }

  private void pending() {
    if (report.pending() > 0) {
      section(
          "Pending:",
          Count.of(report.pending(), "resource")
              + " changed in the manifests, which is no drift: `weir plan` shows it");
    }
  }

  private void unread() {
    report
        .unread()
        .forEach((provider, why) -> {
          section("Incomplete:", provider + ": " + Quoted.plain(why.message()));
          advise(why);
        });
  }

  private void notes() {
    for (var note : report.notes()) {
      var severity = note.severity();
      section(
          severity.substring(0, 1).toUpperCase(Locale.ROOT) + severity.substring(1) + ":",
          Quoted.plain(note.message()));
      advise(note);
    }
  }

  private void advise(DiagnosticDocument why) {
    why.place().ifPresent(place -> out.append("  at " + Quoted.plain(place) + "\n"));
    why.hint().ifPresent(hint -> out.append(style.wrap("help: " + Quoted.plain(hint), "  ")));
  }

  private void since(DriftSince since) {
    section(
        "Since " + since.timestamp() + ":",
        "%d new, %d changed, %d gone"
            .formatted(since.appeared().size(), since.changed().size(), since.gone().size()));
    since.appeared().forEach(item -> out.append("  + " + item.words() + "\n"));
    since.changed().forEach(item -> out.append("  ~ " + item.words() + "\n"));
    since.gone().forEach(item -> out.append("  - " + item.words() + "\n"));
  }

  private void section(String title, String text) {
    out.append('\n').append(style.wrap(ink.strong(title) + " " + text, ""));
  }
}

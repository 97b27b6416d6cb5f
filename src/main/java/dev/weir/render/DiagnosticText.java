package dev.weir.render;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Place;
import dev.weir.diag.Severity;
import dev.weir.diag.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Diagnostics as text for people: what is wrong, where, the line itself with a mark below it, and
 * what would help.
 *
 * <pre>
 * error[unknown-field]: `Channel.main-stage` has no field `fragCont` in `target`
 *   --> live/main.yaml:9:5
 *    |
 *  9 |     fragCont: 3
 *    |     ^^^^^^^^
 *    = help: did you mean `fragCount`?
 * </pre>
 */
public final class DiagnosticText {

  private final Ink ink;

  /** Writes with the colours of a terminal, or without. */
  public DiagnosticText(boolean colour) {
    this.ink = colour ? Ink.COLOUR : Ink.PLAIN;
  }

  /** All of them, with an empty line between two; ends with a line end unless there are none. */
  public String of(List<Diagnostic> diagnostics) {
    return diagnostics.stream().map(this::of).collect(Collectors.joining("\n"));
  }

  /** One of them; ends with a line end. */
  public String of(Diagnostic diagnostic) {
    int digits = digits(diagnostic);
    var out = new StringBuilder(heading(diagnostic)).append('\n');
    for (var marks : marks(diagnostic).values()) {
      out.append(arrow(marks.getFirst(), digits)).append('\n');
      out.append(SourceSnippet.of(marks, ink, digits));
    }
    diagnostic.hint().ifPresent(hint -> out.append(footer("help", hint, digits)).append('\n'));
    return out.toString();
  }

  private String heading(Diagnostic diagnostic) {
    var tag = diagnostic.severity().word() + "[" + diagnostic.code() + "]";
    return ink.write(role(diagnostic.severity()), tag)
        + ink.write(Ink.Role.STRONG, ": " + Columns.shown(diagnostic.message()));
  }

  private String arrow(SourceSnippet.Mark mark, int digits) {
    return " ".repeat(digits)
        + ink.write(Ink.Role.FRAME, " -->")
        + " "
        + Columns.shown(mark.place().toString());
  }

  private String footer(String label, String text, int digits) {
    var indent = " ".repeat(digits + 2);
    var below = "\n" + indent + " ".repeat(label.length() + 4);
    var lines = text.lines().map(Columns::shown).collect(Collectors.joining(below));
    return indent
        + ink.write(Ink.Role.FRAME, "=")
        + " "
        + ink.write(Ink.Role.STRONG, label + ":")
        + " "
        + lines;
  }

  private static Map<Source, List<SourceSnippet.Mark>> marks(Diagnostic diagnostic) {
    var marks = new LinkedHashMap<Source, List<SourceSnippet.Mark>>();
    diagnostic.place().ifPresent(place -> add(marks, place, '^', role(diagnostic.severity()), ""));
    for (var related : diagnostic.related()) {
      add(marks, related.place(), '-', Ink.Role.ASIDE, Columns.shown(related.message()));
    }
    return marks;
  }

  private static void add(
      Map<Source, List<SourceSnippet.Mark>> marks,
      Place place,
      char pen,
      Ink.Role role,
      String label) {
    marks
        .computeIfAbsent(place.source(), _ -> new ArrayList<>())
        .add(new SourceSnippet.Mark(place, pen, role, label));
  }

  private static Ink.Role role(Severity severity) {
    return switch (severity) {
      case ERROR -> Ink.Role.ERROR;
      case WARNING -> Ink.Role.WARNING;
      case NOTE -> Ink.Role.NOTE;
    };
  }

  private static int digits(Diagnostic diagnostic) {
    int last = diagnostic.place().map(Place::line).orElse(1);
    for (var related : diagnostic.related()) {
      last = Math.max(last, related.place().line());
    }
    return Integer.toString(last).length();
  }
}

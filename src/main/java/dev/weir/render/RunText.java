package dev.weir.render;

import java.time.temporal.ChronoUnit;
import java.util.List;

/** Runs as people read them. */
public final class RunText {

  private RunText() {}

  /** A table of runs, the latest last. */
  public static String of(List<RunDocument> runs, Style style) {
    if (runs.isEmpty()) {
      return "No run is on record.\n";
    }
    var rows =
        runs.stream()
            .map(run ->
                List.of(run.id(), when(run), run.by(), run.what(), run.counts(), run.outcome()))
            .toList();
    return TableText.of(List.of("RUN", "WHEN", "BY", "WHAT", "CHANGES", "OUTCOME"), rows, style);
  }

  private static String when(RunDocument run) {
    return run.at().truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** One run with its changes. */
  public static String of(RunDocument run, Style style) {
    var ink = style.ink();
    var out = new StringBuilder();
    out.append(ink.strong("Run " + run.id() + ": " + run.what() + ", " + run.outcome()));
    out.append('\n').append("  began ").append(when(run));
    run.end().ifPresent(end -> out.append(", ended ").append(end.truncatedTo(ChronoUnit.SECONDS)));
    out.append("\n  by ").append(Quoted.plain(run.by())).append(", stack ").append(run.stack());
    run.commit().ifPresent(commit -> out.append("\n  commit ").append(commit));
    out.append("\n  ").append(run.counts()).append(".\n\n");
    var rows =
        run.changes().stream()
            .map(change ->
                List.of(
                    change.progress(), change.action(), change.address(), "[" + change.key() + "]"))
            .toList();
    out.append(TableText.of(List.of("PROGRESS", "ACTION", "ADDRESS", "KEY"), rows, style));
    for (var change : run.changes()) {
      change
          .why()
          .ifPresent(why ->
              out.append('\n').append(style.wrap(change.address() + ": " + Quoted.plain(why), "")));
    }
    return out.append("\n")
        .append(
            style.wrap(
                "`weir rollback %s` shows the way back and asks; -o json has the values before."
                    .formatted(run.id()),
                ""))
        .toString();
  }
}

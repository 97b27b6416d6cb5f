package dev.weir.bench;

import dev.weir.bench.Plans.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What was measured, as Markdown. Parts that were not measured are left out.
 *
 * @param machine what it was measured on
 * @param jmh by benchmark; one of those tables
 */
record Report(
    String machine,
    Map<String, Series> startUp,
    List<Row> plans,
    List<Ideals.Row> ideals,
    List<InProcess.Row> jmh) {

  String text() {
    var text = new StringBuilder("Measured on ").append(machine).append(".\n");
    section(text, "Targets", targets());
    section(text, "Start-up", startUpTable());
    section(text, "Plans without changes", plansTable());
    section(text, "Against the ideal", idealsTable());
    section(text, "Inside", InProcess.table(jmh));
    return text.toString();
  }

  private static void section(StringBuilder text, String title, Markdown table) {
    if (!table.rows().isEmpty()) {
      text.append("\n## ").append(title).append("\n\n").append(table.text());
    }
  }

  private Markdown targets() {
    var rows = Targets.of(startUp, plans, ideals).stream().map(Target::row).toList();
    return new Markdown(List.of("target", "limit", "by the clock", "by processor time", ""), rows);
  }

  private Markdown startUpTable() {
    var rows = new ArrayList<List<String>>();
    startUp.forEach((name, series) ->
        rows.add(
            List.of(
                "`" + name + "`",
                Quantity.seconds(series.seconds()),
                Quantity.seconds(series.cpuSeconds()),
                Quantity.megabytes(series.megabytes()),
                Quantity.count(series.runs()))));
    return new Markdown(List.of("command", "time", "processor", "memory", "runs"), rows);
  }

  private Markdown plansTable() {
    var rows = new ArrayList<List<String>>();
    for (var row : plans) {
      var series = row.series();
      rows.add(
          List.of(
              Quantity.count(row.size()) + " " + row.name(),
              row.calls().isPresent() ? row.latency() + " ms" : "–",
              Quantity.seconds(series.seconds()),
              Quantity.seconds(series.cpuSeconds()),
              Quantity.megabytes(series.megabytes()),
              row.calls().map(calls -> Quantity.count(calls.counted())).orElse("–"),
              row.calls().map(calls -> Quantity.count(calls.least())).orElse("–"),
              Quantity.count(series.runs())));
    }
    return new Markdown(
        List.of("plan of", "latency", "time", "processor", "memory", "calls", "at least", "runs"),
        rows);
  }

  private Markdown idealsTable() {
    var rows = new ArrayList<List<String>>();
    for (var row : ideals) {
      rows.add(
          List.of(
              row.name(),
              row.latency() + " ms",
              Quantity.count(row.limits().concurrency()),
              Quantity.count(row.limits().perSecond()),
              Quantity.count(row.calls()),
              Quantity.count(row.foretold()),
              Quantity.seconds(Series.seconds(row.ideal())),
              Quantity.seconds(row.series().seconds()),
              Quantity.seconds(row.series().cpuSeconds()),
              Quantity.ratio(row.ratio())));
    }
    return new Markdown(
        List.of(
            "what",
            "latency",
            "at a time",
            "a second",
            "calls",
            "foretold",
            "ideal",
            "time",
            "processor",
            "÷ ideal"),
        rows);
  }
}

package dev.weir.serve;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * What happened, counted. Labels hold a few words of our own only, never what a caller sent, so
 * there is a bound to how many there are.
 */
final class Counters {

  /** Upper ends of the classes of times, in seconds. */
  private static final double[] BOUNDS = {
    0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5
  };

  private static final double NANOS = 1e9;

  private static final Map<String, String> HELP =
      new TreeMap<>(
          Map.of(
              "weir_callbacks_calls_total",
              "Calls by what they were and what became of them.",
              "weir_callbacks_responses_total",
              "Responses by their status.",
              "weir_callbacks_connections_closed_total",
              "Connections that were closed on somebody, by reason.",
              "weir_callbacks_log_lines_total",
              "Lines of the log, written or dropped."));

  private final Map<String, Map<String, LongAdder>> counts = new ConcurrentSkipListMap<>();
  private final LongAdder[] classes = new LongAdder[BOUNDS.length + 1];
  private final LongAdder nanos = new LongAdder();

  Counters() {
    HELP.keySet().forEach(name -> counts.put(name, new ConcurrentSkipListMap<>()));
    for (int i = 0; i < classes.length; i++) {
      classes[i] = new LongAdder();
    }
  }

  /** Counts one; labels are names and values by turns. */
  void count(String name, String... labels) {
    var text = new StringBuilder();
    for (int i = 0; i < labels.length; i += 2) {
      text.append(i == 0 ? "" : ",").append(labels[i]).append("=\"").append(labels[i + 1]);
      text.append('"');
    }
    counts
        .computeIfAbsent(name, _ -> new ConcurrentSkipListMap<>())
        .computeIfAbsent(text.toString(), _ -> new LongAdder())
        .increment();
  }

  /** Counts the time that an answer took. */
  void took(long time) {
    int at = 0;
    while (at < BOUNDS.length && time / NANOS > BOUNDS[at]) {
      at++;
    }
    classes[at].increment();
    nanos.add(time);
  }

  /** Everything, in Prometheus' text format. */
  String text(int connections, int waitingLines) {
    var out = new StringBuilder();
    counts.forEach((name, byLabel) -> {
      head(out, name, HELP.getOrDefault(name, "Counted."), "counter");
      byLabel.forEach((labels, count) ->
          out.append(name).append('{').append(labels).append("} ").append(count).append('\n'));
    });
    times(out);
    gauge(out, "weir_callbacks_connections", "Open connections.", connections);
    gauge(out, "weir_callbacks_log_waiting", "Lines that wait to be written.", waitingLines);
    return out.toString();
  }

  private void times(StringBuilder out) {
    var name = "weir_callbacks_answer_seconds";
    head(out, name, "Time from a whole request to its answer.", "histogram");
    long sum = 0;
    for (int i = 0; i < BOUNDS.length; i++) {
      sum += classes[i].sum();
      out.append(name).append("_bucket{le=\"").append(BOUNDS[i]).append("\"} ");
      out.append(sum).append('\n');
    }
    sum += classes[BOUNDS.length].sum();
    out.append(name).append("_bucket{le=\"+Inf\"} ").append(sum).append('\n');
    out.append(name).append("_sum ").append(nanos.sum() / NANOS).append('\n');
    out.append(name).append("_count ").append(sum).append('\n');
  }

  private static void gauge(StringBuilder out, String name, String help, int value) {
    head(out, name, help, "gauge");
    out.append(name).append(' ').append(value).append('\n');
  }

  private static void head(StringBuilder out, String name, String help, String type) {
    out.append("# HELP ").append(name).append(' ').append(help).append('\n');
    out.append("# TYPE ").append(name).append(' ').append(type).append('\n');
  }
}

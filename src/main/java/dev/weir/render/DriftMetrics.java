package dev.weir.render;

import dev.weir.plan.Drift;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What a drift run came to, in Prometheus' text format for node_exporter's textfile collector,
 * which takes no timestamps. Names of resources are no labels: there would be too many.
 */
public final class DriftMetrics {

  private static final String SUCCESS = "weir_drift_last_success_timestamp_seconds";
  private static final double NANOS = 1e9;

  private final StringBuilder out = new StringBuilder();

  private DriftMetrics() {}

  /**
   * The metrics of a run.
   *
   * @param report what it found; empty when it failed
   * @param stack the stack's name
   * @param when when it ended
   * @param took how long it took
   * @param earlier the metrics of the run before, which know the last success
   */
  public static String of(
      Optional<DriftDocument> report,
      String stack,
      Instant when,
      Duration took,
      Optional<String> earlier) {
    var metrics = new DriftMetrics();
    report.ifPresent(metrics::found);
    var labels = "{stack=\"" + escape(stack) + "\"}";
    boolean success = report.filter(DriftDocument::isComplete).isPresent();
    metrics.one(
        "weir_drift_check_success",
        "Whether everything could be looked at.",
        labels,
        success ? "1" : "0");
    metrics.one(
        "weir_drift_last_run_timestamp_seconds",
        "When the last run ended.",
        labels,
        Long.toString(when.getEpochSecond()));
    (success
            ? Optional.of(Long.toString(when.getEpochSecond()))
            : earlier.flatMap(text -> lastSuccess(text, labels)))
        .ifPresent(
            time -> metrics.one(SUCCESS, "When everything could last be looked at.", labels, time));
    metrics.one(
        "weir_drift_duration_seconds",
        "How long the last run took.",
        labels,
        String.format(Locale.ROOT, "%.3f", took.toNanos() / NANOS));
    return metrics.out.toString();
  }

  private static Optional<String> lastSuccess(String text, String labels) {
    var line = Pattern.compile("(?m)^" + Pattern.quote(SUCCESS + labels) + " ([0-9]+)$");
    var matcher = line.matcher(text);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  private void found(DriftDocument report) {
    var stack = "stack=\"" + escape(report.stack()) + "\"";
    var byKind = new TreeMap<String, Integer>();
    Arrays.stream(Drift.Ruling.values())
        .forEach(
            ruling -> byKind.put("{" + stack + ",kind=\"\",verdict=\"" + word(ruling) + "\"}", 0));
    for (var resource : report.resources()) {
      byKind.merge(
          "{%s,kind=\"%s\",verdict=\"%s\"}"
              .formatted(stack, escape(resource.kind()), resource.verdict()),
          1,
          Integer::sum);
    }
    many("weir_drift_resources", "Resources that somebody changed, by kind and verdict.", byKind);
    var all = "{" + stack + "}";
    one(
        "weir_drift_conflicts",
        "Resources that somebody and the manifests changed.",
        all,
        Integer.toString(report.ruled(Drift.Ruling.CONFLICT).size()));
    SequencedMap<String, Integer> unmanaged = new LinkedHashMap<>();
    unmanaged.put("{" + stack + ",kind=\"\"}", 0);
    report
        .unmanaged()
        .forEach(object ->
            unmanaged.merge(
                "{%s,kind=\"%s\"}".formatted(stack, escape(object.kind())), 1, Integer::sum));
    many("weir_drift_unmanaged", "Live objects that nobody manages, by kind.", unmanaged);
    one(
        "weir_drift_pending",
        "Resources that only the manifests changed.",
        all,
        Integer.toString(report.pending()));
    one(
        "weir_drift_incomplete_accounts",
        "Accounts that could not be read.",
        all,
        Integer.toString(report.unread().size()));
  }

  private static String word(Drift.Ruling ruling) {
    return ChangeDocument.word(ruling);
  }

  private void one(String name, String help, String labels, String value) {
    head(name, help);
    out.append(name).append(labels).append(' ').append(value).append('\n');
  }

  private void many(String name, String help, Map<String, Integer> values) {
    head(name, help);
    values.forEach((labels, value) ->
        out.append(name).append(labels).append(' ').append(value.intValue()).append('\n'));
  }

  private void head(String name, String help) {
    out.append("# HELP %s %s\n# TYPE %s gauge\n".formatted(name, help, name));
  }

  private static String escape(String label) {
    return label.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }
}

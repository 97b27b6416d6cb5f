package dev.weir.provider.aliyunlive;

import dev.weir.kind.Kind.Findings;
import dev.weir.kind.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What is wrong with a single rule. */
final class RuleChecks {

  /** The service counts a longer window as this long. */
  private static final Duration LONGEST_WINDOW = Duration.ofDays(7);

  private static final Duration SHORTEST_CYCLE = Duration.ofMinutes(15);
  private static final Duration LONGEST_CYCLE = Duration.ofHours(6);

  private RuleChecks() {}

  static void check(Value.Fields rule, Findings findings) {
    if (rule.text("app").equals(RecordRule.EVERY) && isOneStream(rule)) {
      findings.error(
          "app",
          "stream-of-every-app",
          "`app` is `*`, yet `stream` is `%s`: no rule can be for one stream of every app"
              .formatted(rule.text("stream")),
          "name the app, or leave `stream` out");
    }
    window(rule, findings);
    formats(rule, "formats", findings);
    formats(rule, "transcodeFormats", findings);
    transcoding(rule, findings);
  }

  private static boolean isOneStream(Value.Fields rule) {
    var stream = rule.text("stream");
    return !stream.isEmpty() && !stream.equals(RecordRule.EVERY);
  }

  private static void window(Value.Fields rule, Findings findings) {
    var start = moment(rule, "startTime");
    var end = moment(rule, "endTime");
    if (start.isEmpty() && end.isEmpty()) {
      return;
    }
    var path = start.isPresent() ? "startTime" : "endTime";
    if (rule.text("stream").equals(RecordRule.EVERY)) {
      findings.error(
          path,
          "window-without-stream",
          "a time window works for a single stream only, and `stream` is `*`",
          "name the stream, or leave the window out");
    }
    if (start.isEmpty() || end.isEmpty()) {
      return;
    }
    if (!end.get().isAfter(start.get())) {
      findings.error(
          "endTime",
          "window-ends-before-start",
          "the window ends at `%s`, not after its start".formatted(end.get()),
          "give `endTime` a time after `startTime`; mind the offsets");
    } else if (Duration.between(start.get(), end.get()).compareTo(LONGEST_WINDOW) > 0) {
      findings.warning(
          "endTime",
          "window-too-long",
          "the window is longer than 7 days: the service lets it end after 7",
          "end it at `%s` or earlier".formatted(start.get().plus(LONGEST_WINDOW)));
    }
  }

  private static Optional<Instant> moment(Value.Fields rule, String name) {
    return rule.get(name) instanceof Value.Moment(Instant time)
        ? Optional.of(time)
        : Optional.empty();
  }

  private static void formats(Value.Fields rule, String name, Findings findings) {
    if (rule.get(name) instanceof Value.Items(var items)) {
      for (int i = 0; i < items.size(); i++) {
        if (items.get(i) instanceof Value.Fields format) {
          format(format, name + "[" + i + "]", findings);
        }
      }
    }
  }

  private static void format(Value.Fields format, String path, Findings findings) {
    if (format.get("cycleDuration") instanceof Value.Span(Duration cycle)
        && (cycle.compareTo(SHORTEST_CYCLE) < 0 || cycle.compareTo(LONGEST_CYCLE) > 0)) {
      findings.warning(
          path + ".cycleDuration",
          "cycle-out-of-range",
          "`cycleDuration` is outside the documented 15m to 6h; the service may refuse it",
          "give a value from 15m to 6h");
    }
    boolean inFiles = RuleForm.container(format).map(c -> !c.segmented()).orElse(false);
    for (var name : new String[] {"sliceDuration", "sliceOssObjectPrefix"}) {
      if (inFiles && format.get(name).isPresent()) {
        findings.warning(
            path + "." + name,
            "slice-without-segments",
            "`%s` has no segments: `%s` is not used".formatted(format.text("format"), name),
            "remove it");
      }
    }
    Placeholders.checkFiles(format.text("ossObjectPrefix"), path, findings);
    if (!inFiles) {
      Placeholders.checkSegments(format.text("sliceOssObjectPrefix"), path, findings);
    }
  }

  private static void transcoding(Value.Fields rule, Findings findings) {
    boolean transcoded = rule.get("transcodeFormats").isPresent();
    if (!transcoded && !rule.get("formats").isPresent()) {
      findings.error(
          "formats",
          "missing-formats",
          "the rule names no format to record into",
          "add for instance `formats: [{format: m3u8}]`");
    }
    if (transcoded && rule.text("onDemand").equals("push-parameter")) {
      findings.error(
          "transcodeFormats",
          "push-parameter-transcoded",
          "with `onDemand: push-parameter` transcoded streams are never recorded",
          "remove `transcodeFormats`, or decide by `callback`");
    }
    boolean templates = rule.get("transcodeTemplates").isPresent();
    if (transcoded != templates) {
      findings.warning(
          transcoded ? "transcodeFormats" : "transcodeTemplates",
          "transcoding-incomplete",
          transcoded
              ? "`transcodeFormats` without `transcodeTemplates` names no transcoded stream"
              : "`transcodeTemplates` without `transcodeFormats` records nothing",
          "set both or neither");
    }
  }
}

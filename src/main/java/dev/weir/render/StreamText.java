package dev.weir.render;

import dev.weir.engine.StreamReport;
import dev.weir.engine.StreamReport.Told;
import dev.weir.provider.StreamPoint;
import dev.weir.provider.StreamPoint.Topic;
import dev.weir.provider.StreamPoint.Verdict;
import java.util.List;

/** What is declared about a stream, for people. */
public final class StreamText {

  private final Style style;

  private StreamText(Style style) {
    this.style = style;
  }

  /** The report, with a line end at its end. */
  public static String of(StreamReport report, Style style) {
    var text = new StreamText(style);
    var about = report.about();
    var out = new StringBuilder();
    out.append(style.ink().strong(Quoted.plain(about.name())));
    out.append(" at ").append(about.at()).append('\n');
    for (var topic : Topic.values()) {
      text.topic(out, topic, report.points().stream().filter(t -> is(t, topic)).toList());
    }
    return out.toString();
  }

  private static boolean is(Told told, Topic topic) {
    return told.point().topic() == topic;
  }

  private void topic(StringBuilder out, Topic topic, List<Told> points) {
    if (points.isEmpty() && topic == Topic.CALLBACK) {
      return;
    }
    out.append('\n').append(style.ink().strong(title(topic))).append('\n');
    if (points.isEmpty()) {
      out.append("  ").append(nothing(topic)).append('\n');
    }
    points.forEach(told -> point(out, told));
  }

  private static String title(Topic topic) {
    return switch (topic) {
      case CHANNEL -> "Channel";
      case RELAY -> "Relays";
      case RECORDING -> "Recording";
      case CALLBACK -> "Callback";
    };
  }

  private static String nothing(Topic topic) {
    return switch (topic) {
      case CHANNEL -> "no manifest declares a channel with this address";
      case RELAY -> "no manifest relays it from anywhere";
      case RECORDING -> "no manifest says anything about recordings of this domain";
      case CALLBACK -> "nobody is asked";
    };
  }

  private void point(StringBuilder out, Told told) {
    var point = told.point();
    out.append("  ").append(mark(point.verdict())).append(' ');
    point
        .address()
        .ifPresent(address -> out.append(style.ink().strong(address.toString())).append(' '));
    out.append(Quoted.plain(point.says())).append('\n');
    point.lines().forEach(line -> out.append("      ").append(Quoted.plain(line)).append('\n'));
    if (!point.because().isEmpty()) {
      out.append(style.wrap("because " + Quoted.plain(point.because()), "      "));
    }
    told.place().ifPresent(place -> out.append("      ").append(quiet("at " + place)).append('\n'));
  }

  private String quiet(String text) {
    return style.ink().write(Ink.Role.QUIET, text);
  }

  private String mark(Verdict verdict) {
    return switch (verdict) {
      case APPLIES -> style.ink().write(Ink.Role.GOOD, "✓");
      case YIELDS -> quiet("–");
      case PERHAPS -> style.ink().write(Ink.Role.WARNING, "?");
      case FAILS -> style.ink().write(Ink.Role.ERROR, "✗");
    };
  }

  /** What a verdict is called in documents for machines. */
  static String word(StreamPoint.Verdict verdict) {
    return switch (verdict) {
      case APPLIES -> "applies";
      case YIELDS -> "yields";
      case PERHAPS -> "perhaps";
      case FAILS -> "fails";
    };
  }
}

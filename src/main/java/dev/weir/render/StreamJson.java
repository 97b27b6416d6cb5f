package dev.weir.render;

import dev.weir.diag.Place;
import dev.weir.engine.StreamReport;
import dev.weir.engine.StreamReport.Told;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/** What is declared about a stream, for machines. */
public final class StreamJson {

  private StreamJson() {}

  /** The document, indented. */
  public static String of(StreamReport report) {
    var about = report.about();
    var json = Json.object();
    json.put("format_version", "1.0");
    json.put("domain", about.domain());
    json.put("app", about.app());
    json.put("stream", about.stream());
    json.put("at", about.at().toString());
    about.bitrate().ifPresent(kilobits -> json.put("bitrate", kilobits));
    about.codec().ifPresent(codec -> json.put("codec", codec));
    var points = json.putArray("points");
    report.points().forEach(told -> point(points.addObject(), told));
    return Json.pretty(json);
  }

  private static void point(ObjectNode json, Told told) {
    var point = told.point();
    json.put("topic", point.topic().name().toLowerCase(Locale.ROOT));
    json.put("verdict", StreamText.word(point.verdict()));
    point.address().ifPresent(address -> json.put("address", address.toString()));
    json.put("says", point.says());
    json.put("because", point.because());
    var lines = json.putArray("details");
    point.lines().forEach(lines::add);
    told.place().ifPresent(place -> place(json.putObject("place"), place));
  }

  /** Where something is written. */
  static void place(ObjectNode json, Place place) {
    json.put("file", place.source().name());
    json.put("line", place.line());
    json.put("column", place.column());
  }
}

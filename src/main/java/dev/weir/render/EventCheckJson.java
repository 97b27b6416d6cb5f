package dev.weir.render;

import dev.weir.engine.EventCheck;
import dev.weir.engine.EventCheck.Told;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/** Whether an event will work, for machines. */
public final class EventCheckJson {

  private EventCheckJson() {}

  /** The document, indented. */
  public static String of(EventCheck check) {
    var json = Json.object();
    json.put("format_version", "1.0");
    json.put("event", check.name());
    json.put("from", check.from().toString());
    json.put("to", check.to().toString());
    json.put("passes", check.passes());
    var streams = json.putArray("streams");
    check.scope().streams().forEach(stream -> streams.add(stream.toString()));
    var members = json.putArray("resources");
    check.scope().members().forEach(address -> members.add(address.toString()));
    var points = json.putArray("checks");
    check.points().forEach(told -> point(points.addObject(), told));
    return Json.pretty(json);
  }

  private static void point(ObjectNode json, Told told) {
    var point = told.point();
    json.put("about", point.subject().name().toLowerCase(Locale.ROOT));
    json.put("outcome", EventCheckText.word(point.outcome()));
    point.address().ifPresent(address -> json.put("address", address.toString()));
    json.put("says", point.says());
    if (!point.hint().isEmpty()) {
      json.put("hint", point.hint());
    }
    told.place().ifPresent(place -> StreamJson.place(json.putObject("place"), place));
  }
}

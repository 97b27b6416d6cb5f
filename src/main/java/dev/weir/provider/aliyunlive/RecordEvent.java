package dev.weir.provider.aliyunlive;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What the service tells of a recording: a file that is finished, or that it began, paused or went
 * on.
 *
 * <p>See https://www.alibabacloud.com/help/en/live/user-guide/recording-event-callbacks.
 *
 * @param type {@code record-file} or {@code record-status}
 * @param facts what it tells, under names of our own
 */
record RecordEvent(
    String type, String domain, String app, String stream, SequencedMap<String, Object> facts) {

  static final String FILE = "record-file";
  static final String STATUS = "record-status";

  private static final Set<String> STATES =
      Set.of("record_started", "record_paused", "record_resumed");

  /** Seconds that are a time before the year 10000. */
  private static final long LAST = 253_402_300_799L;

  /** Reads a body; empty when it is no event. */
  static Optional<RecordEvent> read(String body) {
    try {
      var json = LiveCodec.JSON.readTree(body);
      var domain = text(json, "domain").toLowerCase(Locale.ROOT);
      var app = text(json, "app");
      var stream = text(json, "stream");
      if (domain.isEmpty() || app.isEmpty() || stream.isEmpty()) {
        return Optional.empty();
      }
      var facts = new LinkedHashMap<String, Object>();
      facts.put("domain", domain);
      facts.put("app", app);
      facts.put("stream", stream);
      return type(json, facts).map(type -> new RecordEvent(type, domain, app, stream, facts));
    } catch (JacksonException _) {
      return Optional.empty();
    }
  }

  private static Optional<String> type(JsonNode json, SequencedMap<String, Object> facts) {
    var uri = text(json, "uri");
    var event = text(json, "event");
    if (!uri.isEmpty()) {
      file(json, uri, facts);
      return Optional.of(FILE);
    }
    if (!event.isEmpty()) {
      facts.put("event", event);
      return Optional.of(STATUS);
    }
    return Optional.empty();
  }

  private static void file(JsonNode json, String uri, SequencedMap<String, Object> facts) {
    facts.put("uri", uri);
    if (json.path("duration").isNumber()) {
      facts.put("duration", json.path("duration").asDouble());
    }
    time(json, "start_time").ifPresent(time -> facts.put("startTime", time));
    time(json, "stop_time").ifPresent(time -> facts.put("stopTime", time));
    var arguments = new LinkedHashMap<String, Object>();
    json.path("push_args")
        .properties()
        .forEach(entry -> arguments.put(entry.getKey(), entry.getValue().asString("")));
    if (!arguments.isEmpty()) {
      facts.put("pushArgs", arguments);
    }
  }

  private static String text(JsonNode json, String member) {
    return json.path(member).isString() ? json.path(member).asString() : "";
  }

  private static Optional<String> time(JsonNode json, String member) {
    var seconds = json.path(member);
    return seconds.canConvertToLong() && seconds.asLong() >= 0 && seconds.asLong() <= LAST
        ? Optional.of(Instant.ofEpochSecond(seconds.asLong()).toString())
        : Optional.empty();
  }

  /** A word for counters, one of a few. */
  String word() {
    if (type.equals(FILE)) {
      return "file";
    }
    return facts.get("event") instanceof String event && STATES.contains(event) ? event : "other";
  }

  /** What makes it the same event when it comes again; states are told over and over. */
  Optional<String> identity() {
    return facts.get("uri") instanceof String uri
        ? Optional.of(String.join("\0", domain, app, stream, uri))
        : Optional.empty();
  }
}

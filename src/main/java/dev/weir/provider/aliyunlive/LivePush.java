package dev.weir.provider.aliyunlive;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * A stream that is being pushed.
 *
 * @param parameters those of the push URL
 * @param clientIp where it comes from
 * @param since when it began, as on the wire
 * @param bitrate kbit/s of the picture
 * @param codec {@code h264} or {@code h265}
 */
record LivePush(
    String domain,
    String app,
    String stream,
    Map<String, String> parameters,
    Optional<String> clientIp,
    Optional<String> since,
    int bitrate,
    String codec,
    int width,
    int height) {

  private static final String CLIENT = "203.0.113.9";

  private static final Set<String> MEMBERS =
      Set.of(
          "provider",
          "domain",
          "app",
          "stream",
          "parameters",
          "clientIp",
          "bitrate",
          "codec",
          "width",
          "height");

  LivePush {
    parameters = Map.copyOf(parameters);
  }

  /**
   * Reads what a test says of a push.
   *
   * @throws IllegalArgumentException when something is missing or unknown; the message says what
   */
  static LivePush read(JsonNode json) {
    for (var name : json.propertyNames()) {
      if (!MEMBERS.contains(name)) {
        throw new IllegalArgumentException("a stream has no member `" + name + "`");
      }
    }
    var parameters = new java.util.TreeMap<String, String>();
    json.path("parameters")
        .properties()
        .forEach(p -> parameters.put(p.getKey(), p.getValue().asString()));
    return new LivePush(
        name(json, "domain"),
        name(json, "app"),
        name(json, "stream"),
        parameters,
        Optional.of(json.path("clientIp").asString(CLIENT)),
        Optional.empty(),
        json.path("bitrate").asInt(2_000),
        json.path("codec").asString("h264"),
        json.path("width").asInt(640),
        json.path("height").asInt(480));
  }

  private static String name(JsonNode json, String member) {
    var name = json.path(member).asString("");
    if (name.isEmpty() || name.equals(RecordRule.EVERY)) {
      throw new IllegalArgumentException("`" + member + "` must name the stream's " + member);
    }
    return name;
  }

  /** The same push, begun now. */
  LivePush at(Instant now) {
    return new LivePush(
        domain,
        app,
        stream,
        parameters,
        clientIp,
        Optional.of(LiveTime.format(now)),
        bitrate,
        codec,
        width,
        height);
  }

  /** Its place on a shelf. */
  String key() {
    return domain + "/" + app + "/" + stream;
  }
}

package dev.weir.provider.qiniupili;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What the emulated PILI has and how it behaves. In the world file, every member may be missing:
 *
 * <pre>
 * {"hubs": {"live-demo": {"publishSecurity": "expiry_sk", "streamExpireDays": 15}},
 *  "pipelines": ["rec-queue"], "zone": "z1", "errors": "textual", "checkDate": true,
 *  "paging": "without-end"}
 * </pre>
 *
 * <p>Without {@code hubs} any hub exists; a hub's {@code publishSecurity} wins over its streams'
 * own unless it is empty. Without {@code pipelines} any pipeline exists. {@code errors} is how the
 * first generation tells them. With {@code checkDate} a request whose {@code X-Qiniu-Date} is off
 * by more than 15 minutes is refused. With {@code "paging": "without-end"} listings of the first
 * generation do not say whether they are at their end, as older services did not.
 */
final class PiliWorld {

  private static final int EXPIRE_DAYS = 15;

  private final boolean anyHub;
  private final Map<String, Hub> hubs;
  private final Optional<Set<String>> pipelines;
  private final String zone;
  private final PiliRefusal.Form firstErrors;
  private final boolean checksDate;
  private final boolean tellsEnd;

  /** What a hub is set to before anybody changes it. */
  record Hub(String publishSecurity, int streamExpireDays) {}

  private PiliWorld(JsonNode json, boolean anyHub, Map<String, Hub> hubs) {
    this.anyHub = anyHub;
    this.hubs = Map.copyOf(hubs);
    this.pipelines = pipelines(json.path("pipelines"));
    this.zone = json.path("zone").asString("z1");
    this.firstErrors =
        json.path("errors").asString("").equals("textual")
            ? PiliRefusal.Form.TEXTUAL
            : PiliRefusal.Form.NUMERIC;
    this.checksDate = json.path("checkDate").asBoolean(false);
    this.tellsEnd = !json.path("paging").asString("").equals("without-end");
  }

  /** Reads the provider's part of a world file. */
  static PiliWorld of(JsonNode json) {
    var listed = json.path("hubs");
    var hubs = new HashMap<String, Hub>();
    if (listed.isArray()) {
      listed.forEach(name -> hubs.put(name.asString(), new Hub("", EXPIRE_DAYS)));
    }
    for (var entry : listed.properties()) {
      hubs.put(
          entry.getKey(),
          new Hub(
              entry.getValue().path("publishSecurity").asString(""),
              entry.getValue().path("streamExpireDays").asInt(EXPIRE_DAYS)));
    }
    return new PiliWorld(json, listed.isMissingNode(), hubs);
  }

  private static Optional<Set<String>> pipelines(JsonNode json) {
    if (!json.isArray()) {
      return Optional.empty();
    }
    var names = new HashSet<String>();
    json.forEach(name -> names.add(name.asString()));
    return Optional.of(names);
  }

  /** Whether there is such a hub. */
  boolean hasHub(String name) {
    return hubs.containsKey(name) || (anyHub && name.matches("[A-Za-z0-9_-]+"));
  }

  /** A hub as it is before anybody changes it. */
  Hub hub(String name) {
    return hubs.getOrDefault(name, new Hub("", EXPIRE_DAYS));
  }

  /** The hubs that the world file names. */
  Set<String> hubs() {
    return hubs.keySet();
  }

  /** Whether there is such a queue for making files; the empty name is the common one. */
  boolean hasPipeline(String name) {
    return name.isEmpty() || pipelines.map(names -> names.contains(name)).orElse(true);
  }

  String zone() {
    return zone;
  }

  /** How the first generation tells errors. */
  PiliRefusal.Form firstErrors() {
    return firstErrors;
  }

  boolean checksDate() {
    return checksDate;
  }

  boolean tellsEnd() {
    return tellsEnd;
  }
}

package dev.weir.provider.qiniupili;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.provider.qiniupili.PiliState.Job;
import dev.weir.provider.qiniupili.PiliState.PastPush;
import dev.weir.provider.qiniupili.PiliState.Push;
import dev.weir.provider.qiniupili.PiliState.Stream;
import dev.weir.sandbox.Wire;
import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Brings a sandbox into the state in which a recorded answer is the right one. */
final class PiliVectorState {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String HUB = "live-demo";

  /** When most of the vectors were made, whatever the clock of the client showed. */
  private static final Instant NOW = Instant.ofEpochSecond(PiliVector.USUAL_CLOCK);

  private final PiliVector vector;
  private final Map<String, Stream> streams = new HashMap<>();
  private final ObjectNode all = JSON.createObjectNode();

  private PiliVectorState(PiliVector vector) {
    this.vector = vector;
  }

  static void prepare(PiliVector vector, URI endpoint) {
    var state = new PiliVectorState(vector);
    state.fill();
    state.all.set("streams", JSON.valueToTree(state.streams));
    var json = JSON.createObjectNode();
    json.set(PiliEmulator.NAME, state.all);
    control(endpoint, "state", json.toString());
    control(endpoint, "clock", "{\"now\": \"%s\"}".formatted(NOW));
    control(endpoint, "faults", faults(vector));
  }

  private static void control(URI endpoint, String what, String json) {
    var done = Wire.control(endpoint, "PUT", what, json);
    assertThat(done.status()).as(done.body()).isEqualTo(200);
  }

  private static String faults(PiliVector vector) {
    return vector.status() == 503 ? "[{\"kind\": \"fail-before\", \"status\": 503}]" : "[]";
  }

  private void fill() {
    // The streams that the vendor's own listing shows, whichever generation is asked.
    PiliVector.named("v1-list-java-all").at("/response/body/items").forEach(this::add);
    boolean answered = vector.status() == 200;
    switch (vector.operation()) {
      case "fop.prefop" -> job();
      case "v1.streams.create", "v2.streams.create" -> {
        if (answered) {
          remove(vector.bodyJson().path(vector.isSecond() ? "key" : "title").asString("-"));
        }
      }
      case "v1.streams.get" -> add(vector.answer());
      case "v1.streams.update", "v1.streams.disable", "v1.streams.enable" -> beforeUpdate();
      case "v1.streams.list" -> fillFirstList();
      case "v1.streams.status" -> firstStatus();
      case "v1.streams.segments", "v1.streams.saveas", "v1.streams.playback" -> {
        if (!vector.id().contains("none")) {
          recorded("camera-01");
        }
      }
      case "v1.streams.snapshot" -> {
        if (answered) {
          recorded("camera-01");
        }
      }
      case "v2.streams.get" -> secondGet();
      case "v2.streams.list" -> fillSecondList();
      case "v2.streams.live", "v2.livestreams" -> lives();
      case "v2.streams.history" -> history();
      case "v2.streams.saveas", "v2.streams.snapshot" -> {
        if (vector.status() != 619) {
          pushed("camera-01", List.of(new PastPush(1767300000, 1767309000, "", "")));
        }
      }
      case "v2.hubs.get" -> hub();
      default -> {}
    }
    if (vector.operation().startsWith("v2.domains") || vector.operation().equals("v2.hubs.get")) {
      domain();
    }
    if (vector.status() == 404 || vector.status() == 612) {
      forget();
    }
  }

  private void forget() {
    if (vector.path().startsWith("/v1/streams/") && !vector.id().contains("no-data")) {
      streams.keySet().removeIf(key -> vector.path().contains(key.replace('/', '.')));
    }
  }

  private void remove(String title) {
    streams.remove(HUB + "/" + title);
  }

  private void add(JsonNode json) {
    if (!json.has("title")) {
      return;
    }
    put(
        new Stream(
            HUB,
            json.path("title").asString(),
            false,
            time(json, "createdAt"),
            time(json, "updatedAt"),
            json.path("publishKey").asString(),
            json.path("publishSecurity").asString(),
            json.path("disabledTill").asLong(),
            json.path("profiles").valueStream().map(JsonNode::asString).toList(),
            List.of(),
            Optional.empty(),
            List.of()));
  }

  private static Instant time(JsonNode json, String member) {
    return OffsetDateTime.parse(json.path(member).asString()).toInstant();
  }

  private void put(Stream stream) {
    streams.put(HUB + "/" + stream.title(), stream);
  }

  private Stream stream(String title) {
    return Objects.requireNonNull(streams.get(HUB + "/" + title), title);
  }

  /** As the answer shows it, but for what the request sets. */
  private void beforeUpdate() {
    add(vector.answer());
    var title = vector.path().substring(vector.path().lastIndexOf('.') + 1);
    var request = vector.bodyJson();
    if (!streams.containsKey(HUB + "/" + title)) {
      return;
    }
    var stream = stream(title);
    var dynamic = stream.publishSecurity().equals("dynamic");
    var earlier = stream.createdAt();
    put(
        stream
            .secured(
                request.has("publishKey") ? "another-key" : stream.publishKey(),
                request.has("publishSecurity")
                    ? dynamic ? "static" : "dynamic"
                    : stream.publishSecurity(),
                earlier)
            .disabled(
                request.has("disabled")
                    ? stream.disabledTill() == 0 ? -1 : 0
                    : stream.disabledTill(),
                earlier));
  }

  private void fillFirstList() {
    vector
        .answer()
        .path("items")
        .forEach(item -> {
          add(item);
          if (vector.query().has("status")) {
            push(item.path("title").asString());
          }
        });
  }

  private void push(String title) {
    put(stream(title).pushed(new Push(NOW, "203.0.113.7:2572", "", 1, 1, 1, 0)));
  }

  private void firstStatus() {
    var status = vector.answer();
    if (status.path("status").asString("").equals("connected")) {
      put(
          stream(status.path("stream").asString())
              .pushed(
                  new Push(
                      time(status, "startFrom"),
                      status.path("addr").asString(),
                      "192.0.2.10:1935",
                      status.path("bytesPerSecond").asDouble(),
                      status.at("/framesPerSecond/audio").asDouble(),
                      status.at("/framesPerSecond/video").asDouble(),
                      status.at("/framesPerSecond/data").asDouble())));
    }
  }

  /** Everything that the vectors show of this stream's recordings. */
  private void recorded(String title) {
    var segments = PiliVector.named("v1-segments-java").at("/response/body/segments");
    pushed(title, segments.valueStream().map(PiliVectorState::pastPush).toList());
  }

  private static PastPush pastPush(JsonNode json) {
    return new PastPush(
        json.path("start").asLong(),
        json.path("end").asLong(),
        json.path("clientIP").asString(""),
        json.path("serverIP").asString(""));
  }

  private void pushed(String title, List<PastPush> pushes) {
    var stream = stream(title);
    put(
        new Stream(
            HUB,
            title,
            stream.vanishes(),
            stream.createdAt(),
            stream.updatedAt(),
            stream.publishKey(),
            stream.publishSecurity(),
            stream.disabledTill(),
            stream.profiles(),
            stream.converts(),
            stream.push(),
            pushes));
  }

  private void secondGet() {
    if (vector.status() != 200) {
      return;
    }
    var encoded = vector.path().substring(vector.path().lastIndexOf('/') + 1);
    var key = decoded(encoded);
    var json = vector.answer();
    put(
        new Stream(
            HUB,
            key,
            true,
            Instant.ofEpochSecond(json.path("createdAt").asLong()),
            Instant.ofEpochSecond(json.path("updatedAt").asLong()),
            "",
            "",
            json.path("disabledTill").asLong(),
            List.of(),
            json.path("converts").valueStream().map(JsonNode::asString).toList(),
            Optional.empty(),
            List.of()));
  }

  private static String decoded(String key) {
    return new String(Base64.getUrlDecoder().decode(key), UTF_8);
  }

  private void fillSecondList() {
    if (vector.query().first("liveonly").orElse("").equals("true")) {
      vector.answer().path("items").forEach(item -> push(item.path("key").asString()));
    }
  }

  private void lives() {
    var items = vector.answer().path("items");
    if (items.isArray()) {
      items.forEach(item -> live(item.path("key").asString(), item));
    } else if (vector.answer().has("startAt")) {
      var steps = vector.path().split("/");
      live(decoded(steps[5]), vector.answer());
    }
  }

  private void live(String key, JsonNode json) {
    put(
        stream(key)
            .pushed(
                new Push(
                    Instant.ofEpochSecond(json.path("startAt").asLong()),
                    json.path("clientIP").asString(),
                    json.path("serverIP").asString(),
                    json.path("bps").asDouble() / 8,
                    json.at("/fps/audio").asDouble(),
                    json.at("/fps/video").asDouble(),
                    json.at("/fps/data").asDouble())));
  }

  private void history() {
    var pushes = vector.at("/response/body/items").valueStream().map(PiliVectorState::pastPush);
    pushed("camera-01", pushes.toList().reversed());
  }

  private void hub() {
    var json = vector.answer();
    var settings =
        PiliHubState.Settings.initial(json.path("publishSecurity").asString())
            .with(
                new PiliHubState.Persistence(
                    json.path("storageBucket").asString(),
                    json.path("liveDataExpireDays").asInt()));
    var created = Instant.ofEpochSecond(json.path("createdAt").asLong());
    all.putObject("hubs")
        .set(HUB, JSON.valueToTree(new PiliHubState.Hub(created, created, settings, 15)));
  }

  private void domain() {
    var domain = new PiliHubState.Domain(HUB, "hls.example.com", "liveHls", "", List.of());
    all.putObject("domains").set(HUB + "/hls.example.com", JSON.valueToTree(domain));
  }

  private void job() {
    var id = "z1.55d81c6c7823de5a49ad77b3";
    var made = NOW.minusSeconds(60);
    var job = new Job(id, made, "avthumb/mp4", "in", "videoName.mp4", "bucket", "0.default", "");
    all.putObject("jobs").set(id, JSON.valueToTree(job));
  }
}

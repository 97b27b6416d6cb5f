package dev.weir.provider.aliyunoss;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.http.XmlElement;
import dev.weir.provider.aliyunoss.OssChannelState.PastPush;
import dev.weir.provider.aliyunoss.OssChannelState.Push;
import dev.weir.provider.aliyunoss.OssSegments.Stretch;
import dev.weir.sandbox.Wire;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Brings a sandbox into the state in which a recorded answer is the right one. */
final class OssVectorState {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Pattern SEGMENT = Pattern.compile("#EXTINF:([0-9.]+),\\n([0-9]+)\\.ts");
  private static final Instant SOMEDAY = Instant.parse("2020-01-01T00:00:00Z");

  private final Map<String, OssChannelState> channels = new HashMap<>();
  private final Map<String, OssSegments> segments = new HashMap<>();
  private final JsonNode vector;
  private final String channel;
  private final String body;

  private OssVectorState(JsonNode vector) {
    this.vector = vector;
    this.channel = vector.at("/args/channel").asString("");
    this.body = vector.at("/response/body").asString("");
  }

  static void prepare(JsonNode vector, URI endpoint) {
    var state = new OssVectorState(vector);
    state.fill();
    var json = JSON.createObjectNode();
    var remembered = json.putObject(OssEmulator.NAME);
    remembered.set("channels", JSON.valueToTree(state.channels));
    remembered.set("segments", JSON.valueToTree(state.segments));
    var loaded = Wire.control(endpoint, "PUT", "state", json.toString());
    assertThat(loaded.status()).as(loaded.body()).isEqualTo(200);
    if (state.error().equals("MetaOperationQpsLimitExceeded")) {
      Wire.control(endpoint, "PUT", "faults", "[{\"kind\":\"throttle\"}]");
    }
  }

  private void fill() {
    if (error().equals("NoSuchLiveChannel")) {
      return;
    }
    switch (vector.path("operation").asString()) {
      case "PutLiveChannel" -> {}
      case "ListLiveChannel" -> fillListing();
      case "GetLiveChannelInfo" -> put(channel, settings(xml()));
      case "GetLiveChannelHistory" -> put(channel, with(List.of(), history(xml())));
      case "GetLiveChannelStat" -> put(channel, stat(xml()));
      case "GetVodPlaylist" -> fillSegments();
      case "PostVodPlaylist" -> fillSomeSegment();
      default -> put(channel, error().equals("ChannelStillLive") ? live(push()) : plain("enabled"));
    }
  }

  private String error() {
    return body.contains("<Error>") ? xml().textOf("Code") : "";
  }

  private XmlElement xml() {
    return body.startsWith("<")
        ? XmlElement.parse(body.getBytes(UTF_8))
        : XmlElement.of("Empty", "");
  }

  private void put(String name, OssChannelState state) {
    channels.put(vector.path("bucket").asString() + "/" + name, state);
  }

  private void fillListing() {
    for (var listed : xml().all("LiveChannel")) {
      var play = listed.child("PlayUrls").orElseThrow().textOf("Url");
      put(
          listed.textOf("Name"),
          new OssChannelState(
              listed.textOf("Description"),
              listed.textOf("Status"),
              5,
              3,
              play.substring(play.lastIndexOf('/') + 1),
              Optional.empty(),
              Instant.parse(listed.textOf("LastModified")),
              Optional.empty(),
              List.of()));
    }
    var next = xml().textOf("NextMarker");
    if (!next.isEmpty()) {
      put(next + "~", plain("enabled"));
    }
  }

  private OssChannelState settings(XmlElement xml) {
    return OssChannelState.of(OssChannels.Configuration.of(xml), SOMEDAY, Optional.empty());
  }

  private OssChannelState stat(XmlElement xml) {
    return switch (xml.textOf("Status")) {
      case "Live" ->
          live(
              new Push(
                  Instant.parse(xml.textOf("ConnectedTime")),
                  xml.textOf("RemoteAddr"),
                  xml.child("Video").map(OssStreams.Video::of),
                  xml.child("Audio").map(OssStreams.Audio::of),
                  Optional.empty()));
      case "Disabled" -> plain("disabled");
      default -> plain("enabled");
    };
  }

  private static Push push() {
    return new Push(
        SOMEDAY, "203.0.113.9:47745", Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static List<PastPush> history(XmlElement xml) {
    return xml.all("LiveRecord").stream()
        .map(push ->
            new PastPush(
                Instant.parse(push.textOf("StartTime")),
                Instant.parse(push.textOf("EndTime")),
                push.textOf("RemoteAddr")))
        .toList();
  }

  private void fillSegments() {
    put(channel, plain("enabled"));
    var found = new ArrayList<Stretch>();
    var matcher = SEGMENT.matcher(body);
    while (matcher.find()) {
      var start = Long.parseLong(matcher.group(2));
      var length = Math.round(Double.parseDouble(matcher.group(1)) * 1_000);
      found.add(new Stretch(start, start + length, length));
    }
    segments.put(key(), new OssSegments(found));
  }

  private void fillSomeSegment() {
    put(channel, plain("enabled"));
    if (error().isEmpty()) {
      var start = vector.at("/args/start").asLong(vector.at("/args/startTime").asLong(0)) * 1_000;
      var query = vector.at("/request/query").asString();
      var asked = Pattern.compile("startTime=(\\d+)").matcher(query);
      start = asked.find() ? Long.parseLong(asked.group(1)) * 1_000 : start;
      segments.put(key(), new OssSegments(List.of(new Stretch(start, start + 5_000, 5_000))));
    }
  }

  private String key() {
    return vector.path("bucket").asString() + "/" + channel;
  }

  private static OssChannelState plain(String status) {
    return new OssChannelState(
        "", status, 5, 3, "playlist.m3u8", Optional.empty(), SOMEDAY, Optional.empty(), List.of());
  }

  private static OssChannelState live(Push push) {
    return plain("enabled").connected(push);
  }

  private static OssChannelState with(List<Push> pushes, List<PastPush> history) {
    var plain = plain("enabled");
    return new OssChannelState(
        "",
        plain.status(),
        5,
        3,
        plain.playlistName(),
        Optional.empty(),
        SOMEDAY,
        pushes.stream().findFirst(),
        history);
  }
}

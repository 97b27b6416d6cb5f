package dev.weir.provider.qiniupili;

import dev.weir.provider.qiniupili.PiliState.PastPush;
import dev.weir.provider.qiniupili.PiliState.Push;
import dev.weir.provider.qiniupili.PiliState.Stream;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Answers for what is pushed, and for what was, as the API's second generation does. */
record V2Recordings(PiliStore store, V2Desk desk, PiliJobs jobs) {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int MOST_KEYS = 100;

  JsonNode live(String hub, String encodedKey) {
    return desk.find(hub, encodedKey)
        .push()
        .map(push -> json(NODES.objectNode(), push))
        .orElseThrow(() -> PiliRefusal.of(619, "no live"));
  }

  JsonNode lives(String hub, PiliBody body) {
    var keys = body.texts("items");
    if (keys.size() > MOST_KEYS) {
      throw PiliRefusal.badRequest();
    }
    var json = NODES.objectNode();
    var items = json.putArray("items");
    for (var key : keys) {
      desk.named(hub, key)
          .flatMap(Stream::push)
          .ifPresent(push -> items.add(json(NODES.objectNode().put("key", key), push)));
    }
    return json;
  }

  private static ObjectNode json(ObjectNode json, Push push) {
    long bits = Math.round(push.bytesPerSecond() * 8);
    json.put("startAt", push.since().getEpochSecond());
    json.put("clientIP", push.clientIp());
    json.put("serverIP", push.serverIp());
    json.put("bps", bits);
    json.put("videoBitRate", bits * 9 / 10);
    json.put("audioBitRate", bits / 10);
    json.put("maxGop", 1000);
    json.put("avgGop", 1000);
    json.put("location", "");
    json.put("isp", "");
    json.put("playCount", 0);
    json.put("bandwidth", 0);
    json.putObject("fps")
        .put("audio", Math.round(push.audioFps()))
        .put("video", Math.round(push.videoFps()))
        .put("data", Math.round(push.dataFps()));
    return json;
  }

  JsonNode history(String hub, String encodedKey, PiliQuery query) {
    var stream = desk.find(hub, encodedKey);
    var json = NODES.objectNode();
    var items = json.putArray("items");
    // Zero stands for an open end.
    var start = query.whole("start").filter(second -> second > 0);
    var end = query.whole("end").filter(second -> second > 0);
    PiliJobs.overlapping(stream.pushes(), start, end)
        .reversed()
        .forEach(push ->
            items
                .addObject()
                .put("start", push.start())
                .put("end", push.end())
                .put("clientIP", push.clientIp())
                .put("serverIP", push.serverIp()));
    return json;
  }

  JsonNode saveAs(String hub, String encodedKey, PiliBody body) {
    var stream = desk.find(hub, encodedKey);
    var start = bound(body, "start");
    var end = bound(body, "end");
    var found = PiliJobs.overlapping(recorded(stream), start, end);
    var pipeline = pipeline(body);
    if (found.isEmpty()) {
      throw noData();
    }
    var format = word(body, "format").orElse("m3u8");
    long from = start.orElse(found.getFirst().start());
    long to = end.orElse(store.now().getEpochSecond());
    var name =
        word(body, "fname")
            .orElseGet(
                () -> "%s/%d_%d.%s".formatted(folder("recordings", stream), from, to, format));
    var json = NODES.objectNode().put("fname", name).put("start", from).put("end", to);
    if (!format.equals("m3u8")) {
      json.put("persistentID", jobs.recording(hub, stream.title(), name, format, pipeline).id());
    }
    return json;
  }

  JsonNode snapshot(String hub, String encodedKey, PiliBody body) {
    var stream = desk.find(hub, encodedKey);
    var pipeline = pipeline(body);
    if (recorded(stream).isEmpty()) {
      throw noData();
    }
    var format = word(body, "format").orElse("jpg");
    long time = bound(body, "time").orElse(store.now().getEpochSecond());
    var name =
        word(body, "fname")
            .orElseGet(() -> "%s/%d.%s".formatted(folder("snapshots", stream), time, format));
    var job = jobs.picture(hub, stream.title(), name, format, pipeline);
    var json = NODES.objectNode().put("fname", name);
    word(body, "notify").ifPresent(_ -> json.put("persistentID", job.id()));
    return json;
  }

  private String pipeline(PiliBody body) {
    var pipeline = word(body, "pipeline").orElse("");
    if (!store.settings().hasPipeline(pipeline)) {
      throw PiliRefusal.of(400, "no such pipeline");
    }
    return pipeline;
  }

  private List<PastPush> recorded(Stream stream) {
    return PiliJobs.recorded(stream, store.now());
  }

  private String folder(String what, Stream stream) {
    return what + "/" + store.settings().zone() + "." + stream.hub() + "." + stream.title();
  }

  private static Optional<String> word(PiliBody body, String name) {
    return body.textOrNull(name).filter(text -> !text.isEmpty());
  }

  private static Optional<Long> bound(PiliBody body, String name) {
    return body.whole(name).filter(second -> second > 0);
  }

  private static PiliRefusal noData() {
    return PiliRefusal.of(619, "no data");
  }
}

package dev.weir.provider.qiniupili;

import dev.weir.provider.qiniupili.PiliState.PastPush;
import dev.weir.provider.qiniupili.PiliState.Push;
import dev.weir.provider.qiniupili.PiliState.Stream;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Answers for what is pushed, and for what was, as the API's first generation does. */
record V1Recordings(PiliStore store, V1Desk desk, PiliJobs jobs) {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final DateTimeFormatter START =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxxx", Locale.ROOT)
          .withZone(ZoneOffset.ofHours(8));

  JsonNode status(String id) {
    var stream = desk.find(id);
    var json = NODES.objectNode();
    stream
        .push()
        .ifPresent(push -> {
          json.put("reqId", store.hex(16));
          json.put("hub", stream.hub());
          json.put("stream", stream.title());
          json.put("startFrom", START.format(push.since()));
        });
    json.put("addr", stream.push().map(Push::clientIp).orElse(""));
    json.put("status", stream.push().isPresent() ? "connected" : "disconnected");
    json.put("bytesPerSecond", stream.push().map(Push::bytesPerSecond).orElse(0.0));
    json.putObject("framesPerSecond")
        .put("audio", stream.push().map(Push::audioFps).orElse(0.0))
        .put("video", stream.push().map(Push::videoFps).orElse(0.0))
        .put("data", stream.push().map(Push::dataFps).orElse(0.0));
    return json;
  }

  JsonNode segments(String id, PiliQuery query) {
    var start = query.whole("start");
    var end = query.whole("end");
    long limit = query.whole("limit").filter(n -> n > 0).orElse(Long.MAX_VALUE);
    var found =
        PiliJobs.overlapping(recorded(desk.find(id)), start, end).stream().limit(limit).toList();
    var json = NODES.objectNode();
    json.put("start", found.isEmpty() ? 0 : found.getFirst().start());
    json.put("end", found.isEmpty() ? 0 : found.getLast().end());
    json.put("duration", found.stream().mapToLong(piece -> piece.end() - piece.start()).sum());
    if (found.isEmpty()) {
      json.putNull("segments");
      return json;
    }
    var segments = json.putArray("segments");
    found.forEach(
        piece -> segments.addObject().put("start", piece.start()).put("end", piece.end()));
    return json;
  }

  private List<PastPush> recorded(Stream stream) {
    return PiliJobs.recorded(stream, store.now());
  }

  JsonNode saveAs(String id, PiliBody body) {
    var stream = desk.find(id);
    var name = body.required("name");
    var start = bound(body, "start");
    var end = bound(body, "end");
    if (start.isPresent() && end.isPresent() && start.get() > end.get()) {
      throw PiliRefusal.badField("end", "invalid value");
    }
    if (PiliJobs.overlapping(recorded(stream), start, end).isEmpty()) {
      throw PiliRefusal.notFound();
    }
    var format = body.textOrNull("format").filter(text -> !text.isEmpty());
    var pipeline = body.textOrNull("pipeline").orElse("");
    var path = "http://" + desk.hosts(stream.hub()).vod() + "/recordings/" + id + "/";
    var json = NODES.objectNode();
    json.put("url", path + withoutExtension(name) + ".m3u8");
    format.ifPresent(_ -> json.put("targetUrl", path + name));
    var job = jobs.recording(stream.hub(), id, name, format.orElse("m3u8"), pipeline);
    json.put("persistentId", job.id());
    return json;
  }

  /** Clients send -1 for "everything". */
  private static Optional<Long> bound(PiliBody body, String name) {
    return body.whole(name).filter(second -> second > 0);
  }

  private static String withoutExtension(String name) {
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  JsonNode snapshot(String id, PiliBody body) {
    var stream = desk.find(id);
    var name = body.required("name");
    var format = body.required("format");
    if (recorded(stream).isEmpty()) {
      throw PiliRefusal.notFound();
    }
    var pipeline = body.textOrNull("pipeline").orElse("");
    var job = jobs.picture(stream.hub(), id, name, format, pipeline);
    return NODES
        .objectNode()
        .put(
            "targetUrl",
            "http://" + desk.hosts(stream.hub()).pictures() + "/snapshots/" + id + "/" + name)
        .put("persistentId", job.id());
  }
}

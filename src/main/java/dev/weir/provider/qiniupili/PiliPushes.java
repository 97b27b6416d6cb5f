package dev.weir.provider.qiniupili;

import dev.weir.provider.qiniupili.PiliState.Push;
import dev.weir.provider.qiniupili.PiliState.Stream;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Puts streams on and off the air, as tests say: {@code {"hub", "title", "clientIP"}}. Without a
 * hub, it is the only one with such a stream. Who says {@code key} instead of {@code title} means
 * the second generation, where a push makes the stream that is not there. Who says {@code url}
 * instead is let in only if that proves what it must.
 */
record PiliPushes(PiliStore store, V2Desk desk, PiliPushUrl gate) {

  private static final String CLIENT = "203.0.113.7:2572";
  private static final String SERVER = "192.0.2.10:1935";

  /** Begins a push. */
  void start(JsonNode json) {
    text(json, "url").ifPresentOrElse(url -> start(url, json), () -> startUnasked(json));
  }

  private void start(String url, JsonNode json) {
    var named = PiliPushUrl.name(url);
    store.change(
        named.hub(),
        named.title(),
        stream -> {
          gate.admit(url, stream);
          return pushable(stream).pushed(push(json));
        },
        () -> missing(named.hub(), named.title()));
  }

  private void startUnasked(JsonNode json) {
    var title = title(json);
    var hub = hub(json, title);
    if (json.has("key") && store.find(hub, title).isEmpty()) {
      make(hub, title);
    }
    store.change(
        hub, title, stream -> pushable(stream).pushed(push(json)), () -> missing(hub, title));
  }

  private void make(String hub, String key) {
    if (!store.settings().hasHub(hub) || !V2Desk.isKey(key)) {
      throw new IllegalArgumentException("there can be no stream `" + key + "` in `" + hub + "`");
    }
    store.create(desk.empty(hub, key), PiliRefusal::badRequest);
  }

  private Stream pushable(Stream stream) {
    if (stream.isDisabled(store.now())) {
      throw new IllegalStateException("`" + stream.title() + "` is disabled");
    }
    if (stream.push().isPresent()) {
      throw new IllegalStateException("`" + stream.title() + "` is on the air already");
    }
    return stream;
  }

  /** Ends a push. */
  void stop(JsonNode json) {
    var title = title(json);
    var hub = hub(json, title);
    store.change(
        hub,
        title,
        stream -> {
          if (stream.push().isEmpty()) {
            throw new IllegalStateException("`" + title + "` is not on the air");
          }
          return stream.unpushed(store.now());
        },
        () -> missing(hub, title));
  }

  private static String title(JsonNode json) {
    return text(json, "title")
        .or(() -> text(json, "key"))
        .or(() -> text(json, "channel"))
        .orElseThrow(() -> new IllegalArgumentException("`title` or `key` is missing"));
  }

  private String hub(JsonNode json, String title) {
    return text(json, "hub").orElseGet(() -> onlyHub(title));
  }

  private String onlyHub(String title) {
    var hubs = store.everywhere(title).stream().map(Stream::hub).toList();
    if (hubs.size() != 1) {
      throw new IllegalArgumentException(
          hubs.isEmpty()
              ? "no hub has a stream `" + title + "`; name the `hub`"
              : "name the `hub`: there is a stream `" + title + "` in " + hubs);
    }
    return hubs.getFirst();
  }

  private Push push(JsonNode json) {
    return new Push(
        store.now(),
        text(json, "clientIP").or(() -> text(json, "addr")).orElse(CLIENT),
        text(json, "serverIP").orElse(SERVER),
        json.path("bytesPerSecond").asDouble(16_870.2),
        json.path("audioFps").asDouble(42.2),
        json.path("videoFps").asDouble(25),
        json.path("dataFps").asDouble(0));
  }

  private static Optional<String> text(JsonNode json, String name) {
    return json.path(name).asStringOpt().filter(text -> !text.isEmpty());
  }

  private static IllegalArgumentException missing(String hub, String title) {
    return new IllegalArgumentException("hub `" + hub + "` has no stream `" + title + "`");
  }
}

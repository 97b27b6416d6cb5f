package dev.weir.provider.volcenginelive;

import dev.weir.sandbox.Memory;
import dev.weir.sandbox.Shelf;
import dev.weir.sandbox.World;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The streams that are on air. No call of this API tells of them; they are only remembered. */
final class LiveStreams {

  private static final String REMOTE_ADDRESS = "203.0.113.9";

  private final World world;
  private final Shelf<OnAir> shelf;

  /** Since when a stream is pushed, and from where. */
  record OnAir(String since, String remoteAddress) {}

  LiveStreams(World world, Memory memory) {
    this.world = world;
    this.shelf = memory.shelf("onAir", OnAir.class);
  }

  /**
   * Members: {@code domain} (or {@code vhost}), {@code app}, {@code stream}, {@code remoteAddr}.
   */
  void publish(JsonNode stream) {
    var remoteAddress = stream.path("remoteAddr").asString(REMOTE_ADDRESS);
    shelf.put(key(stream), new OnAir(world.now().toString(), remoteAddress));
  }

  void unpublish(JsonNode stream) {
    shelf.update(
        key(stream),
        before -> {
          if (before.isEmpty()) {
            throw new IllegalArgumentException("`" + key(stream) + "` is not on air");
          }
          return Optional.empty();
        });
  }

  private static String key(JsonNode stream) {
    var domain = stream.path("domain").asString(stream.path("vhost").asString(""));
    var app = stream.path("app").asString("");
    var name = stream.path("stream").asString("");
    if (domain.isEmpty() || app.isEmpty() || name.isEmpty()) {
      throw new IllegalArgumentException("`domain`, `app` and `stream` name a stream");
    }
    return String.join("/", domain, app, name);
  }
}

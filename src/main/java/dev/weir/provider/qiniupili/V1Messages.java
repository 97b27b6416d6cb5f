package dev.weir.provider.qiniupili;

import dev.weir.kind.Secret;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The JSON documents of the API's first generation, as they are on the wire. */
final class V1Messages {

  private V1Messages() {}

  /** A stream to be made. What is empty is left out: the service refuses a null. */
  record NewStream(
      String hub, String title, Optional<Secret> publishKey, Optional<String> publishSecurity) {}

  /** What is to change of a stream; what is empty stays as it is. */
  record StreamChange(
      Optional<Secret> publishKey, Optional<String> publishSecurity, Optional<Boolean> disabled) {}

  /**
   * Whether a stream takes pushes.
   *
   * @param available {@code enabled} or {@code disabled}
   * @param disabledTill Unix seconds
   */
  record Availability(String available, Optional<Long> disabledTill) {}

  /**
   * A stream.
   *
   * @param id {@code zone.hub.title}
   * @param disabledTill 0 enabled, -1 for ever, else Unix seconds; older services do not tell it
   * @param publishSecurity not only what can be written: a hub's own setting wins
   * @param hosts by use and protocol, for instance {@code live.hls}
   * @param createdAt RFC 3339 in any offset, as is {@code updatedAt}
   */
  record Stream(
      String id,
      Optional<String> title,
      Optional<Boolean> disabled,
      Optional<Long> disabledTill,
      Optional<Secret> publishKey,
      Optional<String> publishSecurity,
      List<String> profiles,
      Optional<JsonNode> hosts,
      Optional<String> createdAt,
      Optional<String> updatedAt) {

    private static Stream of(JsonNode json) {
      var stream = json.asObject();
      return new Stream(
          PiliJson.text(stream, "id").orElse(""),
          PiliJson.text(stream, "title"),
          PiliJson.member(stream, "disabled").map(JsonNode::asBoolean),
          PiliJson.member(stream, "disabledTill").map(JsonNode::asLong),
          PiliJson.text(stream, "publishKey").map(Secret::of),
          PiliJson.text(stream, "publishSecurity"),
          PiliJson.items(stream, "profiles", JsonNode::asString),
          PiliJson.member(stream, "hosts"),
          PiliJson.text(stream, "createdAt"),
          PiliJson.text(stream, "updatedAt"));
    }

    /** The zone is what stands before the first dot of the id. */
    String zone() {
      return id.substring(0, Math.max(0, id.indexOf('.')));
    }

    /** The title, which holds no dot, or what stands after the last dot of the id. */
    String name() {
      return title.filter(text -> !text.isEmpty()).orElse(id.substring(id.lastIndexOf('.') + 1));
    }

    /** A host by use and protocol. */
    Optional<String> host(String use, String protocol) {
      return hosts
          .map(all -> all.path(use).path(protocol).asString(""))
          .filter(host -> !host.isEmpty());
    }
  }

  /**
   * One page of a listing. It is the last one when it says so, when it is empty, and when its
   * marker is empty or the one that was asked for.
   *
   * @param end missing from older services
   */
  record Page(Optional<String> marker, Optional<Boolean> end, List<Stream> items) {

    /**
     * Reads a page member by member: every plan does, and Jackson takes longer to learn what a
     * record has than to read a thousand of them.
     *
     * @throws tools.jackson.core.JacksonException when a member is not of its type
     */
    static Page of(JsonNode json) {
      var page = json.asObject();
      return new Page(
          PiliJson.text(page, "marker"),
          PiliJson.member(page, "end").map(JsonNode::asBoolean),
          PiliJson.items(page, "items", Stream::of));
    }

    /** The marker of the next page, if one may follow. */
    Optional<String> next(Optional<String> asked) {
      return end.orElse(false) || items.isEmpty()
          ? Optional.empty()
          : marker.filter(text -> !text.isEmpty()).filter(text -> !asked.equals(Optional.of(text)));
    }
  }

  /**
   * Whether a stream is on the air.
   *
   * @param addr the pusher's {@code ip:port}; empty when there is none
   * @param status {@code connected} or {@code disconnected}
   * @param startFrom RFC 3339
   */
  record Status(
      String addr,
      String status,
      Optional<String> startFrom,
      Optional<Double> bytesPerSecond,
      Optional<FramesPerSecond> framesPerSecond) {

    boolean isConnected() {
      return status.equals("connected");
    }
  }

  /** Frames per second. */
  record FramesPerSecond(double audio, double video, double data) {}

  /** What was recorded; all times are Unix seconds. */
  record Segments(long start, long end, long duration, List<Segment> segments) {}

  /** A recorded piece, from the one to the other Unix second. */
  record Segment(long start, long end) {}

  /**
   * A recording to be made.
   *
   * @param start Unix seconds; with {@code end} or not at all
   */
  record SaveAs(
      String name,
      Optional<Long> start,
      Optional<Long> end,
      Optional<String> format,
      Optional<String> notifyUrl,
      Optional<String> pipeline) {}

  /** A still picture to be made, of what was pushed at this Unix second. */
  record Snapshot(
      String name,
      String format,
      Optional<Long> time,
      Optional<String> notifyUrl,
      Optional<String> pipeline) {}

  /** A file in the making. */
  record Saved(Optional<String> url, Optional<String> targetUrl, String persistentId) {}
}

package dev.weir.provider.aliyunoss;

import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What a test says of a push.
 *
 * @param video empty when the test says that there is none
 * @param audio empty when the test says that there is none
 */
record OssPush(
    String bucket,
    String channel,
    String remoteAddr,
    Optional<OssStreams.Video> video,
    Optional<OssStreams.Audio> audio) {

  private static final String REMOTE_ADDR = "203.0.113.9:47745";

  /**
   * Reads {@code {"bucket", "channel", "remoteAddr", "video", "audio"}}. Without a bucket, it is
   * the only one with such a channel; without video or audio, they are common ones; where these are
   * {@code null} or {@code false}, there is none.
   *
   * @throws IllegalArgumentException when it is not clear which channel is meant
   */
  static OssPush read(JsonNode json, OssShelves shelves) {
    var channel = json.path("channel").asStringOpt().orElse("");
    if (channel.isEmpty()) {
      throw new IllegalArgumentException("`channel` is missing");
    }
    var bucket = json.path("bucket").asStringOpt().orElseGet(() -> onlyBucket(channel, shelves));
    return new OssPush(
        bucket,
        channel,
        json.path("remoteAddr").asStringOpt().orElse(REMOTE_ADDR),
        video(json),
        audio(json));
  }

  /** The push as the channel remembers it. */
  OssChannelState.Push state(Instant now) {
    return new OssChannelState.Push(now, remoteAddr, video, audio, Optional.empty());
  }

  private static String onlyBucket(String channel, OssShelves shelves) {
    var buckets = shelves.bucketsWith(channel);
    if (buckets.size() != 1) {
      throw new IllegalArgumentException(
          buckets.isEmpty()
              ? "no bucket has a channel `" + channel + "`"
              : "name the `bucket`: there is a channel `" + channel + "` in " + buckets);
    }
    return buckets.getFirst();
  }

  private static Optional<OssStreams.Video> video(JsonNode push) {
    var json = push.path("video");
    if (isNone(json)) {
      return Optional.empty();
    }
    return Optional.of(
        new OssStreams.Video(
            json.path("width").asInt(1280),
            json.path("height").asInt(536),
            json.path("frameRate").asInt(24),
            json.path("bandwidth").asInt(72_513),
            json.path("codec").asString("H264")));
  }

  private static Optional<OssStreams.Audio> audio(JsonNode push) {
    var json = push.path("audio");
    if (isNone(json)) {
      return Optional.empty();
    }
    return Optional.of(
        new OssStreams.Audio(
            json.path("bandwidth").asInt(6_519),
            json.path("sampleRate").asInt(44_100),
            json.path("codec").asString("AAC")));
  }

  private static boolean isNone(JsonNode json) {
    return json.isNull() || (json.isBoolean() && !json.asBoolean());
  }
}

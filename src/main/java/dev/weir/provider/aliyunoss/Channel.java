package dev.weir.provider.aliyunoss;

import dev.weir.kind.Describes;
import dev.weir.kind.Field;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * An OSS LiveChannel: takes an RTMP push and writes it into the bucket as HLS.
 *
 * <p>The limits are those of
 * https://www.alibabacloud.com/help/en/oss/developer-reference/putlivechannel and of the error
 * catalogue, https://www.alibabacloud.com/help/en/oss/support/0044-00000001 and its siblings.
 */
@Describes(
    apiVersion = "aliyun-oss/v1",
    doc = "An OSS LiveChannel: takes an RTMP push and writes it into the bucket as HLS.",
    source = "https://www.alibabacloud.com/help/en/oss/developer-reference/putlivechannel")
public record Channel(
    @Field(
            doc = "Name of the channel in its bucket, and of the folder that its files go to.",
            example = "main-stage",
            fallback = Field.METADATA_NAME,
            role = Field.Role.IDENTITY,
            min = 1,
            maxBytes = 63,
            pattern = "(?!\\.{1,2}$)[^/\\\\\\p{Cntrl}]+",
            patternSays = "hold no slash, backslash or control character, nor be `.` or `..`")
        String channel,
    @Field(
            doc = "What it is for.",
            example = "Main stage",
            fallback = "",
            maxBytes = 128,
            pattern = "[\\P{Cntrl}\\t\\n]*",
            patternSays = "hold no control characters but tabs and line breaks")
        String description,
    @Field(doc = "Whether it takes a push; disabling cuts one off.", fallback = "enabled")
        Status status,
    @Field(doc = "How the stream is cut into files.", fallback = "{}") Optional<Target> target,
    @Field(
            doc = "Still pictures taken from the stream; OSS never tells them back.",
            writeOnly = true)
        Optional<Snapshot> snapshot,
    @Field(
            doc = "Where to push to, unsigned.",
            example = "rtmp://live-demo.oss-cn-hangzhou.aliyuncs.com/live/main-stage",
            role = Field.Role.COMPUTED)
        Optional<String> publishUrl,
    @Field(
            doc = "Where to play from, unsigned.",
            example = "http://live-demo.oss-cn-hangzhou.aliyuncs.com/main-stage/playlist.m3u8",
            role = Field.Role.COMPUTED,
            follows = "target.playlistName")
        Optional<String> playUrl,
    @Field(
            doc = "When its settings last changed, as the latest listing told.",
            example = "2026-03-01T08:00:00Z",
            role = Field.Role.COMPUTED,
            follows = "*")
        Optional<Instant> lastModified) {

  /** Whether a channel takes a push. */
  public enum Status {
    ENABLED,
    DISABLED
  }

  /** How a stream is cut into files. */
  @Describes(
      doc = "How the stream is cut into files: HLS, a playlist and its segments.",
      source = "https://www.alibabacloud.com/help/en/oss/developer-reference/putlivechannel")
  public record Target(
      @Field(
              doc = "File name of the playlist.",
              fallback = "playlist.m3u8",
              min = 6,
              max = 128,
              pattern = "[^/\\p{Cntrl}]+\\.m3u8",
              patternSays = "end in `.m3u8` and hold no slash")
          String playlistName,
      @Field(doc = "Segments that the playlist names.", fallback = "3", min = 1, max = 100)
          int fragCount,
      @Field(doc = "Length of a segment.", fallback = "5s", min = 1, max = 100)
          Duration fragDuration) {}

  /** Still pictures taken from the stream. */
  @Describes(
      doc = "Still pictures taken from the stream at an interval, where the region has that.",
      source = "https://www.alibabacloud.com/help/en/oss/developer-reference/putlivechannel")
  public record Snapshot(
      @Field(
              doc = "RAM role that may write to the bucket and send to the topic.",
              required = true,
              min = 1)
          String roleName,
      @Field(
              doc = "Bucket that the pictures go to; same owner and region.",
              required = true,
              pattern = "[a-z0-9][a-z0-9-]{1,61}[a-z0-9]",
              patternSays = "have 3 to 63 lower-case letters, digits and inner dashes")
          String destBucket,
      @Field(doc = "MNS topic that is told of each picture.", required = true, min = 1)
          String notifyTopic,
      @Field(doc = "Time from one picture to the next.", required = true, min = 1, max = 100)
          Duration interval) {}
}

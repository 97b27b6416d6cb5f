package dev.weir.provider.aliyunoss;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weir.http.XmlElement;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the emulated OSS accepts.
 *
 * <p>See PutLiveChannel and the error codes 0044-00000001 to 0044-00000403 under
 * https://www.alibabacloud.com/help/en/oss/support/.
 */
final class OssRules {

  private static final int LONGEST_NAME = 63;
  private static final int LONGEST_DESCRIPTION = 128;
  private static final long LONGEST_SPAN = 86_400;
  private static final Pattern WHOLE = Pattern.compile("\\d{1,9}");
  private static final Set<String> STATUSES =
      Set.of("", OssChannelState.ENABLED, OssChannelState.DISABLED);

  private OssRules() {}

  /** Checks a channel's name. */
  static void checkName(String name) {
    if (name.isEmpty() || name.getBytes(UTF_8).length > LONGEST_NAME) {
      throw OssRefusal.channelName(
          "0017-00000258",
          name.isEmpty()
              ? "The Length of channel name must be greater than 0."
              : "The Length of channel name must be less than 64.");
    }
    if (isNoNameAtAll(name)) {
      throw OssRefusal.channelName(
          "0017-00000260", "The channel name must not contain a slash or a backslash.");
    }
  }

  /** Checks the name that a playlist of past segments is asked for. */
  static void checkVodName(String name, String number) {
    if (name.isEmpty() || name.getBytes(UTF_8).length > LONGEST_NAME || isNoNameAtAll(name)) {
      throw OssRefusal.field(number, "The channel name is invalid.");
    }
  }

  private static boolean isNoNameAtAll(String name) {
    return name.contains("/") || name.contains("\\");
  }

  /** Checks what PutLiveChannelStatus is to switch to. */
  static void checkSwitch(String status) {
    if (status.isEmpty() || !STATUSES.contains(status)) {
      throw OssRefusal.invalidArgument("0017-00000255", "The live channel status is invalid.");
    }
  }

  /** Checks the body of PutLiveChannel. */
  static void checkSettings(XmlElement xml, OssWorld world, String bucket) {
    if (!xml.name().equals("LiveChannelConfiguration")) {
      throw OssRefusal.malformedXml();
    }
    if (xml.textOf("Description").getBytes(UTF_8).length > LONGEST_DESCRIPTION) {
      throw OssRefusal.field("001", "Description is too long.");
    }
    if (!STATUSES.contains(xml.textOf("Status"))) {
      throw OssRefusal.field("002", "Status is invalid.");
    }
    checkTarget(xml.child("Target").orElse(XmlElement.of("Target", "")));
    var snapshots = xml.all("Snapshot");
    if (snapshots.size() > 1) {
      throw OssRefusal.field("003", "Only one Snapshot is allowed.");
    }
    snapshots.forEach(snapshot -> checkSnapshot(snapshot, world, bucket));
  }

  private static void checkTarget(XmlElement target) {
    if (!target.textOf("Type").equals("HLS")) {
      throw OssRefusal.field("013", "Type is invalid.");
    }
    var duration = target.textOf("FragDuration").strip();
    var count = target.textOf("FragCount").strip();
    if (!duration.isEmpty() || !count.isEmpty()) {
      checkSmall(duration, "014", "FragDuration");
      checkSmall(count, "015", "FragCount");
    }
    var playlist = target.textOf("PlaylistName");
    if (!playlist.isEmpty()) {
      checkPlaylist(playlist);
    }
  }

  /** Checks the name of a playlist of past segments. */
  static void checkVodPlaylist(String name) {
    if (name.length() <= ".m3u8".length() || !name.endsWith(".m3u8")) {
      throw OssRefusal.field("403", "The playlist name is invalid.");
    }
  }

  private static void checkPlaylist(String name) {
    if (name.contains("/")) {
      throw OssRefusal.field("016", "PlaylistName must not contain a slash.");
    }
    if (name.length() < 6 || name.length() > 128) {
      throw OssRefusal.field("017", "The length of PlaylistName is invalid.");
    }
    if (!name.endsWith(".m3u8")) {
      throw OssRefusal.field("018", "PlaylistName must end with .m3u8.");
    }
  }

  private static void checkSnapshot(XmlElement snapshot, OssWorld world, String bucket) {
    if (!world.takesSnapshots(bucket)) {
      throw OssRefusal.field("004", "Snapshot is not supported in this region.");
    }
    checkSmall(snapshot.textOf("Interval").strip(), "005", "Interval");
    if (snapshot.textOf("NotifyTopic").isBlank()) {
      throw OssRefusal.field("006", "NotifyTopic is invalid.");
    }
    if (snapshot.textOf("RoleName").isBlank()) {
      throw OssRefusal.field("007", "RoleName is invalid.");
    }
    if (!OssWorld.isBucketName(snapshot.textOf("DestBucket"))) {
      throw OssRefusal.field("008", "DestBucket is invalid.");
    }
  }

  /** Checks a whole number from 1 to 100. */
  private static void checkSmall(String text, String number, String field) {
    if (!WHOLE.matcher(text).matches()
        || Integer.parseInt(text) < 1
        || Integer.parseInt(text) > 100) {
      throw OssRefusal.field(number, field + " is invalid.");
    }
  }

  /** Checks the span of a playlist of past segments. */
  static void checkSpan(long start, long end) {
    if (start < 0) {
      throw OssRefusal.field("304", "startTime is invalid.");
    }
    if (end < 0) {
      throw OssRefusal.field("305", "endTime is invalid.");
    }
    if (start >= end) {
      throw OssRefusal.field("306", "endTime must be greater than startTime.");
    }
    if (end - start > LONGEST_SPAN) {
      throw OssRefusal.field("307", "The time span must not be longer than one day.");
    }
  }
}

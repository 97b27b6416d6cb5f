package dev.weir.provider.aliyunlive;

import dev.weir.kind.Describes;
import dev.weir.kind.Field;
import java.time.Duration;
import java.util.Optional;

/**
 * One container that a rule records into, and how its files are cut and named.
 *
 * <p>Files get their names when the rule is made: no call changes them, so another template, or a
 * format that is added, takes a new rule.
 */
@Describes(
    doc = "One container to record into, and how its files are cut and named.",
    source =
        "https://www.alibabacloud.com/help/en/live/developer-reference/api-live-2016-11-01-addliveapprecordconfig")
public record RecordFormat(
    @Field(doc = "The container.", required = true) Container format,
    @Field(
            doc =
                "Length of a file, 15m to 6h as documented; 6h for m3u8 and cmaf and 1h for flv"
                    + " and mp4 when not set.",
            example = "30m",
            min = 1)
        Optional<Duration> cycleDuration,
    @Field(
            doc = "Length of a TS segment, m3u8 and cmaf only; 30s when not set.",
            example = "10s",
            min = 5,
            max = 30)
        Optional<Duration> sliceDuration,
    @Field(
            doc =
                "Template of the files' names; holds {StartTime} or {EscapedStartTime}, and"
                    + " {EndTime} or {EscapedEndTime}, and perhaps {AppName}, {StreamName} and"
                    + " {Sequence}.",
            fallback = RecordFormat.FILE_NAMES,
            role = Field.Role.CREATE_ONLY,
            min = 1,
            maxBytes = 255)
        String ossObjectPrefix,
    @Field(
            doc =
                "Template of the segments' names, m3u8 and cmaf only; holds {UnixTimestamp} and"
                    + " {Sequence}, and perhaps {AppName} and {StreamName}. When not set:"
                    + " record/{AppName}/{StreamName}/{UnixTimestamp}_{Sequence}.",
            role = Field.Role.CREATE_ONLY,
            min = 1,
            maxBytes = 255)
        Optional<String> sliceOssObjectPrefix) {

  /** What files are called when nobody says; the documentation's own example. */
  static final String FILE_NAMES =
      "record/{AppName}/{StreamName}/{Sequence}_{EscapedStartTime}_{EscapedEndTime}";

  /** What segments are called when nobody says. */
  static final String SEGMENT_NAMES = "record/{AppName}/{StreamName}/{UnixTimestamp}_{Sequence}";

  /** Length of a segment when nobody says. */
  static final Duration SEGMENT = Duration.ofSeconds(30);

  /** What streams can be recorded into. */
  public enum Container {
    /** HLS: a playlist and its TS segments. */
    M3U8,
    /** Flash video. */
    FLV,
    /** MPEG-4. */
    MP4,
    /** HLS with fragmented MP4. */
    CMAF;

    /** Whether segments are files of their own. */
    boolean segmented() {
      return this == M3U8 || this == CMAF;
    }

    /** Length of a file when nobody says. */
    Duration cycle() {
      return Duration.ofHours(segmented() ? 6 : 1);
    }
  }
}

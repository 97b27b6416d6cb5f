package dev.weir.provider.aliyunlive;

import dev.weir.kind.Describes;
import dev.weir.kind.Field;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How {@code weir serve callbacks} answers when the service asks whether to record a stream.
 *
 * @param domain whose streams it is about
 * @param rules tried in order; the first that holds answers
 * @param otherwise what becomes of a stream for which none holds
 */
@Describes(
    apiVersion = "aliyun-live/v1",
    local = true,
    doc =
        "How `weir serve callbacks` answers when ApsaraVideo asks whether to record a stream that a"
            + " `RecordRule` with `onDemand: callback` applies to. It stands for no object at the"
            + " provider and is in no plan.",
    source = "https://www.alibabacloud.com/help/en/live/user-guide/on-demand-recording-callbacks")
public record RecordDecision(
    @Field(
            doc =
                "Main streaming domain that asks, in lower case; `*` for every domain without a"
                    + " document of its own.",
            example = "play.example.com",
            fallback = "*",
            pattern = "\\*|" + RecordRule.DOMAIN,
            patternSays = "be a host name in lower case, or `*`")
        String domain,
    @Field(
            doc = "Tried in this order; the first whose decision holds answers.",
            required = true,
            minItems = 1,
            maxItems = 200)
        List<Rule> rules,
    @Field(
            doc =
                "What becomes of a stream for which no decision holds. What was not recorded is"
                    + " lost, so it is recorded unless this says otherwise.",
            fallback = "record")
        Otherwise otherwise) {

  /**
   * One answer and when it is given.
   *
   * @param decision when
   * @param record whether the stream is recorded
   * @param formats what it is recorded into
   * @param intervals how long its files are
   */
  @Describes(doc = "One answer and when it is given.")
  public record Rule(
      @Field(
              doc =
                  "When it is given: a condition in CEL over `app`, `domain`, `stream` and `codec`"
                      + " (`h264` or `h265`), which are texts, and `bitrate`, a whole number of"
                      + " kbit/s.",
              example = "app == 'live' && bitrate >= 1000",
              required = true,
              min = 1,
              max = 4_000)
          String decision,
      @Field(doc = "Whether such a stream is recorded.", fallback = "true") boolean record,
      @Field(
              doc =
                  "Containers to record into, of those that the `RecordRule` has; all of those when"
                      + " not set.",
              example = "[mp4]")
          List<Format> formats,
      @Field(doc = "Lengths of files, in place of the `RecordRule`'s.", example = "{mp4: 30m}")
          Optional<Intervals> intervals) {}

  /**
   * Lengths of files by container.
   *
   * @param mp4 MPEG-4
   * @param flv Flash video
   * @param m3u8 HLS
   */
  @Describes(doc = "Lengths of files by container, 5 seconds to 6 hours.")
  public record Intervals(
      @Field(doc = "Length of an mp4 file.", example = "30m", min = 5, max = 21_600)
          Optional<Duration> mp4,
      @Field(doc = "Length of an flv file.", example = "30m", min = 5, max = 21_600)
          Optional<Duration> flv,
      @Field(doc = "Length of an HLS playlist.", example = "6h", min = 5, max = 21_600)
          Optional<Duration> m3u8) {}

  /** Containers that an answer can name. */
  public enum Format {
    MP4,
    FLV,
    M3U8
  }

  /** What becomes of a stream for which no decision holds. */
  public enum Otherwise {
    RECORD,
    SKIP
  }
}

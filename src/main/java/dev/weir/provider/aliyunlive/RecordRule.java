package dev.weir.provider.aliyunlive;

import dev.weir.kind.Describes;
import dev.weir.kind.Field;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A rule that records the streams of a domain, an app or a single stream into an OSS bucket.
 *
 * <p>Exactly one rule applies to a stream: the stream's own, else its app's, else the domain's.
 */
@Describes(
    apiVersion = "aliyun-live/v1",
    doc =
        "A rule that records streams into an OSS bucket. Exactly one rule applies to a stream: the"
            + " stream's own, else its app's, else the domain's. A change reaches a stream when it"
            + " is pushed again.",
    source =
        "https://www.alibabacloud.com/help/en/live/developer-reference/api-live-2016-11-01-addliveapprecordconfig")
public record RecordRule(
    @Field(
            doc = "Main streaming domain, in lower case.",
            example = "play.example.com",
            required = true,
            role = Field.Role.IDENTITY,
            pattern = RecordRule.DOMAIN,
            patternSays = "be a host name in lower case")
        String domain,
    @Field(
            doc = "App, as in the ingest URL; `*` for every app.",
            example = "live",
            required = true,
            role = Field.Role.IDENTITY,
            min = 1,
            max = 255,
            pattern = RecordRule.NAME,
            patternSays = RecordRule.NAME_SAYS)
        String app,
    @Field(
            doc = "Stream; `*` for every stream of the app.",
            example = "main-stage",
            fallback = "*",
            role = Field.Role.IDENTITY,
            min = 1,
            max = 255,
            pattern = RecordRule.NAME,
            patternSays = RecordRule.NAME_SAYS)
        String stream,
    @Field(
            doc = "OSS endpoint of the bucket, in the region of the domain's live centre.",
            example = "oss-cn-shanghai.aliyuncs.com",
            required = true,
            pattern = RecordRule.DOMAIN,
            patternSays = "be a host name in lower case")
        String ossEndpoint,
    @Field(
            doc = "Bucket to record into; the service must be allowed to write to it.",
            example = "live-demo",
            required = true,
            role = Field.Role.CREATE_ONLY,
            pattern = "[a-z0-9][a-z0-9-]{1,61}[a-z0-9]",
            patternSays = "have 3 to 63 lower-case letters, digits and inner dashes")
        String ossBucket,
    @Field(
            doc =
                "When to record: `automatic` whenever a stream is pushed; `callback` as the"
                    + " domain's `RecordNotification.onDemandUrl` answers; `push-parameter` when"
                    + " the push URL asks for it; `manual` by command only.",
            fallback = "automatic")
        OnDemand onDemand,
    @Field(
            doc = "A break shorter than this goes on in the same file.",
            fallback = "3m",
            min = 15,
            max = 21_600)
        Duration delayTime,
    @Field(
            doc =
                "Start of the one time window in which a single stream is recorded; no window when"
                    + " left out.",
            example = "2026-12-31T20:00:00+08:00",
            clearedWhenUnset = true)
        Optional<Instant> startTime,
    @Field(
            doc =
                "End of that window; after it the rule stays and never records again, and is not"
                    + " made again when it is gone.",
            example = "2027-01-01T02:00:00+08:00",
            clearedWhenUnset = true)
        Optional<Instant> endTime,
    @Field(
            doc = "Containers that the pushed stream is recorded into.",
            example = "[{format: m3u8}]",
            suggested = true,
            keyedBy = "format",
            clearedWhenUnset = true)
        List<RecordFormat> formats,
    @Field(
            doc = "Containers that transcoded streams are recorded into.",
            example = "[{format: mp4}]",
            keyedBy = "format",
            clearedWhenUnset = true)
        List<RecordFormat> transcodeFormats,
    @Field(
            doc = "Transcoding templates whose streams are recorded.",
            example = "[sd]",
            unordered = true,
            clearedWhenUnset = true)
        List<String> transcodeTemplates,
    @Field(
            doc = "When the rule was made.",
            example = "2026-03-01T08:00:00Z",
            role = Field.Role.COMPUTED)
        Optional<Instant> createTime) {

  /** Stands for every app, or every stream. */
  static final String EVERY = "*";

  static final String DOMAIN = "[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+";
  static final String NAME = "\\*|[^*/\\p{Cntrl}]+";
  static final String NAME_SAYS = "be `*`, or hold no asterisk, slash or control character";

  /** When a stream that a rule applies to is recorded. */
  public enum OnDemand {
    /** Whenever it is pushed. */
    AUTOMATIC(0),
    /** When the domain's callback says so. */
    CALLBACK(1),
    /** When the push URL says so. */
    PUSH_PARAMETER(2),
    /** When a command says so. */
    MANUAL(7);

    private final int code;

    OnDemand(int code) {
      this.code = code;
    }

    /** The number on the wire. */
    int code() {
      return code;
    }
  }
}

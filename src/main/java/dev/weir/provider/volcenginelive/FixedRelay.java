package dev.weir.provider.volcenginelive;

import dev.weir.kind.Describes;
import dev.weir.kind.Field;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A stream that is pulled from a source whether anybody watches or not.
 *
 * @param domain pull domain
 * @param app application
 * @param stream name of the stream
 * @param srcAddrs sources in the order of tries
 * @param startTime when pulling begins
 * @param endTime when pulling ends
 */
@Describes(
    apiVersion = Provider.VERSION,
    doc =
        "A stream that Volcengine Live pulls from a source within a time window, or always, whether"
            + " anybody watches or not.",
    source = "https://www.volcengine.com/docs/6469/1126875")
public record FixedRelay(
    @Field(
            doc = "Pull domain that the stream is played from.",
            example = "pull.example.com",
            required = true,
            role = Field.Role.IDENTITY,
            pattern = "[A-Za-z0-9_.-]{1,253}",
            patternSays = "be a domain name")
        String domain,
    @Field(
            doc = "Application, the `AppName` of the stream address.",
            example = "live",
            required = true,
            role = Field.Role.IDENTITY,
            pattern = "[A-Za-z0-9_.-]{1,30}",
            patternSays = "be 1 to 30 letters, digits, dots, dashes and underscores")
        String app,
    @Field(
            doc = "Name of the stream.",
            example = "final",
            fallback = Field.METADATA_NAME,
            role = Field.Role.IDENTITY,
            pattern = "[A-Za-z0-9_.-]{1,100}",
            patternSays = "be 1 to 100 letters, digits, dots, dashes and underscores")
        String stream,
    @Field(
            doc = "Full addresses of the source, tried in this order and then round again.",
            example = "[\"rtmp://origin.example.org/live/final\"]",
            required = true,
            minItems = 1,
            maxItems = 10,
            max = 2_048,
            pattern = "(?i)(rtmp|https?|srt)://[^\\s/?#\\[\\]]+([/?#]\\S*)?",
            patternSays = "be an address that starts with rtmp, http, https or srt; without IPv6")
        List<String> srcAddrs,
    @Field(
            doc = "When pulling begins; together with `endTime`, or neither to pull always.",
            example = "2026-12-31T20:00:00+08:00",
            clearedWhenUnset = true)
        Optional<Instant> startTime,
    @Field(
            doc =
                "When pulling ends, at most 7 days after it begins. Once it is over, and the"
                    + " service has dropped the relay, it is not made again.",
            example = "2027-01-01T02:00:00+08:00",
            clearedWhenUnset = true)
        Optional<Instant> endTime) {}

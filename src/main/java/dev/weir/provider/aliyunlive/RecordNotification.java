package dev.weir.provider.aliyunlive;

import dev.weir.kind.Describes;
import dev.weir.kind.Field;
import dev.weir.kind.Secret;
import java.util.Optional;

/**
 * Where a domain's recordings are told to, and who decides on recordings on demand.
 *
 * <p>The service demands a URL for events even where only the decisions are wanted; so {@code
 * notifyUrl} is {@code onDemandUrl} when a manifest leaves it out.
 */
@Describes(
    apiVersion = "aliyun-live/v1",
    doc =
        "Where a domain's recordings are told to, and who decides on recordings on demand. A domain"
            + " has one.",
    source =
        "https://www.alibabacloud.com/help/en/live/developer-reference/api-live-2016-11-01-addliverecordnotifyconfig")
public record RecordNotification(
    @Field(
            doc = "Main streaming domain, in lower case.",
            example = "play.example.com",
            required = true,
            role = Field.Role.IDENTITY,
            pattern = RecordRule.DOMAIN,
            patternSays = "be a host name in lower case")
        String domain,
    @Field(
            doc =
                "Gets a POST for each recorded file. The service demands it: when only"
                    + " `onDemandUrl` is set, events go there too.",
            example = "https://callbacks.example.com/recorded",
            suggested = true,
            pattern = RecordNotification.URL,
            patternSays = RecordNotification.URL_SAYS)
        Optional<String> notifyUrl,
    @Field(
            doc =
                "Asked by GET whether to record a stream that a rule with `onDemand: callback`"
                    + " applies to. Without it such streams are not recorded.",
            example = "https://callbacks.example.com/decide",
            clearedWhenUnset = true,
            pattern = RecordNotification.URL,
            patternSays = RecordNotification.URL_SAYS)
        Optional<String> onDemandUrl,
    @Field(doc = "Whether starts, pauses and resumptions are told as well.", fallback = "false")
        boolean needStatusNotify,
    @Field(doc = "Whether the calls are signed with the key.", fallback = "false")
        boolean notifyReqAuth,
    @Field(
            doc = "Key that the calls are signed with: 16 to 32 letters and digits.",
            harmless = true,
            clearedWhenUnset = true)
        Optional<Secret> notifyAuthKey) {

  static final String URL = "https?://[\\x21-\\x7E]+";
  static final String URL_SAYS =
      "start with `http://` or `https://` and hold visible ASCII only, the rest percent-encoded";
}

package dev.weir.provider.volcenginelive;

import dev.weir.kind.Describes;
import dev.weir.kind.Field;
import dev.weir.kind.Secret;
import java.util.Optional;

/**
 * An account at Volcengine Live.
 *
 * @param endpoint host, or URL, of the API
 * @param region signed along with each call
 * @param account tells accounts apart; part of every natural key
 * @param credentials access key; from the environment when there is none
 * @param limits how fast the account may be called
 */
@Describes(
    apiVersion = Provider.VERSION,
    kind = "Provider",
    doc =
        "An account at Volcengine Live. Without `credentials` the access key is taken from"
            + " VOLC_ACCESSKEY, VOLC_SECRETKEY and VOLC_SESSIONTOKEN.",
    source = "https://www.volcengine.com/docs/6469/1126803")
public record Provider(
    @Field(
            doc = "Host of the API; `http://` only for this machine.",
            example = "live.volcengineapi.com",
            fallback = "live.volcengineapi.com",
            pattern =
                "(https://)?[A-Za-z0-9][A-Za-z0-9.-]*(:[0-9]{1,5})?"
                    + "|http://(127\\.0\\.0\\.1|localhost)(:[0-9]{1,5})?",
            patternSays = "be a host name, with `https://` or a port if needed, and no path")
        String endpoint,
    @Field(
            doc = "Region that calls are signed for.",
            example = "cn-north-1",
            fallback = "cn-north-1",
            pattern = "[a-z0-9-]{1,40}",
            patternSays = "be a region such as cn-north-1")
        String region,
    @Field(
            doc =
                "Name that tells this account from others in the stack, for instance its number."
                    + " It is part of every natural key, so that an access key can be exchanged"
                    + " without a trace, and must not change later. A stack with one account needs"
                    + " none.",
            example = "\"2100012345\"",
            fallback = "",
            max = 60,
            pattern = "[A-Za-z0-9_.-]*",
            patternSays = "hold only letters, digits, dots, dashes and underscores")
        String account,
    @Field(doc = "Access key of the account, or a temporary one.")
        Optional<Credentials> credentials,
    @Field(doc = "How fast the account may be called.", fallback = "{}") Limits limits) {

  static final String VERSION = "volcengine-live/v1";

  /**
   * An access key.
   *
   * @param accessKey its public half
   * @param secretKey its secret half
   * @param sessionToken comes with temporary keys
   */
  @Describes(doc = "An access key, each part by reference.")
  public record Credentials(
      @Field(doc = "Access key id.", required = true) Secret accessKey,
      @Field(doc = "Secret access key.", required = true) Secret secretKey,
      @Field(doc = "Session token of a temporary key.") Optional<Secret> sessionToken) {}

  /**
   * Limits of the account.
   *
   * @param requestsPerSecond for each operation
   * @param concurrency for each operation
   */
  @Describes(doc = "How fast an account may be called.")
  public record Limits(
      @Field(
              doc =
                  "Calls of one operation that may start in a second. The service allows 10 to all"
                      + " users of the account together.",
              fallback = "6",
              min = 1,
              max = 1_000)
          int requestsPerSecond,
      @Field(
              doc = "Calls of one operation that may be under way at once.",
              fallback = "4",
              min = 1,
              max = 100)
          int concurrency) {}
}

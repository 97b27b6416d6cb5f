package dev.weir.provider.qiniupili;

import dev.weir.kind.Describes;
import dev.weir.kind.Field;
import dev.weir.kind.Named;
import dev.weir.kind.Secret;
import java.util.Optional;

/** A live hub, the way to it, and the access key for it. */
@Describes(
    apiVersion = "qiniu-pili/v1",
    doc =
        "One live hub of Qiniu PILI, the way to it, and the access key for it. Hubs are made in the"
            + " vendor's console; no API makes one.",
    source = "https://developer.qiniu.com/pili")
public record Provider(
    @Field(
            doc = "Name of the hub.",
            example = "live-demo",
            required = true,
            pattern = "[A-Za-z0-9_-]{1,100}",
            patternSays = "hold only letters, digits, dashes and underscores, at most 100")
        String hub,
    @Field(
            doc =
                "Host of the API; with `https` unless it says `http://`. The vendor also has"
                    + " `pili-lte.qiniuapi.com` (preview) and `pili-iam.qiniuapi.com` (IAM users).",
            example = "pili-iam.qiniuapi.com",
            fallback = "pili.qiniuapi.com",
            pattern = "(https?://)?([A-Za-z0-9.-]+|\\[[0-9A-Fa-f:.]+])(:[0-9]{1,5})?",
            patternSays =
                "be a host, with `http://` or `https://` before and a port after it at most")
        String apiHost,
    @Field(
            doc =
                "Host that tells what became of files in the making, `api.qiniu.com` when not set;"
                    + " the API's host when that is this machine. Asked without a signature.",
            example = "api.qiniu.com",
            pattern = "(https?://)?([A-Za-z0-9.-]+|\\[[0-9A-Fa-f:.]+])(:[0-9]{1,5})?",
            patternSays =
                "be a host, with `http://` or `https://` before and a port after it at most")
        Optional<String> jobHost,
    @Field(
            doc =
                "Generation of the API; one hub is managed through one of them. `v1` sets publish"
                    + " key and security of a stream and can delete it; `v2` sets its transcodings"
                    + " and cannot delete it.",
            fallback = "v1")
        ApiGeneration apiGeneration,
    @Field(
            doc =
                "Access key; when not set, taken from `QINIU_ACCESS_KEY` and `QINIU_SECRET_KEY`, or"
                    + " else from `PILI_ACCESS_KEY` and `PILI_SECRET_KEY` in the environment.")
        Optional<Credentials> credentials,
    @Field(doc = "How fast the account is called.", fallback = "{}") Limits limits) {

  /** Generations of the API. */
  public enum ApiGeneration {
    /** Streams by hub and title, with key and security of their own. */
    @Named("v1")
    V1,
    /** Streams by hub and key, secured by the hub. */
    @Named("v2")
    V2
  }

  /** An access key by reference. */
  @Describes(doc = "An access key.", source = "https://portal.qiniu.com/user/key")
  public record Credentials(
      @Field(doc = "The public half of the key.", required = true) Secret accessKey,
      @Field(doc = "The secret half of the key.", required = true) Secret secretKey) {}

  /** How fast the account is called; slows down by itself when Qiniu says so. */
  @Describes(
      doc =
          "How fast the account is called; Weir slows down by itself when Qiniu asks for it. The"
              + " vendor publishes no limit.")
  public record Limits(
      @Field(
              doc =
                  "Calls that start in a second, at most; 10 when not set, or 10000 when the API"
                      + " host is this machine.",
              min = 1,
              max = 10_000)
          Optional<Integer> requestsPerSecond,
      @Field(
              doc =
                  "Calls that are under way at the same time, at most; 4 when not set, or 32 when"
                      + " the API host is this machine.",
              min = 1,
              max = 1_000)
          Optional<Integer> concurrency) {}
}

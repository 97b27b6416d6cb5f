package dev.weir.provider.aliyunoss;

import dev.weir.kind.Describes;
import dev.weir.kind.Field;
import dev.weir.kind.Named;
import dev.weir.kind.Secret;
import java.util.Optional;

/** A bucket, the way to it, and the access key for it. */
@Describes(
    apiVersion = "aliyun-oss/v1",
    doc = "One bucket of Alibaba Cloud OSS, the way to it, and the access key for it.",
    source = "https://www.alibabacloud.com/help/en/oss/user-guide/regions-and-endpoints")
public record Provider(
    @Field(
            doc =
                "Endpoint of the bucket's region, without the bucket; with `https` unless it says"
                    + " `http://`.",
            example = "oss-cn-hangzhou.aliyuncs.com",
            required = true,
            pattern = "(https?://)?([A-Za-z0-9.-]+|\\[[0-9A-Fa-f:.]+])(:[0-9]{1,5})?",
            patternSays =
                "be a host, with `http://` or `https://` before and a port after it at most")
        String endpoint,
    @Field(
            doc =
                "Region of the bucket, without `oss-`; taken from the endpoint when that is one of"
                    + " OSS's own.",
            example = "cn-hangzhou",
            pattern = "[a-z0-9]+(-[a-z0-9]+)*",
            patternSays = "be a region such as cn-hangzhou")
        Optional<String> region,
    @Field(
            doc = "Name of the bucket.",
            example = "live-demo",
            required = true,
            pattern = "[a-z0-9][a-z0-9-]{1,61}[a-z0-9]",
            patternSays = "have 3 to 63 lower-case letters, digits and inner dashes")
        String bucket,
    @Field(
            doc =
                "Access key; when not set, taken from `ALIBABA_CLOUD_ACCESS_KEY_ID` and"
                    + " `ALIBABA_CLOUD_ACCESS_KEY_SECRET` (and `ALIBABA_CLOUD_SECURITY_TOKEN`), or"
                    + " else from `OSS_ACCESS_KEY_ID` and `OSS_ACCESS_KEY_SECRET` (and"
                    + " `OSS_SESSION_TOKEN`) in the environment.")
        Optional<Credentials> credentials,
    @Field(
            doc =
                "How URLs name the bucket; `path` is used for an IP address or `localhost` in any"
                    + " case.",
            fallback = "virtual-host")
        Addressing addressing,
    @Field(doc = "Version of the request signature.", fallback = "v4") Signature signature,
    @Field(doc = "How fast the bucket is called.", fallback = "{}") Limits limits) {

  /** How URLs name the bucket. */
  public enum Addressing {
    /** {@code https://bucket.endpoint/}. */
    VIRTUAL_HOST,
    /** The endpoint is a host of the bucket's own: {@code https://endpoint/}. */
    CNAME,
    /** {@code https://endpoint/bucket/}; OSS itself refuses it. */
    PATH
  }

  /** Versions of the request signature. */
  public enum Signature {
    /** HMAC-SHA1; for regions and keys that still need it. */
    @Named("v1")
    V1,
    /** HMAC-SHA256, bound to a day and a region. */
    @Named("v4")
    V4
  }

  /** An access key by reference. */
  @Describes(
      doc = "An access key.",
      source =
          "https://www.alibabacloud.com/help/en/oss/developer-reference/configure-access-credentials")
  public record Credentials(
      @Field(doc = "The public half of the key.", required = true) Secret accessKeyId,
      @Field(doc = "The secret half of the key.", required = true) Secret accessKeySecret,
      @Field(doc = "Comes with temporary keys of the Security Token Service.")
          Optional<Secret> securityToken) {}

  /** How fast the bucket is called. Slows down by itself when OSS says so. */
  @Describes(
      doc = "How fast the bucket is called; Weir slows down by itself when OSS asks for it.",
      source = "https://www.alibabacloud.com/help/en/oss/product-overview/limits")
  public record Limits(
      @Field(
              doc = "Calls that start in a second, at most.",
              fallback = "500",
              min = 1,
              max = 10_000)
          int requestsPerSecond,
      @Field(
              doc = "Calls that are under way at the same time, at most.",
              fallback = "64",
              min = 1,
              max = 1_000)
          int concurrency) {}
}

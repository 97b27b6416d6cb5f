package dev.weir.provider.aliyunlive;

import dev.weir.kind.Describes;
import dev.weir.kind.Field;
import dev.weir.kind.Named;
import dev.weir.kind.Secret;
import java.util.List;
import java.util.Optional;

/** An account of ApsaraVideo Live, the way to it, and the access key for it. */
@Describes(
    apiVersion = "aliyun-live/v1",
    doc = "One account of Alibaba Cloud's ApsaraVideo Live, the way to it, and the access key.",
    source = "https://www.alibabacloud.com/help/en/live/developer-reference/api-live-2016-11-01")
public record Provider(
    @Field(
            doc = "Host of the API, the same for all regions; with `https` unless it says so.",
            fallback = "live.aliyuncs.com",
            pattern = "(https?://)?[A-Za-z0-9.-]+(:[0-9]{1,5})?",
            patternSays =
                "be a host, with `http://` or `https://` before and a port after it at most")
        String endpoint,
    @Field(
            doc =
                "Region of the domains' live centre; rules must record into buckets of the same"
                    + " region, and Weir warns of those that do not.",
            example = "cn-shanghai",
            pattern = "[a-z0-9]+(-[a-z0-9]+)*",
            patternSays = "be a region such as cn-shanghai")
        Optional<String> region,
    @Field(
            doc =
                "Any name for the account, such as its number. Needed where a stack works with"
                    + " more than one account; part of every natural key, so choose once.",
            example = "1234567890123456",
            fallback = "",
            max = 64,
            pattern = "[A-Za-z0-9_.-]*",
            patternSays = "hold only letters, digits, dots, dashes and underscores")
        String account,
    @Field(
            doc =
                "Streaming domains to look at for rules that nobody declares; domains of declared"
                    + " rules are looked at anyway.",
            example = "[play.example.com]",
            unordered = true)
        List<String> domains,
    @Field(
            doc =
                "Access key; when not set, taken from `ALIBABA_CLOUD_ACCESS_KEY_ID` and"
                    + " `ALIBABA_CLOUD_ACCESS_KEY_SECRET` (and `ALIBABA_CLOUD_SECURITY_TOKEN`) in"
                    + " the environment.")
        Optional<Credentials> credentials,
    @Field(doc = "Version of the request signature.", fallback = "v3") Signature signature,
    @Field(doc = "How fast the account is called.", fallback = "{}") Limits limits) {

  /** Versions of the request signature. */
  public enum Signature {
    /** HMAC-SHA1 over the parameters; for gateways that still need it. */
    @Named("v1")
    V1,
    /** ACS3-HMAC-SHA256 over parameters and headers. */
    @Named("v3")
    V3
  }

  /** An access key by reference. */
  @Describes(
      doc = "An access key.",
      source =
          "https://www.alibabacloud.com/help/en/sdk/developer-reference/v2-manage-access-credentials")
  public record Credentials(
      @Field(doc = "The public half of the key.", required = true) Secret accessKeyId,
      @Field(doc = "The secret half of the key.", required = true) Secret accessKeySecret,
      @Field(doc = "Comes with temporary keys of the Security Token Service.")
          Optional<Secret> securityToken) {}

  /** How fast the account is called. Slows down by itself when the service says so. */
  @Describes(
      doc =
          "How fast the account is called; the service counts each operation by itself, for the"
              + " account and its RAM users together. Weir slows down by itself when asked to.",
      source =
          "https://www.alibabacloud.com/help/en/live/developer-reference/api-live-2016-11-01-describeliverecordconfig")
  public record Limits(
      @Field(
              doc = "Calls of a reading operation that start in a second, at most.",
              fallback = "100",
              min = 1,
              max = 1_000)
          int readsPerSecond,
      @Field(
              doc = "Calls of a changing operation that start in a second, at most.",
              fallback = "30",
              min = 1,
              max = 1_000)
          int writesPerSecond,
      @Field(
              doc = "Calls that are under way at the same time, at most.",
              fallback = "16",
              min = 1,
              max = 1_000)
          int concurrency) {}
}

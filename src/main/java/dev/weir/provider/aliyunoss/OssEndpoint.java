package dev.weir.provider.aliyunoss;

import dev.weir.http.Percent;
import dev.weir.kind.Kind;
import dev.weir.kind.Value;
import dev.weir.provider.Session.SandboxAccess;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a bucket is.
 *
 * @param base URL of the bucket, without a slash at its end
 * @param bucket its name
 * @param region for the signature; empty when nothing tells it
 * @param publicHost authority of the bucket in the addresses of its channels
 */
record OssEndpoint(URI base, String bucket, String region, String publicHost) {

  private static final String OWN_DOMAIN = ".aliyuncs.com";

  private static final Pattern OWN_HOST =
      Pattern.compile("oss-(?!accelerate)([a-z0-9-]+?)(?:-internal)?\\.aliyuncs\\.com");

  private static final Pattern DUAL_STACK_HOST =
      Pattern.compile("([a-z0-9-]+)\\.oss\\.aliyuncs\\.com");

  private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|\\[.*]|localhost");

  /** The bucket of these settings; in a sandbox, the bucket of the same name there. */
  static OssEndpoint of(Provider settings, Optional<SandboxAccess> sandbox) {
    var uri = uri(settings.endpoint());
    var region = settings.region().or(() -> regionOf(uri.getHost())).orElse("");
    var addressing = addressing(settings.addressing(), uri.getHost());
    var bucket = settings.bucket();
    var base =
        sandbox
            .map(access -> access.endpoint() + "/" + bucket)
            .orElseGet(() -> base(addressing, uri, bucket));
    return new OssEndpoint(
        URI.create(base), bucket, region, publicHost(addressing, uri, bucket, region));
  }

  private static String base(Provider.Addressing addressing, URI uri, String bucket) {
    var scheme = uri.getScheme() + "://";
    return switch (addressing) {
      case VIRTUAL_HOST -> scheme + bucket + "." + uri.getAuthority();
      case CNAME -> scheme + uri.getAuthority();
      case PATH -> scheme + uri.getAuthority() + "/" + bucket;
    };
  }

  /** The service shows its public host, even to who calls it by another way. */
  private static String publicHost(
      Provider.Addressing addressing, URI uri, String bucket, String region) {
    if (addressing == Provider.Addressing.CNAME) {
      return uri.getAuthority();
    }
    boolean own = uri.getHost().endsWith(OWN_DOMAIN) || ADDRESS.matcher(uri.getHost()).matches();
    return own && !region.isEmpty()
        ? bucket + ".oss-" + region + OWN_DOMAIN
        : bucket + "." + uri.getAuthority();
  }

  /** An IP address has no subdomains, so the official clients switch to path style as well. */
  private static Provider.Addressing addressing(Provider.Addressing declared, String host) {
    return ADDRESS.matcher(host).matches() ? Provider.Addressing.PATH : declared;
  }

  private static URI uri(String endpoint) {
    return URI.create(endpoint.contains("://") ? endpoint : "https://" + endpoint);
  }

  /** The region that one of OSS's own hosts is in. */
  static Optional<String> regionOf(String host) {
    for (var pattern : new Pattern[] {OWN_HOST, DUAL_STACK_HOST}) {
      var matcher = pattern.matcher(host);
      if (matcher.matches()) {
        return Optional.of(matcher.group(1));
      }
    }
    return Optional.empty();
  }

  /** Looks for what the service would only answer with a refusal. */
  static void check(Value.Fields settings, Kind.Findings findings) {
    var endpoint = settings.text("endpoint");
    if (!endpoint.isEmpty()) {
      host(endpoint)
          .ifPresentOrElse(
              host -> check(host, settings, findings),
              () ->
                  findings.error(
                      "endpoint",
                      "invalid-endpoint",
                      "`%s` is no host".formatted(endpoint),
                      "write the endpoint of the bucket's region, for instance"
                          + " `oss-cn-hangzhou.aliyuncs.com`"));
    }
  }

  private static void check(String host, Value.Fields settings, Kind.Findings findings) {
    var bucket = settings.text("bucket");
    if (!bucket.isEmpty() && host.startsWith(bucket + ".oss")) {
      findings.error(
          "endpoint",
          "bucket-in-endpoint",
          "`endpoint` names the bucket",
          "write `%s`".formatted(host.substring(bucket.length() + 1)));
      return;
    }
    boolean regional = settings.text("signature").equals("v4");
    if (regional && !settings.get("region").isPresent() && regionOf(host).isEmpty()) {
      findings.error(
          "region",
          "missing-region",
          "`region` is needed, since `%s` does not tell it".formatted(host),
          "set `region` to the bucket's region, for instance `cn-hangzhou`");
    }
  }

  private static Optional<String> host(String endpoint) {
    try {
      return Optional.ofNullable(uri(endpoint).getHost());
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /** What signatures call the thing at a URL of the bucket: {@code /bucket/key}, decoded. */
  String resource(String url) {
    int question = url.indexOf('?');
    int end = question < 0 ? url.length() : question;
    return "/" + bucket + Percent.decode(url.substring(base.toString().length(), end));
  }

  /** Where to push to, unsigned, in the form that the service tells after a creation. */
  String publishUrl(String channel) {
    return "rtmp://" + publicHost + "/live/" + channel;
  }

  /** Where to play from; the service says {@code http} even when it is called over TLS. */
  String playUrl(String channel, String playlist) {
    return "http://" + publicHost + "/" + channel + "/" + playlist;
  }
}

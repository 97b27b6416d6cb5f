package dev.weir.provider.aliyunoss;

import dev.weir.http.Percent;
import dev.weir.sandbox.Call;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a request is addressed to, whatever the addressing style.
 *
 * @param host without port, in lower case
 * @param bucket empty when none is named
 * @param key decoded, without the slash before it; empty for the bucket itself
 * @param hostRegion the region that the host name tells, for instance {@code cn-hangzhou}
 * @param pathStyle whether the bucket stands in the path
 */
record OssAddress(
    String host, String bucket, String key, Optional<String> hostRegion, boolean pathStyle) {

  private static final Pattern ADDRESS =
      Pattern.compile("[0-9.]+|\\[?[0-9a-fA-F:]*:[0-9a-fA-F:.]*]?");
  private static final Pattern ENDPOINT =
      Pattern.compile("(?:(.+)\\.)?oss-([a-z0-9-]+?)(?:-internal)?\\.aliyuncs\\.com");

  /**
   * Reads a request's address.
   *
   * @throws OssRefusal when the path is no percent-encoded UTF-8
   */
  static OssAddress of(Call call, OssWorld world) {
    var host = withoutPort(call.header("Host").orElse("")).toLowerCase(Locale.ROOT);
    var endpoint = ENDPOINT.matcher(host);
    if (endpoint.matches()) {
      var region = Optional.of(endpoint.group(2)).filter(name -> !name.equals("accelerate"));
      return endpoint.group(1) == null
          ? inPath(call, host, region)
          : new OssAddress(host, endpoint.group(1), key(call.rawPath()), region, false);
    }
    var alias = world.bucketOfAlias(host);
    if (alias.isPresent()) {
      return new OssAddress(host, alias.get(), key(call.rawPath()), Optional.empty(), false);
    }
    var dot = host.indexOf('.');
    if (dot < 0 || ADDRESS.matcher(host).matches()) {
      return inPath(call, host, Optional.empty());
    }
    return new OssAddress(
        host, host.substring(0, dot), key(call.rawPath()), Optional.empty(), false);
  }

  /** Whether a bucket is named in the path of a host that only takes it in the host name. */
  boolean isSecondLevel() {
    return pathStyle && !bucket.isEmpty() && hostRegion.isPresent();
  }

  /** {@code /bucket/key}, which signatures cover. */
  String resource() {
    return bucket.isEmpty() ? "/" : "/" + bucket + "/" + key;
  }

  private static OssAddress inPath(Call call, String host, Optional<String> region) {
    var path = key(call.rawPath());
    var slash = path.indexOf('/');
    return slash < 0
        ? new OssAddress(host, path, "", region, true)
        : new OssAddress(host, path.substring(0, slash), path.substring(slash + 1), region, true);
  }

  private static String key(String rawPath) {
    try {
      var key = Percent.decode(rawPath).substring(1);
      if (key.chars().noneMatch(Character::isISOControl)) {
        return key;
      }
    } catch (IllegalArgumentException e) {
      // Answered below, as a name that no XML document could show.
    }
    throw OssRefusal.channelName("0017-00000259", "The channel name must be encoded in UTF-8.");
  }

  private static String withoutPort(String host) {
    if (host.startsWith("[")) {
      return host.substring(0, host.indexOf(']') + 1);
    }
    var colon = host.indexOf(':');
    return colon < 0 ? host : host.substring(0, colon);
  }
}

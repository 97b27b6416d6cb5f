package dev.weir.provider.aliyunoss;

import dev.weir.http.Query;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What of a request an OSS signature may cover. The client signs it, the emulator checks it: both
 * through {@link SignatureV1} and {@link SignatureV4}.
 *
 * @param method upper case
 * @param resource {@code /bucket/key}, decoded, whatever the addressing style; {@code /bucket/} for
 *     the bucket itself
 * @param query decoded
 * @param headers by lower-case name, values trimmed
 */
record SignedParts(String method, String resource, Query query, SortedMap<String, String> headers) {

  private static final String OSS = "x-oss-";

  /** The parts of a request whose header names may have any letter case. */
  static SignedParts of(
      String method, String resource, Query query, Map<String, String> anyCaseHeaders) {
    var headers = new TreeMap<String, String>();
    anyCaseHeaders.forEach((name, value) ->
        headers.merge(
            name.toLowerCase(Locale.ROOT), value.strip(), (first, second) -> first + "," + second));
    return new SignedParts(method, resource, query, headers);
  }

  /** A header's value, by lower-case name. */
  Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  /** Whether OSS always signs a header with this lower-case name. */
  static boolean isOssHeader(String name) {
    return name.startsWith(OSS);
  }

  /** A line {@code name:value} for each header whose name is chosen, by name. */
  String headerLines(Predicate<String> chosen) {
    var lines = new StringBuilder();
    headers.forEach((name, value) -> {
      if (chosen.test(name)) {
        lines.append(name).append(':').append(value).append('\n');
      }
    });
    return lines.toString();
  }
}

package dev.weir.provider.aliyunoss;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import dev.weir.http.Hmac;
import dev.weir.http.Query;
import dev.weir.kind.Secret;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Comparator;
import java.util.Locale;
import java.util.Set;

/**
 * OSS signature version 1, in the {@code Authorization} header.
 *
 * <p>See {@code API Reference/Access control/Add a signature to the header.md} in
 * https://github.com/AlibabaCloudDocs/oss.
 */
final class SignatureV1 {

  private static final DateTimeFormatter RFC_1123 =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /** The query parameters that LiveChannel calls use and the signature covers; no others are. */
  private static final Set<String> SUB_RESOURCES =
      Set.of("live", "status", "comp", "vod", "startTime", "endTime", "security-token");

  private SignatureV1() {}

  /**
   * A time as {@code Date} and {@code x-oss-date} tell it: {@code Thu, 02 Jan 2025 03:04:05 GMT}.
   */
  static String timestamp(Instant time) {
    return RFC_1123.format(time);
  }

  /** The text that is signed. */
  static String stringToSign(SignedParts parts) {
    return String.join(
        "\n",
        parts.method(),
        parts.header("content-md5").orElse(""),
        parts.header("content-type").orElse(""),
        parts.header("x-oss-date").or(() -> parts.header("date")).orElse(""),
        parts.headerLines(SignedParts::isOssHeader) + parts.resource() + query(parts.query()));
  }

  private static String query(Query query) {
    var signed =
        query.parameters().stream()
            .filter(parameter -> SUB_RESOURCES.contains(parameter.name()))
            .sorted(Comparator.comparing(Query.Parameter::name))
            .map(p -> p.value().isEmpty() ? p.name() : p.name() + "=" + p.value())
            .collect(joining("&"));
    return signed.isEmpty() ? "" : "?" + signed;
  }

  /** The signature of a text: base64 of its HMAC-SHA1. */
  static String sign(Secret secret, String stringToSign) {
    var mac = Hmac.sha1(secret.reveal().getBytes(UTF_8), stringToSign);
    return Base64.getEncoder().encodeToString(mac);
  }
}

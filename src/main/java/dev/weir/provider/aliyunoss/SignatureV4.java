package dev.weir.provider.aliyunoss;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import dev.weir.http.Hmac;
import dev.weir.http.Percent;
import dev.weir.http.Query;
import dev.weir.kind.Secret;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Locale;
import java.util.SortedSet;

/**
 * OSS signature version 4, in the {@code Authorization} header.
 *
 * <p>See
 * https://www.alibabacloud.com/help/en/oss/developer-reference/recommend-to-use-signature-version-4.
 */
final class SignatureV4 {

  static final String ALGORITHM = "OSS4-HMAC-SHA256";

  /** The payload hash that stands for "the body is not signed". */
  static final String UNSIGNED_PAYLOAD = "UNSIGNED-PAYLOAD";

  private static final String PRODUCT = "oss";
  private static final String TERMINATOR = "aliyun_v4_request";

  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private SignatureV4() {}

  /**
   * What a signing key is good for.
   *
   * @param day {@code 20251231}, in UTC
   * @param region {@code cn-hangzhou}
   */
  record Scope(String day, String region) {

    /** {@code day/region/oss/aliyun_v4_request}. */
    @Override
    public String toString() {
      return String.join("/", day, region, PRODUCT, TERMINATOR);
    }
  }

  /** A time as {@code x-oss-date} tells it: {@code 20251231T235958Z}. */
  static String timestamp(Instant time) {
    return TIMESTAMP.format(time);
  }

  /**
   * The request in the one form that both sides compute.
   *
   * @param additional lower-case names of further signed headers
   */
  static String canonicalRequest(SignedParts parts, SortedSet<String> additional) {
    return String.join(
        "\n",
        parts.method(),
        Percent.encodePath(parts.resource()),
        query(parts.query()),
        parts.headerLines(name -> isSigned(name) || additional.contains(name)),
        String.join(";", additional),
        parts.header("x-oss-content-sha256").orElse(UNSIGNED_PAYLOAD));
  }

  private static boolean isSigned(String name) {
    return SignedParts.isOssHeader(name)
        || name.equals("content-type")
        || name.equals("content-md5");
  }

  private static String query(Query query) {
    return query.parameters().stream()
        .map(p -> new Query.Parameter(Percent.encode(p.name()), Percent.encode(p.value())))
        .sorted(Comparator.comparing(Query.Parameter::name).thenComparing(Query.Parameter::value))
        .map(p -> p.value().isEmpty() ? p.name() : p.name() + "=" + p.value())
        .collect(joining("&"));
  }

  /**
   * The text that is signed.
   *
   * @param timestamp the value of {@code x-oss-date}, or of {@code Date} when that is missing
   */
  static String stringToSign(String timestamp, Scope scope, String canonicalRequest) {
    return String.join(
        "\n",
        ALGORITHM,
        timestamp,
        scope.toString(),
        Hmac.sha256Hex(canonicalRequest.getBytes(UTF_8)));
  }

  /** The signature of a text: 64 lower-case hex digits. */
  static String sign(Secret secret, Scope scope, String stringToSign) {
    return sign(key(secret, scope), stringToSign);
  }

  /**
   * The same with a key that is known already.
   *
   * @param key as {@link #key} tells it
   */
  static String sign(byte[] key, String stringToSign) {
    return HexFormat.of().formatHex(Hmac.sha256(key, stringToSign));
  }

  /** The key that everything of a scope is signed with. As secret as the secret it is made from. */
  static byte[] key(Secret secret, Scope scope) {
    var key = ("aliyun_v4" + secret.reveal()).getBytes(UTF_8);
    for (var step : new String[] {scope.day(), scope.region(), PRODUCT, TERMINATOR}) {
      key = Hmac.sha256(key, step);
    }
    return key;
  }
}

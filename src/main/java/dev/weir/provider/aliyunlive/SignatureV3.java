package dev.weir.provider.aliyunlive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import dev.weir.http.Hmac;
import dev.weir.http.Percent;
import dev.weir.http.Query;
import dev.weir.kind.Secret;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.SortedMap;

/**
 * Version 3 of Alibaba Cloud's signature: ACS3-HMAC-SHA256 over query, headers and body.
 *
 * <p>See
 * https://www.alibabacloud.com/help/en/sdk/product-overview/v3-request-structure-and-signature.
 */
final class SignatureV3 {

  static final String ALGORITHM = "ACS3-HMAC-SHA256";

  private SignatureV3() {}

  /**
   * The request in the one form that both sides compute.
   *
   * @param method {@code GET} or {@code POST}
   * @param path undecoded, for instance {@code /}
   * @param query decoded
   * @param headers those that are signed, by lower-case name
   * @param bodyHash SHA-256 of the body in lower-case hex
   */
  static String canonicalRequest(
      String method, String path, Query query, SortedMap<String, String> headers, String bodyHash) {
    var lines =
        headers.entrySet().stream()
            .map(header -> header.getKey() + ":" + header.getValue().strip() + "\n")
            .collect(joining());
    return String.join(
        "\n", method, path, query(query), lines, String.join(";", headers.keySet()), bodyHash);
  }

  private static String query(Query query) {
    return query.parameters().stream()
        .sorted(Comparator.comparing(Query.Parameter::name).thenComparing(Query.Parameter::value))
        .map(p -> Percent.encode(p.name()) + "=" + Percent.encode(p.value()))
        .collect(joining("&"));
  }

  /** The text that is signed. */
  static String stringToSign(String canonicalRequest) {
    return ALGORITHM + "\n" + Hmac.sha256Hex(canonicalRequest.getBytes(UTF_8));
  }

  /** The signature of a text: 64 lower-case hex digits. */
  static String sign(Secret secret, String stringToSign) {
    var mac = Hmac.sha256(secret.reveal().getBytes(UTF_8), stringToSign);
    return HexFormat.of().formatHex(mac);
  }
}

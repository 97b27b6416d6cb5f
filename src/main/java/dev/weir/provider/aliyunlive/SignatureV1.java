package dev.weir.provider.aliyunlive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import dev.weir.http.Hmac;
import dev.weir.http.Percent;
import dev.weir.kind.Secret;
import java.util.Base64;
import java.util.SortedMap;

/**
 * Version 1 of the signature of Alibaba Cloud's RPC style: HMAC-SHA1 over all parameters.
 *
 * <p>See https://www.alibabacloud.com/help/en/sdk/product-overview/rpc-mechanism.
 */
final class SignatureV1 {

  static final String METHOD = "HMAC-SHA1";

  private SignatureV1() {}

  /**
   * The text that is signed.
   *
   * @param method {@code GET} or {@code POST}
   * @param parameters all of query and form, decoded; {@code Signature} is passed over
   */
  static String stringToSign(String method, SortedMap<String, String> parameters) {
    var canonical =
        parameters.entrySet().stream()
            .filter(parameter -> !parameter.getKey().equals("Signature"))
            .map(p -> Percent.encode(p.getKey()) + "=" + Percent.encode(p.getValue()))
            .collect(joining("&"));
    return method + "&%2F&" + Percent.encode(canonical);
  }

  /** The signature of a text: base64 of its HMAC-SHA1. */
  static String sign(Secret secret, String stringToSign) {
    var mac = Hmac.sha1((secret.reveal() + "&").getBytes(UTF_8), stringToSign);
    return Base64.getEncoder().encodeToString(mac);
  }
}

package dev.weir.provider.aliyunlive;

import dev.weir.http.Hmac;
import dev.weir.kind.Secret;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Whose request it says it is, and how it proves that.
 *
 * @param keyId the access key id
 * @param token the security token that comes along
 * @param timestamp when it was signed, as sent
 * @param nonce what is never used twice
 * @param stringToSign the text that the signature is of, by our calculation
 * @param signature as sent
 * @param inHeaders whether it is of version 3
 */
record LiveClaim(
    String keyId,
    Optional<String> token,
    String timestamp,
    String nonce,
    String stringToSign,
    String signature,
    boolean inHeaders) {

  /**
   * Reads a claim of either version.
   *
   * @throws LiveRefusal when a part of it is missing
   */
  static LiveClaim of(LiveCall request) {
    return request.isVersion3() ? version3(request) : version1(request);
  }

  private static LiveClaim version1(LiveCall request) {
    var keyId = required(request, "AccessKeyId");
    var signature = required(request, "Signature");
    if (!required(request, "SignatureMethod").equals(SignatureV1.METHOD)) {
      throw new LiveRefusal(
          400, "InvalidSignatureMethod", "Specified signature method is not valid.");
    }
    return new LiveClaim(
        keyId,
        request.parameter("SecurityToken"),
        required(request, "Timestamp"),
        required(request, "SignatureNonce"),
        SignatureV1.stringToSign(request.call().method(), request.parameters()),
        signature,
        false);
  }

  private static String required(LiveCall request, String name) {
    return request.parameter(name).orElseThrow(() -> LiveRefusal.missing(name));
  }

  /** Clients disagree on the order of the parts and on whether {@code host} is signed. */
  private static LiveClaim version3(LiveCall request) {
    var parts = parts(request.authorization());
    var headers = request.headers();
    var signed = new TreeMap<String, String>();
    for (var name : part(parts, "SignedHeaders").split(";")) {
      var value = headers.get(name.toLowerCase(Locale.ROOT));
      if (value == null) {
        throw LiveRefusal.incompleteSignature();
      }
      signed.put(name.toLowerCase(Locale.ROOT), value);
    }
    var canonical =
        SignatureV3.canonicalRequest(
            request.call().method(),
            request.call().rawPath(),
            request.query(),
            signed,
            Hmac.sha256Hex(request.call().body()));
    return new LiveClaim(
        part(parts, "Credential"),
        request.call().header("x-acs-security-token").filter(token -> !token.isEmpty()),
        header(request, "x-acs-date"),
        header(request, "x-acs-signature-nonce"),
        SignatureV3.stringToSign(canonical),
        part(parts, "Signature"),
        true);
  }

  private static Map<String, String> parts(String authorization) {
    var parts = new HashMap<String, String>();
    for (var part : authorization.substring(SignatureV3.ALGORITHM.length()).split(",")) {
      int equals = part.indexOf('=');
      if (equals > 0) {
        parts.put(part.substring(0, equals).strip(), part.substring(equals + 1).strip());
      }
    }
    return parts;
  }

  private static String part(Map<String, String> parts, String name) {
    var part = parts.getOrDefault(name, "");
    if (part.isEmpty()) {
      throw LiveRefusal.incompleteSignature();
    }
    return part;
  }

  private static String header(LiveCall request, String name) {
    return request
        .call()
        .header(name)
        .filter(value -> !value.isBlank())
        .orElseThrow(() -> LiveRefusal.missing(name));
  }

  /** Whether the signature was made with this secret. */
  boolean isSignedWith(Secret secret) {
    var expected =
        inHeaders ? SignatureV3.sign(secret, stringToSign) : SignatureV1.sign(secret, stringToSign);
    return expected.equals(signature);
  }
}

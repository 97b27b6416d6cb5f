package dev.weir.provider.qiniupili;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weir.http.Hmac;
import dev.weir.http.Percent;
import dev.weir.kind.Secret;
import java.io.ByteArrayOutputStream;
import java.util.Base64;

/**
 * Qiniu's request signature, the same for both generations of the API.
 *
 * <p>See https://developer.qiniu.com/pili/2772/sign-request-pili.
 */
final class PiliSignature {

  private PiliSignature() {}

  /** The bytes that are signed: nothing of the body is decoded or normalised. */
  static byte[] bytesToSign(SignedParts parts) {
    var text = new StringBuilder();
    text.append(parts.method()).append(' ').append(Percent.decode(parts.rawPath()));
    if (!parts.rawQuery().isEmpty()) {
      text.append('?').append(parts.rawQuery());
    }
    text.append("\nHost: ").append(parts.host());
    parts.contentType().ifPresent(type -> text.append("\nContent-Type: ").append(type));
    parts
        .qiniuHeaders()
        .forEach(
            header -> text.append('\n').append(header.name()).append(": ").append(header.value()));
    text.append("\n\n");
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes(text.toString().getBytes(UTF_8));
    if (isBodySigned(parts)) {
      bytes.writeBytes(parts.body());
    }
    return bytes.toByteArray();
  }

  private static boolean isBodySigned(SignedParts parts) {
    return parts.contentType().filter(type -> !type.equals("application/octet-stream")).isPresent();
  }

  /** The value of the {@code Authorization} header. */
  static String authorization(PiliCredentials credentials, SignedParts parts) {
    return "Qiniu "
        + credentials.accessKey()
        + ":"
        + sign(credentials.secretKey(), bytesToSign(parts));
  }

  /** HMAC-SHA1 in URL-safe base64 with padding. */
  static String sign(Secret secret, byte[] content) {
    return Base64.getUrlEncoder()
        .encodeToString(Hmac.sha1(secret.reveal().getBytes(UTF_8), content));
  }

  /** HMAC-SHA1 in URL-safe base64 with padding. */
  static String sign(Secret secret, String text) {
    return sign(secret, text.getBytes(UTF_8));
  }
}

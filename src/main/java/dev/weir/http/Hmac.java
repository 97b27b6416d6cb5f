package dev.weir.http;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Keyed and plain digests of texts in UTF-8, as request signatures use them. */
public final class Hmac {

  private Hmac() {}

  /** HMAC-SHA1. */
  public static byte[] sha1(byte[] key, String text) {
    return mac("HmacSHA1", key, text);
  }

  /** HMAC-SHA256. */
  public static byte[] sha256(byte[] key, String text) {
    return mac("HmacSHA256", key, text);
  }

  /** SHA-256 as 64 lower-case hex digits. */
  public static String sha256Hex(byte[] content) {
    return HexFormat.of().formatHex(digest("SHA-256", content));
  }

  /** MD5, for the {@code Content-MD5} header only. */
  public static byte[] md5(byte[] content) {
    return digest("MD5", content);
  }

  private static byte[] mac(String algorithm, byte[] key, String text) {
    try {
      var mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(key, algorithm));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + algorithm, e);
    }
  }

  private static byte[] digest(String algorithm, byte[] content) {
    try {
      return MessageDigest.getInstance(algorithm).digest(content);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + algorithm, e);
    }
  }
}

package dev.weir.http;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Keyed and plain digests, as request signatures use them; texts count in UTF-8. */
public final class Hmac {

  private Hmac() {}

  /** HMAC-SHA1. */
  public static byte[] sha1(byte[] key, String text) {
    return sha1(key, text.getBytes(StandardCharsets.UTF_8));
  }

  /** HMAC-SHA1 of content that need not be text. */
  public static byte[] sha1(byte[] key, byte[] content) {
    return mac("HmacSHA1", key, content);
  }

  /** HMAC-SHA256. */
  public static byte[] sha256(byte[] key, String text) {
    return mac("HmacSHA256", key, text.getBytes(StandardCharsets.UTF_8));
  }

  /** SHA-256 as 64 lower-case hex digits. */
  public static String sha256Hex(byte[] content) {
    return HexFormat.of().formatHex(digest("SHA-256", content));
  }

  /** MD5, where a provider asks for it. */
  public static byte[] md5(byte[] content) {
    return digest("MD5", content);
  }

  private static byte[] mac(String algorithm, byte[] key, byte[] content) {
    try {
      var mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(key, algorithm));
      return mac.doFinal(content);
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

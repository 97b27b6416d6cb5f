package dev.weir.http;

import com.google.common.primitives.Bytes;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Keyed and plain digests, as request signatures use them; texts count in UTF-8.
 *
 * <p>The keyed ones are RFC 2104 over the JDK's digests: {@code javax.crypto.Mac} would look
 * through all security providers, which takes as long as reading a small stack.
 */
public final class Hmac {

  /** The block of both SHA-1 and SHA-256, in bytes. */
  private static final int BLOCK = 64;

  private static final byte INNER = 0x36;
  private static final byte OUTER = 0x5c;

  private Hmac() {}

  /** HMAC-SHA1. */
  public static byte[] sha1(byte[] key, String text) {
    return sha1(key, text.getBytes(StandardCharsets.UTF_8));
  }

  /** HMAC-SHA1 of content that need not be text. */
  public static byte[] sha1(byte[] key, byte[] content) {
    return mac("SHA-1", key, content);
  }

  /** HMAC-SHA256. */
  public static byte[] sha256(byte[] key, String text) {
    return mac("SHA-256", key, text.getBytes(StandardCharsets.UTF_8));
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
    var block = Arrays.copyOf(key.length > BLOCK ? digest(algorithm, key) : key, BLOCK);
    var inner = digest(algorithm, Bytes.concat(padded(block, INNER), content));
    return digest(algorithm, Bytes.concat(padded(block, OUTER), inner));
  }

  private static byte[] padded(byte[] block, byte pad) {
    var padded = new byte[BLOCK];
    for (int i = 0; i < BLOCK; i++) {
      padded[i] = (byte) (block[i] ^ pad);
    }
    return padded;
  }

  private static byte[] digest(String algorithm, byte[] content) {
    try {
      return MessageDigest.getInstance(algorithm).digest(content);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + algorithm, e);
    }
  }
}

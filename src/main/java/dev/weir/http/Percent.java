package dev.weir.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Percent-encoding as signatures need it: UTF-8, upper-case hex digits, and nothing kept but the
 * unreserved characters of RFC 3986.
 */
public final class Percent {

  private static final String UNRESERVED =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~";

  private static final char[] HEX = "0123456789ABCDEF".toCharArray();

  private Percent() {}

  /** Encodes everything but {@code A-Z a-z 0-9 - _ . ~}. */
  public static String encode(String text) {
    return encode(text, "");
  }

  /** Encodes a path: as {@link #encode(String)}, but slashes stay. */
  public static String encodePath(String path) {
    return encode(path, "/");
  }

  private static String encode(String text, String kept) {
    var encoded = new StringBuilder(text.length() + 16);
    for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
      char character = (char) (octet & 0xFF);
      if (UNRESERVED.indexOf(character) >= 0 || kept.indexOf(character) >= 0) {
        encoded.append(character);
      } else {
        encoded.append('%').append(HEX[character >> 4]).append(HEX[character & 0xF]);
      }
    }
    return encoded.toString();
  }

  /**
   * Undoes percent-encoding; a plus sign stays one.
   *
   * @throws IllegalArgumentException when an escape is cut short or the bytes are not UTF-8
   */
  public static String decode(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    var octets = new ByteArrayOutputStream(text.length());
    int position = 0;
    while (position < text.length()) {
      int escape = text.indexOf('%', position);
      int end = escape < 0 ? text.length() : escape;
      octets.writeBytes(text.substring(position, end).getBytes(StandardCharsets.UTF_8));
      position = end;
      if (escape >= 0) {
        octets.write(octet(text, escape));
        position += 3;
      }
    }
    return utf8(octets.toByteArray());
  }

  private static int octet(String text, int escape) {
    int high = escape + 2 < text.length() ? Character.digit(text.charAt(escape + 1), 16) : -1;
    int low = high < 0 ? -1 : Character.digit(text.charAt(escape + 2), 16);
    if (low < 0) {
      throw new IllegalArgumentException("bad percent-escape at position " + escape);
    }
    return high * 16 + low;
  }

  private static String utf8(byte[] octets) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(octets))
          .toString();
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("percent-escapes are not UTF-8", e);
    }
  }
}

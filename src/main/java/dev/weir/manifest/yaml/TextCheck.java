package dev.weir.manifest.yaml;

import com.google.common.base.Utf8;
import dev.weir.diag.Diagnostic;
import dev.weir.diag.Diagnostics;
import dev.weir.diag.Place;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;

/** Checks that a file is text before it is parsed as YAML. */
public final class TextCheck {

  private static final int MOST = 3;

  private TextCheck() {}

  /** Whether the file can be parsed; if not, says why. */
  public static boolean passes(ManifestSource source, Diagnostics problems) {
    var bytes = source.bytes();
    if (!Utf8.isWellFormed(bytes)) {
      problems.add(notUtf8(source));
      return false;
    }
    int found = 0;
    for (int at = 0; at < bytes.length && found < MOST; at++) {
      if (isForbidden(bytes, at)) {
        problems.add(forbidden(source, at));
        found++;
        at = ManifestSource.lineEnd(bytes, at);
      }
    }
    return found == 0;
  }

  private static Diagnostic notUtf8(ManifestSource source) {
    var bytes = source.bytes();
    int at = firstMalformed(bytes);
    var problem =
        Diagnostic.error(
                "not-utf8", "byte %d (0x%02X) is not UTF-8".formatted(at + 1, bytes[at] & 0xFF))
            .at(place(source, at));
    return problem.hint(
        isUtf16(bytes) ? "the file is UTF-16: save it as UTF-8" : "save the file as UTF-8");
  }

  private static boolean isUtf16(byte[] bytes) {
    int first = bytes[0] & 0xFF;
    int second = bytes.length > 1 ? bytes[1] & 0xFF : 0;
    return first + second == 0xFF + 0xFE && Math.min(first, second) == 0xFE;
  }

  private static int firstMalformed(byte[] bytes) {
    var decoder = StandardCharsets.UTF_8.newDecoder();
    var in = ByteBuffer.wrap(bytes);
    var out = CharBuffer.allocate(8192);
    while (decoder.decode(in, out, true).isOverflow()) {
      out.clear();
    }
    return Math.min(in.position(), bytes.length - 1);
  }

  /**
   * Whether a character begins here that must not stand in a manifest: control characters, line
   * separators that YAML 1.1 counts as line ends and editors do not, byte order marks, and marks
   * that show text in another order than it is read.
   */
  private static boolean isForbidden(byte[] bytes, int at) {
    int first = bytes[at] & 0xFF;
    if (first < 0x80) {
      return (first < ' ' && first != '\n' && first != '\r' && first != '\t') || first == 0x7F;
    }
    return switch (first) {
      case 0xC2 -> (bytes[at + 1] & 0xFF) < 0xA0;
      case 0xE2, 0xEF -> isForbiddenCodePoint(codePoint(bytes, at));
      default -> false;
    };
  }

  private static boolean isForbiddenCodePoint(int point) {
    return (point >= 0x2028 && point <= 0x202E)
        || (point >= 0x2066 && point <= 0x2069)
        || point == 0xFEFF
        || point == 0xFFFE
        || point == 0xFFFF;
  }

  private static int codePoint(byte[] bytes, int at) {
    int length = (bytes[at] & 0x80) == 0 ? 1 : (bytes[at] & 0xE0) == 0xC0 ? 2 : 3;
    return new String(bytes, at, length, StandardCharsets.UTF_8).codePointAt(0);
  }

  private static Diagnostic forbidden(ManifestSource source, int at) {
    int point = codePoint(source.bytes(), at);
    var escape = point < 0x100 ? "\\x%02X".formatted(point) : "\\u%04X".formatted(point);
    return Diagnostic.error(
            "forbidden-character",
            "the character U+%04X (%s) must not stand in a manifest"
                .formatted(point, Character.getName(point)))
        .at(place(source, at))
        .hint("remove it, or write `" + escape + "` within double quotes");
  }

  private static Place place(ManifestSource source, int at) {
    var bytes = source.bytes();
    int line = 1;
    int start = 0;
    int end = ManifestSource.lineEnd(bytes, start);
    while (end < at) {
      line++;
      start = ManifestSource.nextLine(bytes, end);
      end = ManifestSource.lineEnd(bytes, start);
    }
    var before = new String(bytes, start, at - start, StandardCharsets.UTF_8);
    return new Place(source, line, before.codePointCount(0, before.length()) + 1, 1);
  }
}

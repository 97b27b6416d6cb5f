package dev.weir.manifest.yaml;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A file cut at its document markers. A line that begins with {@code ---} ends a document wherever
 * it stands, so pieces can be parsed by themselves: in parallel, and each with its own errors.
 */
public final class Pieces {

  private static final byte[] STACK = "kind: Stack".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] PROVIDER = "kind: Provider".getBytes(StandardCharsets.US_ASCII);

  private Pieces() {}

  /**
   * A stretch of a file.
   *
   * @param source the file
   * @param start first byte
   * @param end byte after the last
   * @param firstLine the file's line that it begins with, from 1
   * @param settings whether a line of it begins as one that makes a document tell of the stack or
   *     of a provider; one that is written another way does not count
   */
  public record Piece(ManifestSource source, int start, int end, int firstLine, boolean settings) {

    public String text() {
      return new String(source.bytes(), start, end - start, StandardCharsets.UTF_8);
    }
  }

  /** The pieces of a file that hold anything but comments. */
  public static List<Piece> of(ManifestSource source) {
    var pieces = new ArrayList<Piece>();
    var bytes = source.bytes();
    int start = 0;
    int startLine = 1;
    var inside = Content.NONE;
    boolean settings = false;
    for (int at = 0, line = 1; at < bytes.length; line++) {
      int end = ManifestSource.lineEnd(bytes, at);
      if (inside == Content.DOCUMENT && isMarker(bytes, at)) {
        pieces.add(new Piece(source, start, at, startLine, settings));
        start = at;
        startLine = line;
        inside = Content.NONE;
        settings = false;
      }
      settings |= bytes[at] == 'k' && isSettings(bytes, at);
      inside = inside.and(contentOf(bytes, at, end));
      at = end < bytes.length ? ManifestSource.nextLine(bytes, end) : end;
    }
    if (inside != Content.NONE) {
      pieces.add(new Piece(source, start, bytes.length, startLine, settings));
    }
    return pieces;
  }

  /** What was seen of a piece so far. Directives belong to the marker that follows them. */
  private enum Content {
    NONE,
    DIRECTIVE,
    DOCUMENT;

    Content and(Content other) {
      return compareTo(other) >= 0 ? this : other;
    }
  }

  private static Content contentOf(byte[] bytes, int start, int end) {
    int at = isMarker(bytes, start) ? start + 3 : start;
    if (at < end && bytes[at] == '%') {
      return Content.DIRECTIVE;
    }
    while (at < end && bytes[at] == ' ') {
      at++;
    }
    return at == end || bytes[at] == '#' ? Content.NONE : Content.DOCUMENT;
  }

  private static boolean isSettings(byte[] line, int at) {
    return startsWith(line, at, STACK) || startsWith(line, at, PROVIDER);
  }

  private static boolean startsWith(byte[] bytes, int at, byte[] start) {
    return Arrays.mismatch(
            bytes, at, Math.min(bytes.length, at + start.length), start, 0, start.length)
        < 0;
  }

  private static boolean isMarker(byte[] bytes, int at) {
    return at + 2 < bytes.length
        && bytes[at] == '-'
        && bytes[at + 1] == '-'
        && bytes[at + 2] == '-'
        && (at + 3 == bytes.length || isBlank(bytes[at + 3]));
  }

  private static boolean isBlank(byte character) {
    return character == ' ' || character == '\t' || character == '\n' || character == '\r';
  }
}

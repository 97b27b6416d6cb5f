package dev.weir.manifest.yaml;

import dev.weir.diag.Place;
import dev.weir.diag.Source;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * The text of one file. It is kept as the bytes that were read; lines are decoded when a diagnostic
 * quotes them, and never show a secret.
 */
public final class ManifestSource implements Source, NodeSource {

  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final String name;
  private final String file;
  private final byte[] bytes;
  private final SecretMask mask = new SecretMask();

  /**
   * A file.
   *
   * @param name what people call it
   * @param file its path relative to the root, or {@code -}
   * @param bytes its content, which must not be changed afterwards
   */
  public ManifestSource(String name, String file, byte[] bytes) {
    this.name = name;
    this.file = file;
    this.bytes = startsWithMark(bytes) ? Arrays.copyOfRange(bytes, 3, bytes.length) : bytes;
  }

  private static boolean startsWithMark(byte[] bytes) {
    return bytes.length >= 3 && Arrays.equals(bytes, 0, 3, BYTE_ORDER_MARK, 0, 3);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String file() {
    return file;
  }

  /** The content without its byte order mark; not to be changed. */
  byte[] bytes() {
    return bytes;
  }

  @Override
  public Place place(YamlNode node) {
    return new Place(this, node.line(), node.column(), node.width());
  }

  @Override
  public void hide(YamlNode.Scalar secret) {
    mask.hide(secret);
  }

  /** Never shows any line: what it says was not understood, and may be secret. */
  public void hideWhole() {
    mask.hideWhole();
  }

  @Override
  public Optional<String> line(int number) {
    int start = 0;
    for (int line = 1; line < number; line++) {
      int end = lineEnd(bytes, start);
      if (end == bytes.length) {
        return Optional.empty();
      }
      start = nextLine(bytes, end);
    }
    int end = lineEnd(bytes, start);
    var text = new String(bytes, start, end - start, StandardCharsets.UTF_8);
    return Optional.of(mask.apply(number, text));
  }

  /** Where the line that holds this position ends: at its line end, or at the end of the text. */
  static int lineEnd(byte[] bytes, int position) {
    int end = position;
    while (end < bytes.length && bytes[end] != '\n' && bytes[end] != '\r') {
      end++;
    }
    return end;
  }

  /** Where the line after this line end begins. */
  static int nextLine(byte[] bytes, int lineEnd) {
    boolean pair =
        bytes[lineEnd] == '\r' && lineEnd + 1 < bytes.length && bytes[lineEnd + 1] == '\n';
    return lineEnd + (pair ? 2 : 1);
  }

  @Override
  public String toString() {
    return name;
  }
}

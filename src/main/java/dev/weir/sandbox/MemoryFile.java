package dev.weir.sandbox;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Refused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * One emulator's memory on disk: a line of JSON for each change, the newest last. What a killed
 * process was just writing is an unfinished last line and is left out when read.
 */
final class MemoryFile {

  private static final JsonMapper JSON = JsonMapper.shared();

  /** Below this growth, in bytes, rewriting is not worth it. */
  private static final long SMALL = 8L << 20;

  private final Path path;
  private FileChannel channel;
  private long compact;
  private long length;

  private MemoryFile(Path path) throws IOException {
    this.path = path;
    this.channel = appending(path);
  }

  static MemoryFile open(Path path) {
    try {
      Files.createDirectories(path.toAbsolutePath().getParent());
      return new MemoryFile(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What all the lines come to; an unfinished last line is cut off. */
  JsonNode read() {
    try {
      var bytes = Files.readAllBytes(path);
      var end = lastLineEnd(bytes);
      channel.truncate(end);
      length = end;
      compact = end;
      return replay(bytes, end);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Adds a change.
   *
   * @param whole everything without the change, for when the file has grown too long
   */
  void append(ObjectNode change, Supplier<JsonNode> whole) {
    if (length - compact > Math.max(SMALL, 2 * compact)) {
      rewrite(whole.get());
    }
    try {
      length += write(channel, line(change));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Replaces the content in one step. */
  void rewrite(JsonNode whole) {
    try {
      var next = path.resolveSibling(path.getFileName() + ".new");
      Files.deleteIfExists(next);
      try (var out = appending(next)) {
        length = writeAll(out, whole);
      }
      channel.close();
      Files.move(next, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      channel = appending(path);
      compact = length;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private JsonNode replay(byte[] bytes, int end) {
    var all = JSON.createObjectNode();
    var number = 0;
    for (int from = 0, to; from < end; from = to + 1) {
      to = from;
      while (bytes[to] != '\n') {
        to++;
      }
      number++;
      apply(all, parsed(bytes, from, to - from, number));
    }
    return all;
  }

  private JsonNode parsed(byte[] bytes, int from, int count, int number) {
    try {
      return JSON.readTree(bytes, from, count);
    } catch (JacksonException e) {
      throw new Refused(
          Diagnostic.error(
                  "sandbox-memory-damaged", "`" + path + "` is not readable at line " + number)
              .hint("remove the file to start with an empty sandbox"));
    }
  }

  private static void apply(ObjectNode all, JsonNode change) {
    var shelf = all.withObject("/" + change.path("shelf").asString());
    var key = change.path("key").asString();
    var value = change.get("value");
    if (value == null) {
      shelf.remove(key);
      return;
    }
    shelf.set(key, value);
  }

  private static long writeAll(FileChannel out, JsonNode whole) throws IOException {
    var written = 0L;
    for (var shelf : whole.properties()) {
      for (var document : shelf.getValue().properties()) {
        var line =
            JSON.createObjectNode()
                .put("shelf", shelf.getKey())
                .put("key", document.getKey())
                .set("value", document.getValue());
        written += write(out, line(line));
      }
    }
    return written;
  }

  private static byte[] line(JsonNode change) {
    var json = JSON.writeValueAsBytes(change);
    var line = java.util.Arrays.copyOf(json, json.length + 1);
    line[json.length] = '\n';
    return line;
  }

  private static long write(FileChannel out, byte[] bytes) throws IOException {
    var buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      out.write(buffer);
    }
    return bytes.length;
  }

  private static int lastLineEnd(byte[] bytes) {
    var end = bytes.length;
    while (end > 0 && bytes[end - 1] != '\n') {
      end--;
    }
    return end;
  }

  private static FileChannel appending(Path path) throws IOException {
    return FileChannel.open(
        path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
  }
}

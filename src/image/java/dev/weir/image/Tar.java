package dev.weir.image;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.zip.GZIPOutputStream;

/**
 * A gzipped archive in the format of POSIX.1-1988, ustar, that depends on nothing but its content:
 * entries in the order of their names, one time, one owner, two modes.
 */
final class Tar implements AutoCloseable {

  private static final int BLOCK = 512;
  private static final int NAME = 100;
  private static final int PREFIX = 155;

  private final OutputStream out;
  private final long seconds;

  Tar(OutputStream to, Instant time) throws IOException {
    this.out = new GZIPOutputStream(to, 1 << 16);
    this.seconds = time.getEpochSecond();
  }

  /**
   * Adds a folder with all that is in it.
   *
   * @param name what it is called in the archive; empty to add only what is in it
   */
  void folder(String name, Path folder) throws IOException {
    try (var all = Files.walk(folder)) {
      for (var path : all.sorted().toList()) {
        var within = folder.relativize(path).toString();
        var entry = within.isEmpty() ? name : name.isEmpty() ? within : name + "/" + within;
        if (!entry.isEmpty()) {
          add(entry, path);
        }
      }
    }
  }

  private void add(String name, Path path) throws IOException {
    if (Files.isSymbolicLink(path)) {
      header(name, '2', 0777, 0, Files.readSymbolicLink(path).toString());
    } else if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      header(name + "/", '5', 0755, 0, "");
    } else {
      header(name, '0', Files.isExecutable(path) ? 0755 : 0644, Files.size(path), "");
      Files.copy(path, out);
      pad(Files.size(path));
    }
  }

  /** Adds a text. */
  void file(String name, int mode, String text) throws IOException {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    header(name, '0', mode, bytes.length, "");
    out.write(bytes);
    pad(bytes.length);
  }

  private void pad(long size) throws IOException {
    out.write(new byte[(int) ((BLOCK - size % BLOCK) % BLOCK)]);
  }

  private void header(String name, char type, int mode, long size, String link) throws IOException {
    var header = new byte[BLOCK];
    int cut = name.length() <= NAME ? 0 : name.lastIndexOf('/', PREFIX) + 1;
    if (name.length() - cut > NAME || link.length() > NAME) {
      throw new IOException("too long a name for an archive: " + name);
    }
    put(header, 0, name.substring(cut));
    put(header, 100, octal(mode, 7));
    put(header, 108, octal(0, 7));
    put(header, 116, octal(0, 7));
    put(header, 124, octal(size, 11));
    put(header, 136, octal(seconds, 11));
    put(header, 148, "        ");
    header[156] = (byte) type;
    put(header, 157, link);
    put(header, 257, "ustar\00000");
    put(header, 265, "root");
    put(header, 297, "root");
    if (cut > 0) {
      put(header, 345, name.substring(0, cut - 1));
    }
    int sum = 0;
    for (byte one : header) {
      sum += one & 0xff;
    }
    put(header, 148, octal(sum, 6) + "\0 ");
    out.write(header);
  }

  private static String octal(long number, int digits) {
    return String.format("%0" + digits + "o", number);
  }

  private static void put(byte[] header, int at, String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(bytes, 0, header, at, bytes.length);
  }

  @Override
  public void close() throws IOException {
    out.write(new byte[2 * BLOCK]);
    out.close();
  }
}

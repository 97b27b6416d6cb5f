package dev.weir.image;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;

/** A Debian package, made without Debian's tools: three files in an archive of {@code ar}. */
final class Deb {

  private static final String AFTER_INSTALL =
      """
      #!/bin/sh
      set -e
      if [ "$1" = configure ]; then
        /usr/lib/weir/lib/warm-up || true
      fi
      """;

  private static final String BEFORE_REMOVAL =
      """
      #!/bin/sh
      set -e
      rm -rf /usr/lib/weir/lib/cache
      """;

  private Deb() {}

  /**
   * Writes a package.
   *
   * @param root a folder that is laid over the root of a file system
   * @param architecture as Debian calls it
   */
  static void write(Path to, Path root, String version, String architecture, Instant time)
      throws IOException {
    var control = new ByteArrayOutputStream();
    try (var tar = new Tar(control, time)) {
      tar.file("./control", 0644, control(root, version, architecture));
      tar.file("./md5sums", 0644, sums(root));
      tar.file("./postinst", 0755, AFTER_INSTALL);
      tar.file("./prerm", 0755, BEFORE_REMOVAL);
    }
    var data = Files.createTempFile("weir", ".tar.gz");
    try {
      try (var tar = new Tar(Files.newOutputStream(data), time)) {
        tar.folder(".", root);
      }
      try (var out = Files.newOutputStream(to)) {
        text(out, "!<arch>\n");
        member(out, "debian-binary", time, 4);
        text(out, "2.0\n");
        member(out, "control.tar.gz", time, control.size());
        control.writeTo(out);
        text(out, control.size() % 2 == 0 ? "" : "\n");
        member(out, "data.tar.gz", time, Files.size(data));
        Files.copy(data, out);
        text(out, Files.size(data) % 2 == 0 ? "" : "\n");
      }
    } finally {
      Files.delete(data);
    }
  }

  private static String control(Path root, String version, String architecture) throws IOException {
    long bytes = 0;
    try (var all = Files.walk(root)) {
      for (var file : all.filter(Files::isRegularFile).toList()) {
        bytes += Files.size(file);
      }
    }
    return """
    Package: weir
    Version: %s
    Architecture: %s
    Maintainer: The Weir authors <weir@weir.invalid>
    Installed-Size: %d
    Depends: libc6 (>= 2.17), zlib1g
    Recommends: git
    Section: admin
    Priority: optional
    Description: plan and apply for live-streaming providers
     Weir keeps live-streaming infrastructure in the state that a Git repository
     says. It brings its own Java.
    """
        .formatted(version.replace("-SNAPSHOT", "~snapshot"), architecture, bytes / 1024);
  }

  private static String sums(Path root) throws IOException {
    var sums = new StringBuilder();
    try (var all = Files.walk(root)) {
      for (var file : all.sorted().toList()) {
        if (Files.isRegularFile(file) && !Files.isSymbolicLink(file)) {
          sums.append(sum("MD5", file)).append("  ").append(root.relativize(file)).append('\n');
        }
      }
    }
    return sums.toString();
  }

  /** The digest of a file, in hex. */
  static String sum(String algorithm, Path file) throws IOException {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance(algorithm).digest(Files.readAllBytes(file)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + algorithm, e);
    }
  }

  private static void member(OutputStream out, String name, Instant time, long size)
      throws IOException {
    text(
        out,
        String.format(
            "%-16s%-12d%-6d%-6d%-8s%-10d`\n", name, time.getEpochSecond(), 0, 0, "100644", size));
  }

  private static void text(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.US_ASCII));
  }
}

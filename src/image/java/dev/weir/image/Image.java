package dev.weir.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.spi.ToolProvider;

/**
 * Makes what is handed out: an image that brings its own Java, as an archive and as a Debian
 * package, and the checksums of all files. Two runs on one JDK give the same bytes.
 */
final class Image {

  /**
   * What Weir and its libraries need of the JDK. Feign names exceptions of java.beans, so that
   * java.desktop has to be there; the last four are for the ledger in PostgreSQL.
   */
  private static final List<String> MODULES =
      List.of(
          "java.base",
          "java.net.http",
          "java.xml",
          "java.desktop",
          "jdk.unsupported",
          "java.sql",
          "java.naming",
          "java.management",
          "java.security.jgss");

  private static final Map<String, String> DEBIAN = Map.of("x64", "amd64", "arm64", "arm64");

  private final Path base;
  private final String version;
  private final Instant time;
  private final Path target;

  private Image(Path base, String version, Instant time) {
    this.base = base;
    this.version = version;
    this.time = time;
    this.target = base.resolve("target");
  }

  /**
   * Run by the build.
   *
   * @param arguments the folder of the project, its version, and the time that everything gets
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    new Image(Path.of(arguments[0]), arguments[1], Instant.parse(arguments[2])).make();
  }

  private void make() throws IOException, InterruptedException {
    var image = target.resolve("image/weir");
    var root = target.resolve("image/root");
    var dist = target.resolve("dist");
    delete(target.resolve("image"));
    delete(dist);
    Files.createDirectories(dist);

    assemble(image);
    var platform = os() + "-" + architecture();
    var name = "weir-" + version + "-" + platform;
    try (var tar = new Tar(Files.newOutputStream(dist.resolve(name + ".tar.gz")), time)) {
      tar.folder(name, image);
    }
    if (os().equals("linux")) {
      var debian = DEBIAN.get(architecture());
      debian(image, root);
      Deb.write(
          dist.resolve("weir_" + version + "_" + debian + ".deb"), root, version, debian, time);
    }
    var bill = target.resolve("bom.json");
    if (Files.exists(bill)) {
      Files.copy(bill, dist.resolve("weir-" + version + ".cdx.json"));
    }
    sums(dist);
  }

  private void assemble(Path image) throws IOException, InterruptedException {
    var lib = image.resolve("lib");
    Files.createDirectories(image.resolve("bin"));
    Files.createDirectories(lib);
    runtime(lib.resolve("runtime"));
    copy(target.resolve("weir.jar"), lib.resolve("weir.jar"));
    copyAll(target.resolve("lib"), lib.resolve("lib"));
    Prelink.jar(lib.resolve("weir.jar"));
    Raise.folder(lib.resolve("lib"));
    var source = base.resolve("src/image");
    copy(source.resolve("weir"), image.resolve("bin/weir"));
    copy(source.resolve("warm-up"), lib.resolve("warm-up"));
    copy(source.resolve("java.options"), lib.resolve("java.options"));
    copyAll(base.resolve("examples/quickstart"), lib.resolve("rehearsal"));
    run(lib, "dev.weir.cli.ImageFiles", image.resolve("share").toString());
    stamp(image);
  }

  private static void runtime(Path to) throws IOException {
    var jlink = ToolProvider.findFirst("jlink").orElseThrow();
    int code =
        jlink.run(
            System.out,
            System.err,
            "--add-modules",
            String.join(",", MODULES),
            "--strip-java-debug-attributes",
            "--no-header-files",
            "--no-man-pages",
            "--vm=server",
            "--generate-cds-archive",
            // Nothing is ever drawn or played.
            "--exclude-files=glob:/java.desktop/lib/**,glob:/java.desktop/conf/**",
            "--output",
            to.toString());
    if (code != 0) {
      throw new IOException("jlink exits with " + code);
    }
    // For heaps of more than 32 GiB, which Weir has no use for.
    Files.deleteIfExists(to.resolve("lib/server/classes_nocoops.jsa"));
  }

  private static void run(Path lib, String... mainAndArguments)
      throws IOException, InterruptedException {
    var command =
        List.of(
            lib.resolve("runtime/bin/java").toString(),
            "@" + lib.resolve("java.options"),
            "-cp",
            lib.resolve("weir.jar").toString());
    var all = new ArrayList<>(command);
    all.addAll(List.of(mainAndArguments));
    int code = new ProcessBuilder(all).inheritIO().start().waitFor();
    if (code != 0) {
      throw new IOException(String.join(" ", all) + " exits with " + code);
    }
  }

  /** The same files where a Debian system has them. */
  private static void debian(Path image, Path root) throws IOException {
    copyAll(image.resolve("bin"), root.resolve("usr/lib/weir/bin"));
    copyAll(image.resolve("lib"), root.resolve("usr/lib/weir/lib"));
    var share = image.resolve("share");
    copyAll(share.resolve("man"), root.resolve("usr/share/man"));
    copyAll(share.resolve("bash-completion"), root.resolve("usr/share/bash-completion"));
    copyAll(share.resolve("fish"), root.resolve("usr/share/fish"));
    copyAll(share.resolve("zsh/site-functions"), root.resolve("usr/share/zsh/vendor-completions"));
    Files.createDirectories(root.resolve("usr/bin"));
    Files.createSymbolicLink(root.resolve("usr/bin/weir"), Path.of("../lib/weir/bin/weir"));
  }

  /** A start-up cache holds the times of the jars, so they must be those of the archive. */
  private void stamp(Path image) throws IOException {
    try (var all = Files.walk(image)) {
      for (var path : all.filter(path -> !Files.isSymbolicLink(path)).toList()) {
        Files.setLastModifiedTime(path, FileTime.from(time));
      }
    }
  }

  private static void sums(Path dist) throws IOException {
    var sums = new StringBuilder();
    try (var files = Files.list(dist)) {
      for (var file : files.sorted().toList()) {
        sums.append(Deb.sum("SHA-256", file)).append("  ").append(file.getFileName()).append('\n');
      }
    }
    Files.writeString(dist.resolve("SHA256SUMS"), sums.toString());
    System.out.print(sums);
  }

  private static String os() {
    return System.getProperty("os.name").startsWith("Mac") ? "macos" : "linux";
  }

  private static String architecture() {
    return System.getProperty("os.arch").equals("aarch64") ? "arm64" : "x64";
  }

  private static void copyAll(Path from, Path to) throws IOException {
    try (var all = Files.walk(from)) {
      for (var path : all.sorted().toList()) {
        var copy = to.resolve(from.relativize(path).toString());
        if (path.getFileName().toString().equals(".weir") || path.toString().contains("/.weir/")) {
          continue;
        }
        if (Files.isDirectory(path) && !Files.isSymbolicLink(path)) {
          Files.createDirectories(copy);
        } else {
          copy(path, copy);
        }
      }
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.copy(
        from,
        to,
        StandardCopyOption.COPY_ATTRIBUTES,
        StandardCopyOption.REPLACE_EXISTING,
        LinkOption.NOFOLLOW_LINKS);
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (var all = Files.walk(folder)) {
        for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }
}

package dev.weir.cli;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Refused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Writes files that are not there yet, each as a whole or not at all.
 *
 * @param folder where they go
 * @param force whether what is there may be overwritten
 */
record NewFiles(Path folder, boolean force) {

  private static final int MOST_NAMES = 5;

  /**
   * Writes them; when one exists, none is written.
   *
   * @param files content by path in the folder, with slashes
   * @throws Refused when one exists already, or cannot be written
   */
  void write(Map<String, String> files) {
    checkNew(List.copyOf(files.keySet()));
    files.forEach((name, text) -> write(folder.resolve(name), text, "rw-r--r--"));
  }

  /** The same for files that nobody else may read. */
  void writePrivately(Map<String, String> files) {
    checkNew(List.copyOf(files.keySet()));
    files.forEach((name, text) -> write(folder.resolve(name), text, "rw-------"));
  }

  /**
   * Checks that none of them exists.
   *
   * @throws Refused when one does
   */
  void checkNew(List<String> names) {
    var there =
        force
            ? List.<String>of()
            : names.stream()
                .filter(name -> Files.exists(folder.resolve(name), LinkOption.NOFOLLOW_LINKS))
                .toList();
    if (!there.isEmpty()) {
      throw new Refused(exists(there));
    }
  }

  private Diagnostic exists(List<String> names) {
    var shown =
        names.stream()
            .limit(MOST_NAMES)
            .map(name -> "`" + folder.resolve(name) + "`")
            .collect(Collectors.joining(", "));
    var more = names.size() > MOST_NAMES ? " and %d more".formatted(names.size() - MOST_NAMES) : "";
    return Diagnostic.error(
            "exists",
            shown
                + more
                + (names.size() == 1 ? " exists" : " exist")
                + " already; nothing is written")
        .hint("choose another folder, or remove it first");
  }

  private void write(Path file, String text, String rights) {
    try {
      var parent = file.toAbsolutePath().getParent();
      Files.createDirectories(parent);
      var draft = Files.createTempFile(parent, ".weir", ".part");
      try {
        if (Files.getFileStore(draft).supportsFileAttributeView("posix")) {
          Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString(rights));
        }
        Files.write(draft, text.getBytes(StandardCharsets.UTF_8));
        put(draft, file);
      } finally {
        Files.deleteIfExists(draft);
      }
    } catch (IOException e) {
      throw new Refused(
          Diagnostic.error(
                  "cannot-write",
                  "`%s` cannot be written: %s: %s"
                      .formatted(file, e.getClass().getSimpleName(), e.getMessage()))
              .hint("give a folder that you may write to"));
    }
  }

  /** A link appears all at once, and never in the place of something else. */
  private void put(Path draft, Path file) throws IOException {
    if (force) {
      Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
      return;
    }
    try {
      Files.createLink(file, draft);
    } catch (FileAlreadyExistsException _) {
      throw new Refused(exists(List.of(folder.relativize(file).toString())));
    } catch (UnsupportedOperationException | IOException _) {
      Files.move(draft, file);
    }
  }
}

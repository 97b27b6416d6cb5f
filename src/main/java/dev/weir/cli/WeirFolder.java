package dev.weir.cli;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Refused;
import dev.weir.kind.Sealer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A folder of ours beside the manifests, kept out of Git: the ledger, the sandbox's memory, and the
 * key that digests of secrets are made with.
 *
 * @param path where it is
 */
record WeirFolder(Path path) {

  private static final String KEY = "ledger.key";
  private static final int KEY_BYTES = 32;

  /** The folder in which a ledger is kept, made when it is not there. */
  static WeirFolder open(Path root, Optional<Path> elsewhere, boolean sandbox) {
    var home = root.resolve(".weir");
    var folder = elsewhere.orElse(sandbox ? home.resolve("sandbox") : home);
    try {
      if (folder.startsWith(home)) {
        Files.createDirectories(home);
        keepOutOfGit(home);
      }
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw unusable(folder, e);
    }
    return new WeirFolder(folder);
  }

  private static void keepOutOfGit(Path home) throws IOException {
    var ignore = home.resolve(".gitignore");
    if (Files.notExists(ignore)) {
      Files.writeString(ignore, "*\n");
    }
  }

  /** Makes digests with the folder's own key. */
  Sealer sealer() {
    var file = path.resolve(KEY);
    try {
      return new Sealer(HexFormat.of().parseHex(readOrMake(file)));
    } catch (IOException | IllegalArgumentException e) {
      throw unusable(file, e);
    }
  }

  private static String readOrMake(Path file) throws IOException {
    try {
      return Files.readString(file).strip();
    } catch (NoSuchFileException _) {
      return make(file);
    }
  }

  private static String make(Path file) throws IOException {
    var key = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(key);
    var text = HexFormat.of().formatHex(key);
    try {
      Files.createFile(file, forTheOwnerOnly(file));
      Files.write(file, (text + "\n").getBytes(StandardCharsets.UTF_8), StandardOpenOption.WRITE);
      return text;
    } catch (FileAlreadyExistsException _) {
      return Files.readString(file).strip();
    }
  }

  private static FileAttribute<?>[] forTheOwnerOnly(Path file) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  private static Refused unusable(Path path, Exception e) {
    return new Refused(
        Diagnostic.error("folder-unusable", "`" + path + "` cannot be used: " + reason(e))
            .hint("Weir keeps its ledger there; give another --root if it has to be elsewhere"));
  }

  private static String reason(Exception e) {
    return e.getClass().getSimpleName() + ": " + e.getMessage();
  }
}

package dev.weir.cli;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A folder of ours beside the manifests, kept out of Git: the ledger, the sandbox's memory, and the
 * key that digests of secrets are made with.
 *
 * @param path where it is
 */
record WeirFolder(Path path) {

  /** Where it is unless another one is named, whether it is there or not. */
  static Path usual(Path root) {
    return root.resolve(".weir");
  }

  /** The folder in which a ledger is kept, made when it is not there. */
  static WeirFolder open(Path root, Optional<Path> elsewhere, boolean sandbox) {
    var home = usual(root);
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

  private static Refused unusable(Path path, Exception e) {
    return new Refused(
        Diagnostic.error("folder-unusable", "`" + path + "` cannot be used: " + reason(e))
            .hint("Weir keeps its ledger there; give another --root if it has to be elsewhere"));
  }

  private static String reason(Exception e) {
    return e.getClass().getSimpleName() + ": " + e.getMessage();
  }
}

package dev.weir.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The Git commit that a folder is at, as two small files tell it; no program is called. */
final class GitCommit {

  private static final String REFERENCE = "ref: ";

  private GitCommit() {}

  /** The commit; empty when there is none, or it is kept in another way. */
  static Optional<String> of(Path folder) {
    for (var here = folder.toAbsolutePath(); here != null; here = here.getParent()) {
      var git = here.resolve(".git");
      if (Files.isDirectory(git)) {
        return head(git);
      }
    }
    return Optional.empty();
  }

  private static Optional<String> head(Path git) {
    try {
      var head = Files.readString(git.resolve("HEAD")).strip();
      if (!head.startsWith(REFERENCE)) {
        return hash(head);
      }
      var name = head.substring(REFERENCE.length());
      var reference = git.resolve(name).normalize();
      if (reference.startsWith(git) && Files.exists(reference)) {
        return hash(Files.readString(reference).strip());
      }
      return Files.readAllLines(git.resolve("packed-refs")).stream()
          .filter(line -> line.endsWith(" " + name))
          .findFirst()
          .flatMap(line -> hash(line.split(" ")[0]));
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  private static Optional<String> hash(String text) {
    return text.matches("[0-9a-f]{40,64}") ? Optional.of(text) : Optional.empty();
  }
}

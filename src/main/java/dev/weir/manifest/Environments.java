package dev.weir.manifest;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Suggestion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds the files of an environment: {@code environments/NAME.yaml} in the root and in the folders
 * that were given.
 */
public final class Environments {

  /** What ledger names, file names and addresses of servers can all take. */
  private static final String NAME = "[A-Za-z0-9][A-Za-z0-9_-]{0,62}";

  /** Its ledger would have the name of the file that keeps what could not be written. */
  private static final String RESERVED = "errored";

  private Environments() {}

  /** The names of the environments there are for these paths, in order. */
  public static List<String> names(Input input) {
    var names = new TreeSet<String>();
    for (var folder : folders(input)) {
      if (Files.isDirectory(folder)) {
        try (var files = Files.list(folder)) {
          files
              .map(file -> String.valueOf(file.getFileName()))
              .filter(name -> name.matches(NAME + "\\.ya?ml"))
              .forEach(name -> names.add(name.substring(0, name.lastIndexOf('.'))));
        } catch (IOException _) {
          // A folder that cannot be listed has no names to tell.
        }
      }
    }
    return List.copyOf(names);
  }

  /** The files of an environment. */
  static List<Path> files(Input input, String name) {
    var found = new ArrayList<Path>();
    if (name.matches(NAME) && !name.equals(RESERVED)) {
      for (var folder : folders(input)) {
        for (var ending : List.of(".yaml", ".yml")) {
          var file = folder.resolve(name + ending);
          if (Files.exists(file)) {
            found.add(file);
          }
        }
      }
    }
    return found;
  }

  private static Set<Path> folders(Input input) {
    var folders = new LinkedHashSet<Path>();
    folders.add(input.rootFolder().resolve(Manifests.Coverage.ENVIRONMENTS));
    for (var given : input.paths()) {
      if (!given.equals("-")) {
        folders.add(
            RootFolder.of(input.currentFolder(), given)
                .resolve(Manifests.Coverage.ENVIRONMENTS)
                .normalize());
      }
    }
    return folders;
  }

  static Diagnostic unknown(Input input, String name) {
    var known = names(input);
    return Diagnostic.error("unknown-environment", "there is no environment `" + name + "`")
        .hint(
            known.isEmpty()
                ? "an environment is a file `environments/NAME.yaml` beside the manifests"
                : Suggestion.hint(name, known));
  }
}

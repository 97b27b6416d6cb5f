package dev.weir.cli;

import dev.weir.shell.ManPage;
import dev.weir.shell.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes what an installed Weir has beside the program: manual pages and completion scripts. */
final class ImageFiles {

  private ImageFiles() {}

  /**
   * Run when an image is made.
   *
   * @param arguments the folder that becomes {@code share}
   */
  public static void main(String[] arguments) throws IOException {
    var share = Path.of(arguments[0]);
    var commands = CommandModels.all(Main.surroundings());
    for (var page : ManPage.all(commands, Version.current(), exits()).entrySet()) {
      write(share.resolve("man/man1").resolve(page.getKey()), page.getValue());
    }
    var files =
        Map.of(
            Shell.bash, "bash-completion/completions/weir",
            Shell.zsh, "zsh/site-functions/_weir",
            Shell.fish, "fish/vendor_completions.d/weir.fish");
    for (var shell : List.of(Shell.values())) {
      write(share.resolve(files.get(shell)), shell.completion(commands));
    }
  }

  static Map<Integer, String> exits() {
    var exits = new LinkedHashMap<Integer, String>();
    exits.put(ExitCode.SUCCESS, "Done; a plan with changes too.");
    exits.put(ExitCode.ERROR, "Something is wrong.");
    exits.put(ExitCode.CHANGES, "The plan has changes, and --detailed-exitcode asked to be told.");
    exits.put(ExitCode.DRIFT, "Somebody changed what Weir wrote.");
    exits.put(ExitCode.CONFLICT, "Somebody changed what Weir wrote, and the manifests did too.");
    exits.put(ExitCode.GUARD, "A guard forbids it.");
    exits.put(ExitCode.STALE, "Something changed since it was planned.");
    exits.put(ExitCode.LOCKED, "Somebody else holds the lock.");
    exits.put(ExitCode.PARTIAL, "Some changes were made, others were not.");
    exits.put(ExitCode.USAGE, "The command line is wrong.");
    exits.put(ExitCode.INTERRUPTED, "Interrupted; 143 when it was told to terminate.");
    return exits;
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}

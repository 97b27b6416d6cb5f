package dev.weir.cli;

import dev.weir.manifest.Input;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The folder that a command stays within. */
final class RootOption {

  @Option(
      names = "--root",
      paramLabel = "DIR",
      description =
          "Nothing is read outside of this folder, and Weir's own folder .weir stands in it. By"
              + " default it is the folder that holds all paths.")
  Optional<Path> root = Optional.empty();

  /** What to read for these paths; the current folder when there are none. */
  Input input(Surroundings surroundings, List<String> paths) {
    return new Input(
        paths.isEmpty() ? List.of(".") : paths,
        surroundings.currentFolder(),
        root,
        surroundings.in());
  }
}

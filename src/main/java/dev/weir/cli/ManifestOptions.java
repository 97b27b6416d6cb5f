package dev.weir.cli;

import dev.weir.manifest.Input;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which manifests a command works on. */
final class ManifestOptions {

  @Parameters(
      paramLabel = "PATH",
      arity = "0..*",
      description =
          "Files and folders with manifests, or - for standard input; the current folder when"
              + " there is none.")
  List<String> paths = List.of();

  @Option(
      names = "--root",
      paramLabel = "DIR",
      description =
          "Nothing is read outside of this folder, and Weir's own folder .weir stands in it. By"
              + " default it is the folder that holds all paths.")
  Optional<Path> root = Optional.empty();

  Input input(Surroundings surroundings) {
    return input(surroundings, paths);
  }

  Input input(Surroundings surroundings, List<String> chosen) {
    return new Input(
        chosen.isEmpty() ? List.of(".") : chosen,
        surroundings.currentFolder(),
        root,
        surroundings.in());
  }
}

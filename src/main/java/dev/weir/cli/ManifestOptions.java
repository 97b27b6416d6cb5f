package dev.weir.cli;

import dev.weir.manifest.Input;
import java.util.List;
import picocli.CommandLine.Mixin;
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

  @Mixin RootOption root = new RootOption();

  Input input(Surroundings surroundings) {
    return root.input(surroundings, paths);
  }
}

package dev.weir.cli;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Refused;
import dev.weir.manifest.template.Given;
import dev.weir.manifest.yaml.ManifestSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The folder that a command stays within, and the values of variables. */
final class VariableOptions {

  private static final int MOST_BYTES = 16 << 20;

  @Option(
      names = "--root",
      paramLabel = "DIR",
      description =
          "Nothing is read outside of this folder, and Weir's own folder .weir stands in it. By"
              + " default it is the folder that holds all paths.")
  Optional<Path> root = Optional.empty();

  @Option(
      names = "--var",
      paramLabel = "NAME=VALUE",
      description = "Give a variable its value; comes before files and WEIR_VAR_NAME.")
  List<String> values = List.of();

  @Option(
      names = "--var-file",
      paramLabel = "FILE",
      description = "Give variables the values in this YAML or JSON file. Can be repeated.")
  List<Path> files = List.of();

  /** The values of variables that these options and the environment give. */
  Given given(Surroundings surroundings) {
    return new Given(
        values,
        files.stream().map(file -> content(surroundings, file)).toList(),
        surroundings::variable,
        true);
  }

  private static ManifestSource content(Surroundings surroundings, Path file) {
    try (var in = Files.newInputStream(surroundings.currentFolder().resolve(file))) {
      var bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length <= MOST_BYTES) {
        return new ManifestSource(file.toString(), "-", bytes);
      }
      throw new Refused(
          Diagnostic.error(
              "file-too-large", "`%s` is larger than %d bytes".formatted(file, MOST_BYTES)));
    } catch (IOException e) {
      var why = e instanceof NoSuchFileException ? "there is no such file" : e.toString();
      throw new Refused(
          Diagnostic.error("unreadable-path", "cannot read `%s`: %s".formatted(file, why)));
    }
  }
}

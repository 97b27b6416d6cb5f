package dev.weir.cli;

import dev.weir.manifest.Input;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How manifests are read: the folder that a command stays within, and what they leave open. */
final class RootOption {

  @Mixin VariableOptions variables = new VariableOptions();

  @Option(
      names = "--env",
      paramLabel = "NAME",
      description =
          "Change manifests as environments/NAME.yaml says. An environment has a ledger of its"
              + " own.")
  Optional<String> environment = Optional.empty();

  /** The folder that was named. */
  Optional<Path> root() {
    return variables.root;
  }

  /** What is left open in manifests and decided by these options and the environment. */
  Input.Choices choices(Surroundings surroundings) {
    return new Input.Choices(environment, variables.given(surroundings));
  }

  /** What to read for these paths; the current folder when there are none. */
  Input input(Surroundings surroundings, List<String> paths) {
    return new Input(
        paths.isEmpty() ? List.of(".") : paths,
        surroundings.currentFolder(),
        root(),
        surroundings.in(),
        choices(surroundings));
  }

  /**
   * The same as when a plan was saved: its environment, and its values where none is given now.
   *
   * @param saved how the manifests were named then
   */
  Input input(Surroundings surroundings, SavedPlanFile.Inputs saved) {
    var given = variables.given(surroundings);
    var values = new ArrayList<>(saved.variables());
    values.addAll(given.values());
    return new Input(
        saved.paths(),
        surroundings.currentFolder(),
        root().or(() -> saved.root().map(Path::of)),
        surroundings.in(),
        new Input.Choices(environment.or(saved::environment), given.with(values)));
  }
}

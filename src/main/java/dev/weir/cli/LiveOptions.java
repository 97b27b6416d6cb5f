package dev.weir.cli;

import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Mixin;

/** What every command that reads live state has. */
final class LiveOptions {

  @Mixin ManifestOptions manifests = new ManifestOptions();

  @Mixin SandboxChoice sandbox = new SandboxChoice();

  @Mixin PlanChoice choice = new PlanChoice();

  /** The manifests of a plan that was saved, for what it was planned for. */
  Workspace open(Terminal terminal, SavedPlanFile file) {
    var input = manifests.root.input(terminal.surroundings(), file.inputs());
    return Workspace.open(terminal, input, sandbox, file.saved().options());
  }

  /** How the manifests are named, for a plan that is saved. */
  SavedPlanFile.Inputs inputs(Workspace workspace) {
    var paths = manifests.paths.isEmpty() ? List.of(".") : manifests.paths;
    return new SavedPlanFile.Inputs(
        paths,
        manifests.root.root().map(Path::toString),
        sandbox.isChosen(),
        manifests.root.environment,
        workspace.given());
  }

  /** The same, with what is live being looked at while they are read. */
  Workspace openLooking(Terminal terminal) {
    var input = manifests.input(terminal.surroundings());
    return Workspace.openLooking(terminal, input, sandbox, choice.options());
  }

  Workspace open(Terminal terminal) {
    var input = manifests.input(terminal.surroundings());
    return Workspace.open(terminal, input, sandbox, choice.options());
  }
}

package dev.weir.cli;

import picocli.CommandLine.Mixin;

/** What every command that reads live state has. */
final class LiveOptions {

  @Mixin ManifestOptions manifests = new ManifestOptions();

  @Mixin SandboxChoice sandbox = new SandboxChoice();

  @Mixin PlanChoice choice = new PlanChoice();

  Workspace open(Terminal terminal) {
    var input = manifests.input(terminal.surroundings());
    return Workspace.open(terminal, input, sandbox, choice.options());
  }
}

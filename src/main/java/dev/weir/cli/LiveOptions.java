package dev.weir.cli;

import dev.weir.kind.Address;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What every command that reads live state has. */
final class LiveOptions {

  @Mixin ManifestOptions manifests = new ManifestOptions();

  @Mixin SandboxChoice sandbox = new SandboxChoice();

  @Option(
      names = "--accept-conflict",
      paramLabel = "ADDRESS",
      description =
          "Overwrite what somebody else changed in this resource, or delete it all the same. Can"
              + " be repeated.")
  List<Address> acceptConflicts = List.of();

  Workspace open(Terminal terminal) {
    var input = manifests.input(terminal.surroundings());
    return Workspace.open(terminal, input, sandbox, Set.copyOf(acceptConflicts));
  }
}

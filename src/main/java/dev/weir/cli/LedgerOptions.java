package dev.weir.cli;

import dev.weir.plan.PlanOptions;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Which resources of which ledger a command is about. */
final class LedgerOptions {

  @Parameters(
      paramLabel = "PATH|ADDRESS",
      arity = "0..*",
      description =
          "Manifests whose ledger to look into, by default those of the current folder, and"
              + " addresses of the resources that are meant, by default all.")
  List<String> arguments = List.of();

  @Mixin RootOption root = new RootOption();

  @Mixin SandboxChoice sandbox = new SandboxChoice();

  Selection selection(Terminal terminal) {
    return Selection.of(arguments, terminal.surroundings().currentFolder());
  }

  Workspace open(Terminal terminal) {
    var input = root.input(terminal.surroundings(), selection(terminal).paths());
    return Workspace.open(terminal, input, sandbox, PlanOptions.converge());
  }
}

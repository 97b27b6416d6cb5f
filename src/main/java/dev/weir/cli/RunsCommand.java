package dev.weir.cli;

import dev.weir.plan.PlanOptions;
import dev.weir.render.RunDocument;
import dev.weir.render.RunText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weir runs}. */
@Command(
    footer = {
      "  weir runs --root live",
      "  weir runs last",
      "  weir runs -o json | jq '.runs[-1].id'"
    })
final class RunsCommand implements Callable<Integer> {

  /** What runs are printed as. */
  enum Format {
    text,
    json
  }

  private final Terminal terminal;

  @Parameters(
      paramLabel = "RUN|PATH",
      arity = "0..*",
      description =
          "A run to show: its id, the beginning of it, or last; by default all are listed. And"
              + " manifests whose runs are meant, by default those of the current folder.")
  List<String> arguments = List.of();

  @Mixin RootOption root = new RootOption();

  @Mixin SandboxChoice sandbox = new SandboxChoice();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "${COMPLETION-CANDIDATES}: ${DEFAULT-VALUE} by default.")
  Format format = Format.text;

  RunsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    var chosen = RunChoice.of(arguments, terminal.surroundings().currentFolder());
    var input = root.input(terminal.surroundings(), chosen.paths());
    try (var workspace = Workspace.open(terminal, input, sandbox, PlanOptions.converge())) {
      var runs = workspace.runs();
      terminal.print(
          chosen
              .run()
              .map(id -> one(RunDocument.of(runs.find(id))))
              .orElseGet(() -> all(runs.all().stream().map(RunDocument::of).toList())));
      return ExitCode.SUCCESS;
    }
  }

  private String one(RunDocument run) {
    return switch (format) {
      case text -> RunText.of(run, terminal.style());
      case json -> RunDocument.write(run);
    };
  }

  private String all(List<RunDocument> runs) {
    return switch (format) {
      case text -> RunText.of(runs, terminal.style());
      case json -> RunDocument.write(runs);
    };
  }

  /**
   * Arguments that are a run and paths at once.
   *
   * @param run the run that is meant
   * @param paths where manifests are
   */
  record RunChoice(Optional<String> run, List<String> paths) {

    /** An argument that looks like an id, and names nothing on disk, is one. */
    static RunChoice of(List<String> arguments, Path currentFolder) {
      var run = Optional.<String>empty();
      var paths = new ArrayList<String>();
      for (var argument : arguments) {
        boolean isRun =
            run.isEmpty()
                && argument.matches("last|[0-9]{2,6}(-[0-9a-z]{0,7})?")
                && Files.notExists(currentFolder.resolve(argument));
        if (isRun) {
          run = Optional.of(argument);
        } else {
          paths.add(argument);
        }
      }
      return new RunChoice(run, paths);
    }
  }
}

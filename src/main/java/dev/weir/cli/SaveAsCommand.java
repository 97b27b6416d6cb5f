package dev.weir.cli;

import dev.weir.plan.PlanOptions;
import dev.weir.provider.Operation;
import dev.weir.provider.Saves;
import dev.weir.time.Window;
import dev.weir.time.WindowLimits;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code weir save-as}. */
@Command(
    descriptionHeading = "%n",
    description =
        "Makes a file of what was recorded of a PILI channel. Each call makes another. Without a"
            + " window it holds all there is.",
    footer = {
      "  weir save-as Channel.backup-stage --from 1h --name show.mp4 --wait",
      "  weir save-as Channel.backup-stage --job z1.55d81c6c7823de5a49ad77b3"
    })
final class SaveAsCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin TargetOptions options = new TargetOptions();

  @Mixin WindowOptions window = new WindowOptions();

  @Mixin FileTerms terms = new FileTerms();

  @Mixin JobOptions job = new JobOptions();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description =
          "Format of the file, such as mp4; by default what its name ends in, or a playlist.")
  Optional<String> format = Optional.empty();

  @Mixin DocumentFormat output = new DocumentFormat();

  SaveAsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    var selection = options.selection(terminal.surroundings());
    var made = terms.read();
    try (var workspace = options.open(terminal, selection, PlanOptions.converge());
        var operations = workspace.operations()) {
      var making = new FileMaking(terminal, "save-as", job, output, operations);
      if (job.job.isPresent()) {
        var target = options.one(operations, selection, Operation.JOB);
        return making.look(target, job.job.get());
      }
      var target = options.one(operations, selection, Operation.SAVE_AS);
      var saves = operations.of(target, Saves.class);
      var part =
          window.isGiven()
              ? Optional.of(window.read(terminal, workspace.manifests(), WindowLimits.NONE))
              : Optional.<Window>empty();
      var wanted = new Saves.Wanted(terms.name, part, format, made);
      return making.begin(target, saves.untold(wanted), () -> saves.save(target.key(), wanted));
    }
  }
}

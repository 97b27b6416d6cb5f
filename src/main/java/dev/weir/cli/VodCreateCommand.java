package dev.weir.cli;

import dev.weir.plan.PlanOptions;
import dev.weir.provider.Operation;
import dev.weir.provider.PlaylistMaking;
import dev.weir.render.PlaylistsDocument;
import dev.weir.render.PlaylistsText;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code weir vod create}. */
@Command(
    descriptionHeading = "%n",
    description =
        "Makes a playlist of what was recorded, at once, in the bucket of the recording. One of the"
            + " same name is replaced; no recording is touched.",
    footer = {
      "  weir vod create Channel.main-stage --from 'yesterday 20:00' --for 2h",
      "  weir vod create RecordRule.record-all --stream final --event FixedRelay.final"
    })
final class VodCreateCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin TargetOptions options = new TargetOptions();

  @Mixin WindowOptions window = new WindowOptions();

  @Mixin StreamOption stream = new StreamOption();

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "What to call it; by default the name tells the window.")
  Optional<String> name = Optional.empty();

  @Mixin DocumentFormat output = new DocumentFormat();

  VodCreateCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    var selection = options.selection(terminal.surroundings());
    try (var workspace = options.open(terminal, selection, PlanOptions.converge());
        var operations = workspace.operations()) {
      var target = options.one(operations, selection, Operation.VOD_CREATE);
      var making = operations.of(target, PlaylistMaking.class);
      var asked = window.read(terminal, workspace.manifests(), making.limits());
      var made = making.make(target.key(), new PlaylistMaking.Wanted(stream.which(), asked, name));
      var document = PlaylistsDocument.of(target, Optional.of(asked), List.of(made));
      terminal.print(output.isJson() ? document.json() : PlaylistsText.made(document));
      return ExitCode.SUCCESS;
    }
  }
}

package dev.weir.cli;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Refused;
import dev.weir.engine.Target;
import dev.weir.plan.PlanOptions;
import dev.weir.provider.Operation;
import dev.weir.provider.Playlists;
import dev.weir.render.PlaylistsDocument;
import dev.weir.render.PlaylistsText;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code weir vod show}. */
@Command(
    descriptionHeading = "%n",
    description =
        "How to play what was recorded. Makes nothing. An OSS channel gives the playlist itself, a"
            + " PILI channel of the API's first generation an address, and a record rule of"
            + " ApsaraVideo Live the playlists that were made of one of its streams.",
    footer = {
      "  weir vod show Channel.main-stage --from 1h > last-hour.m3u8",
      "  weir vod show RecordRule.record-all --stream final --event FixedRelay.final"
    })
final class VodShowCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin TargetOptions options = new TargetOptions();

  @Mixin WindowOptions window = new WindowOptions();

  @Mixin StreamOption stream = new StreamOption();

  @Option(
      names = "--record",
      paramLabel = "ID",
      description = "Instead of a window: the playlist of a record rule with this id.")
  Optional<String> record = Optional.empty();

  @Mixin DocumentFormat output = new DocumentFormat();

  VodShowCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    var selection = options.selection(terminal.surroundings());
    if (record.isPresent() && window.isGiven()) {
      throw new Refused(
          Diagnostic.error("usage", "`--record` names one playlist, whatever its window")
              .hint("give it without `--from`, `--to`, `--for` and `--event`"));
    }
    try (var workspace = options.open(terminal, selection, PlanOptions.converge());
        var operations = workspace.operations()) {
      var target = options.one(operations, selection, Operation.VOD_SHOW);
      var playlists = operations.of(target, Playlists.class);
      var document =
          record
              .map(id -> one(target, playlists, id))
              .orElseGet(() -> several(target, playlists, workspace));
      terminal.print(
          output.isJson() ? document.json() : PlaylistsText.of(document, terminal.style()));
      return ExitCode.SUCCESS;
    }
  }

  private PlaylistsDocument one(Target target, Playlists playlists, String id) {
    var found = playlists.playlist(target.key(), stream.which(), id);
    return PlaylistsDocument.of(target, Optional.empty(), List.of(found));
  }

  private PlaylistsDocument several(Target target, Playlists playlists, Workspace workspace) {
    var asked = window.read(terminal, workspace.manifests(), playlists.limits());
    return PlaylistsDocument.of(
        target, Optional.of(asked), playlists.playlists(target.key(), stream.which(), asked));
  }
}

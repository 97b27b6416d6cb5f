package dev.weir.cli;

import dev.weir.plan.PlanOptions;
import dev.weir.provider.Operation;
import dev.weir.provider.RecordedContents;
import dev.weir.render.ContentsDocument;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code weir record content}. */
@Command(
    descriptionHeading = "%n",
    description =
        "Tells when a stream was recorded by a rule of ApsaraVideo Live, and where the files are.",
    footer = {
      "  weir record content RecordRule.the-final --from yesterday",
      "  weir record content RecordRule.record-all --stream final --from 2h -o json"
    })
final class RecordContentCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin TargetOptions options = new TargetOptions();

  @Mixin WindowOptions window = new WindowOptions();

  @Mixin StreamOption stream = new StreamOption();

  @Mixin DocumentFormat output = new DocumentFormat();

  RecordContentCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    var selection = options.selection(terminal.surroundings());
    try (var workspace = options.open(terminal, selection, PlanOptions.converge());
        var operations = workspace.operations()) {
      var target = options.one(operations, selection, Operation.RECORD_CONTENT);
      var contents = operations.of(target, RecordedContents.class);
      var asked = window.read(terminal, workspace.manifests(), contents.limits());
      var document =
          ContentsDocument.of(
              target, asked, contents.contents(target.key(), stream.which(), asked));
      terminal.print(output.isJson() ? document.json() : document.text(terminal.style()));
      return ExitCode.SUCCESS;
    }
  }
}

package dev.weir.cli;

import dev.weir.plan.PlanOptions;
import dev.weir.provider.Operation;
import dev.weir.provider.Segments;
import dev.weir.provider.Segments.Stretch;
import dev.weir.render.SegmentsDocument;
import dev.weir.render.SegmentsText;
import dev.weir.time.Window;
import dev.weir.time.WindowLimits;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** {@code weir segments}. */
@Command(
    footer = {
      "  weir segments Channel.backup-stage                 all there are",
      "  weir segments Channel.backup-stage --from 2h --limit 20",
      "  weir segments Channel.backup-stage --event FixedRelay.cup-final -o json"
    })
final class SegmentsCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin TargetOptions options = new TargetOptions();

  @Mixin WindowOptions window = new WindowOptions();

  @Option(
      names = "--limit",
      paramLabel = "N",
      converter = ToLimit.class,
      description = "At most so many pieces, the oldest.")
  Optional<Integer> limit = Optional.empty();

  @Mixin DocumentFormat output = new DocumentFormat();

  /** Reads how many. */
  static final class ToLimit implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      if (!text.matches("[1-9][0-9]{0,5}")) {
        throw new TypeConversionException("expected a number from 1 to 999999");
      }
      return Integer.valueOf(text);
    }
  }

  SegmentsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    var selection = options.selection(terminal.surroundings());
    try (var workspace = options.open(terminal, selection, PlanOptions.converge());
        var operations = workspace.operations()) {
      var target = options.one(operations, selection, Operation.SEGMENTS);
      var segments = operations.of(target, Segments.class);
      var asked =
          window.isGiven()
              ? Optional.of(window.read(terminal, workspace.manifests(), WindowLimits.NONE))
              : Optional.<Window>empty();
      var part =
          new Segments.Part(
              asked.map(found -> new Stretch(found.start(), found.end())),
              limit.map(OptionalInt::of).orElseGet(OptionalInt::empty));
      var document = SegmentsDocument.of(target, asked, segments.segments(target.key(), part));
      terminal.print(
          output.isJson() ? document.json() : SegmentsText.of(document, terminal.style()));
      return ExitCode.SUCCESS;
    }
  }
}

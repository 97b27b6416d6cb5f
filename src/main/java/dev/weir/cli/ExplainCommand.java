package dev.weir.cli;

import dev.weir.engine.Providers;
import dev.weir.kind.Kind;
import dev.weir.render.Style;
import dev.weir.schema.KindDocs;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weir explain}. */
@Command(
    footer = {
      "  weir explain                        list the kinds",
      "  weir explain RecordRule",
      "  weir explain aliyun-oss/Channel -o markdown > channel.md"
    })
final class ExplainCommand implements Callable<Integer> {

  /** What an explanation is printed as. */
  enum Format {
    text,
    markdown
  }

  private final Terminal terminal;

  @Parameters(
      paramLabel = "KIND",
      arity = "0..1",
      description =
          "A kind such as Channel, or aliyun-oss/Channel where several providers have one; a list"
              + " of all kinds when there is none.")
  Optional<String> kind = Optional.empty();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "${COMPLETION-CANDIDATES}: ${DEFAULT-VALUE} by default.")
  Format format = Format.text;

  ExplainCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    var choice = new KindChoice(Providers.installed());
    terminal.print(
        kind.map(name -> explain(choice.find(name))).orElseGet(() -> list(choice.all())));
    return ExitCode.SUCCESS;
  }

  private String explain(Kind<?> found) {
    var docs = new KindDocs(terminal.surroundings().columns().orElse(Style.USUAL_WIDTH));
    return switch (format) {
      case text -> docs.text(found);
      case markdown -> docs.markdown(found);
    };
  }

  private static String list(List<Kind<?>> kinds) {
    var text = new StringBuilder();
    int width = kinds.stream().mapToInt(kind -> kind.id().length()).max().orElse(0);
    for (var kind : kinds) {
      text.append(kind.id()).repeat(' ', width - kind.id().length() + 2);
      text.append(firstSentence(kind.doc())).append('\n');
    }
    return text.toString();
  }

  private static String firstSentence(String doc) {
    return doc.split("(?<=[.:])\\s", 2)[0].replaceAll("[.:]$", "");
  }
}

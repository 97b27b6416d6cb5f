package dev.weir.cli;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Refused;
import dev.weir.engine.Operations;
import dev.weir.engine.Target;
import dev.weir.plan.PlanOptions;
import dev.weir.provider.Operation;
import dev.weir.provider.Urls;
import dev.weir.provider.Urls.Direction;
import dev.weir.provider.Urls.Protocol;
import dev.weir.provider.Urls.Url;
import dev.weir.render.UrlDocument;
import dev.weir.render.UrlText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** {@code weir url}. */
@Command(
    footer = {
      "  weir url Channel.main-stage                      all there are",
      "  weir url Channel.main-stage --publish --expires 2h",
      "  ffplay \"$(weir url Channel.main-stage --play --protocol hls)\""
    })
final class UrlCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin TargetOptions options = new TargetOptions();

  @Mixin DocumentFormat output = new DocumentFormat();

  @Option(names = "--publish", description = "Only where to push to.")
  boolean publish;

  @Option(names = "--play", description = "Only where to play from.")
  boolean play;

  @Option(
      names = "--protocol",
      paramLabel = "PROTOCOL",
      converter = ToProtocol.class,
      description = "Only rtmp, srt, hls or flv.")
  Optional<Protocol> protocol = Optional.empty();

  @Option(
      names = "--expires",
      paramLabel = "TIME",
      defaultValue = "1h",
      description =
          "How long a signed URL is good: ${DEFAULT-VALUE} by default. A push that began in time"
              + " goes on afterwards.")
  Duration expires = Duration.ofHours(1);

  /** Reads a protocol. */
  static final class ToProtocol implements ITypeConverter<Protocol> {
    @Override
    public Protocol convert(String text) {
      return Arrays.stream(Protocol.values())
          .filter(protocol -> word(protocol).equals(text))
          .findFirst()
          .orElseThrow(() -> new TypeConversionException("expected rtmp, srt, hls or flv"));
    }
  }

  UrlCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  private static String word(Enum<?> name) {
    return name.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public Integer call() {
    if (expires.isZero()) {
      throw new Refused(Diagnostic.error("usage", "`--expires` takes a time of 1s or more"));
    }
    var selection = options.selection(terminal.surroundings());
    try (var workspace = options.open(terminal, selection, PlanOptions.converge());
        var operations = workspace.operations()) {
      var target = options.one(operations, selection, Operation.URL);
      var wanted = wanted(operations, target);
      var document = UrlDocument.of(target, wanted);
      terminal.print(output.isJson() ? document.json() : UrlText.of(document, terminal.style()));
      terminal.tell(remarks(target, wanted));
      return ExitCode.SUCCESS;
    }
  }

  private List<Url> wanted(Operations operations, Target target) {
    var now = terminal.surroundings().clock().instant();
    var terms = new Urls.Terms(now, now.plus(expires));
    var urls = operations.of(target, Urls.class);
    var all = new ArrayList<Url>();
    for (var direction : Direction.values()) {
      if (publish == play || (direction == Direction.PUBLISH) == publish) {
        all.addAll(urls.urls(target.key(), direction, terms));
      }
    }
    var wanted =
        all.stream().filter(url -> protocol.map(url.protocol()::equals).orElse(true)).toList();
    if (wanted.isEmpty()) {
      throw none(target, all);
    }
    return wanted;
  }

  private Refused none(Target target, List<Url> others) {
    var what = protocol.map(p -> word(p) + " ").orElse("");
    var way = publish == play ? "" : publish ? "to push to" : "to play from";
    var problem =
        Diagnostic.error(
            "no-url", "`%s` has no %sURL %s".formatted(target.name(), what, way).stripTrailing());
    var known =
        others.stream()
            .map(url -> word(url.direction()) + " " + word(url.protocol()))
            .collect(Collectors.joining(", "));
    return new Refused(known.isEmpty() ? problem : problem.hint("it has " + known));
  }

  /** What whoever gets them has to know; the URLs themselves are what was asked for. */
  private static List<Diagnostic> remarks(Target target, List<Url> urls) {
    var remarks = new ArrayList<Diagnostic>();
    if (urls.stream().anyMatch(Url::secret)) {
      remarks.add(
          Diagnostic.warning(
                  "secret-url",
                  "a signed URL of `%s` is a secret: whoever has it can use it"
                      .formatted(target.name()))
              .hint("keep it out of logs, tickets and Git"));
    }
    urls.stream()
        .map(Url::note)
        .filter(note -> !note.isEmpty())
        .distinct()
        .forEach(note -> remarks.add(Diagnostic.note("url", note)));
    return remarks;
  }
}

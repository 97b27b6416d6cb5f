package dev.weir.cli;

import dev.weir.engine.Providers;
import dev.weir.engine.StreamReport;
import dev.weir.manifest.ManifestLoader;
import dev.weir.provider.StreamInquiry;
import dev.weir.render.StreamJson;
import dev.weir.render.StreamText;
import dev.weir.time.TimeText;
import dev.weir.time.WindowText;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weir explain stream}: what the manifests say of one stream; nobody is asked. */
@Command(
    footer = {
      "  weir explain stream play.example.com/live/final",
      "  weir explain stream play.example.com/live/final --at 2026-12-31T20:00:00+08:00",
      "  weir explain stream play.example.com/live/final --bitrate 2000 -o json live/"
    })
final class ExplainStreamCommand implements Callable<Integer> {

  /** What an explanation is printed as. */
  enum Format {
    text,
    json
  }

  private final Terminal terminal;

  @Parameters(
      index = "0",
      paramLabel = "DOMAIN/APP/STREAM",
      converter = StreamAddress.Converter.class,
      description = "The stream, by its address without a scheme.")
  StreamAddress stream;

  @Parameters(
      index = "1..*",
      paramLabel = "PATH",
      description = "Files and folders with manifests; the current folder when there is none.")
  List<String> paths = List.of();

  @Mixin RootOption root = new RootOption();

  @Option(
      names = "--at",
      paramLabel = "TIME",
      defaultValue = "now",
      description =
          "The time to explain, for windows, such as 2026-12-31T20:00+08:00 or tomorrow 20:00; now"
              + " by default.")
  String at = "now";

  @Option(
      names = "--bitrate",
      paramLabel = "N",
      description = "Its bit rate in kbit/s, as a record decision would be told it.")
  Optional<Long> bitrate = Optional.empty();

  @Option(
      names = "--codec",
      paramLabel = "CODEC",
      description = "Its codec, h264 or h265, as a record decision would be told it.")
  Optional<String> codec = Optional.empty();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "${COMPLETION-CANDIDATES}: ${DEFAULT-VALUE} by default.")
  Format format = Format.text;

  ExplainStreamCommand(Terminal terminal, StreamAddress stream) {
    this.terminal = terminal;
    this.stream = stream;
  }

  @Override
  public Integer call() {
    var surroundings = terminal.surroundings();
    var providers = Providers.installed();
    var loaded = new ManifestLoader(providers).load(root.input(surroundings, paths));
    var manifests = loaded.orRefuse();
    terminal.tell(loaded.diagnostics());
    var times = new TimeText(surroundings.clock().instant(), ZoneId.systemDefault());
    var about =
        new StreamInquiry(
            stream.domain(),
            stream.app(),
            stream.stream(),
            WindowText.moment("--at", at, times).truncatedTo(ChronoUnit.SECONDS),
            bitrate,
            codec,
            new CelConditions(manifests));
    var report = StreamReport.of(manifests, providers, about);
    terminal.print(
        switch (format) {
          case text -> StreamText.of(report, terminal.style());
          case json -> StreamJson.of(report);
        });
    return ExitCode.SUCCESS;
  }
}

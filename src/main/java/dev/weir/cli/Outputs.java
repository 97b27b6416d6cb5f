package dev.weir.cli;

import dev.weir.cli.OutputOptions.Format;
import dev.weir.cli.OutputOptions.Wanted;
import dev.weir.diag.Diagnostic;
import dev.weir.diag.Refused;
import dev.weir.render.PlanDocument;
import dev.weir.render.PlanMarkdown;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The results of a run, each with where it goes; files are open from the start. */
final class Outputs implements Teller, AutoCloseable {

  /** GitHub drops a summary that is longer than a mebibyte. */
  private static final int SUMMARY_BYTES = 1_048_576 - 4_096;

  private static final String SUMMARY_FILE = "GITHUB_STEP_SUMMARY";

  private final Terminal terminal;
  private final int mostBytes;
  private final List<Output> outputs = new ArrayList<>();
  private boolean begun;

  private record Output(Format format, Optional<ReportFile> file, int mostBytes) {}

  /** Writes one format. */
  @FunctionalInterface
  interface Printing {
    /** Writes a result; the writer stays open. */
    void write(Format format, Writer to, int mostBytes) throws IOException;
  }

  private Outputs(Terminal terminal, int mostBytes) {
    this.terminal = terminal;
    this.mostBytes = mostBytes;
  }

  /**
   * Opens what is asked for; text is printed when nothing else goes to standard output.
   *
   * @param known the formats that the command has
   * @param usual what is printed when nothing is asked for; empty for nothing
   * @throws Refused when something cannot be written, or two want standard output
   */
  static Outputs open(
      Terminal terminal, OutputOptions options, Set<Format> known, Optional<Format> usual) {
    check(options.wanted, known);
    var outputs = new Outputs(terminal, options.mostBytes.orElse(PlanMarkdown.USUAL_BYTES));
    try {
      if (options.wanted.stream().noneMatch(Wanted::takesStandardOutput)) {
        usual.ifPresent(format -> outputs.add(new Wanted(format, Optional.empty()), options));
      }
      options.wanted.forEach(wanted -> outputs.add(wanted, options));
      return outputs;
    } catch (RuntimeException e) {
      outputs.close();
      throw e;
    }
  }

  private static void check(List<Wanted> all, Set<Format> known) {
    var printed = all.stream().filter(Wanted::takesStandardOutput).toList();
    if (printed.size() > 1) {
      var words = printed.stream().map(Wanted::toString).collect(Collectors.joining("` and `"));
      throw new Refused(
          Diagnostic.error("usage", "`" + words + "` cannot both go to standard output")
              .hint("give files: -o " + printed.getLast() + "=FILE"));
    }
    for (var wanted : all) {
      if (!known.contains(wanted.format())) {
        var words = known.stream().sorted().map(Format::word).collect(Collectors.joining(", "));
        throw new Refused(
            Diagnostic.error("usage", "there is no `" + wanted.format().word() + "` of this")
                .hint("this command has " + words));
      }
    }
  }

  private void add(Wanted wanted, OutputOptions options) {
    boolean summary = wanted.format() == Format.STEP_SUMMARY;
    var file =
        summary && wanted.file().isEmpty()
            ? Optional.of(ReportFile.appending(summaryFile()))
            : wanted.file().map(name -> ReportFile.replacing(path(name)));
    int most = summary ? options.mostBytes.orElse(SUMMARY_BYTES) : mostBytes;
    outputs.add(new Output(wanted.format(), file, most));
  }

  private Path summaryFile() {
    return terminal
        .surroundings()
        .variable(SUMMARY_FILE)
        .filter(name -> !name.isEmpty())
        .map(this::path)
        .orElseThrow(() ->
            new Refused(
                Diagnostic.error(
                        "report-path", SUMMARY_FILE + " is not set, so there is no step summary")
                    .hint("outside of GitHub Actions give a file: -o step-summary=FILE")));
  }

  private Path path(String name) {
    return terminal.surroundings().currentFolder().resolve(name);
  }

  /** Whether a result is printed, so that nothing else should be. */
  boolean takeStandardOutput() {
    return outputs.stream().anyMatch(output -> output.file().isEmpty());
  }

  /** Writes a plan in every format. */
  void plan(PlanDocument document) {
    write(new PlanFormats(document, terminal.style())::write);
  }

  /** Writes every result; files are replaced when all are complete. */
  void write(Printing printing) {
    write(outputs, printing);
  }

  private void write(List<Output> some, Printing printing) {
    begun = true;
    for (var output : some) {
      if (output.file().isPresent()) {
        var file = output.file().get();
        file.filling(to -> printing.write(output.format(), to, output.mostBytes()));
      } else {
        print(output, printing);
      }
    }
    some.forEach(output -> output.file().ifPresent(ReportFile::keep));
  }

  private void print(Output output, Printing printing) {
    try {
      var printer = terminal.printer();
      printing.write(output.format(), printer, output.mostBytes());
      printer.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reviews show diagnostics beside lines; that there is no plan must not look like no findings.
   */
  @Override
  public void refused(List<Diagnostic> why) {
    if (begun || why.stream().anyMatch(each -> each.code().equals("usage"))) {
      return;
    }
    var able =
        outputs.stream().filter(out -> PlanFormats.OF_REFUSALS.contains(out.format())).toList();
    write(able, (format, to, _) -> PlanFormats.write(why, "weir", format, to));
  }

  @Override
  public void close() {
    outputs.forEach(output -> output.file().ifPresent(ReportFile::close));
  }
}

package dev.weir.cli;

import dev.weir.diag.Diagnostic;
import dev.weir.render.DiagnosticText;
import dev.weir.render.Ink;
import dev.weir.render.Style;
import java.io.BufferedWriter;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** How a command talks: results to standard output, everything else to standard error. */
final class Terminal {

  private final Surroundings surroundings;
  private final CommonOptions options;

  Terminal(Surroundings surroundings, CommonOptions options) {
    this.surroundings = surroundings;
    this.options = options;
  }

  Surroundings surroundings() {
    return surroundings;
  }

  Style style() {
    var ink = isColourful() ? Ink.COLOUR : Ink.PLAIN;
    return new Style(ink, surroundings.columns().orElse(Style.USUAL_WIDTH));
  }

  boolean isColourful() {
    return !options.noColor && surroundings.isColourful();
  }

  /** A path as people here would write it. */
  Path near(Path path) {
    var here = surroundings.currentFolder();
    return path.startsWith(here) ? here.relativize(path) : path;
  }

  /** Prints a result. */
  void print(String text) {
    surroundings.out().print(text);
    surroundings.out().flush();
  }

  /** Takes a result that is printed bit by bit; it is to be flushed, not closed. */
  Writer printer() {
    var out = surroundings.out();
    return new BufferedWriter(new OutputStreamWriter(out, out.charset()));
  }

  /** Says something that is no result. */
  void say(String text) {
    surroundings.err().print(text);
    surroundings.err().flush();
  }

  /** Tells of problems. */
  void tell(List<Diagnostic> diagnostics) {
    if (!diagnostics.isEmpty()) {
      say(new DiagnosticText(isColourful()).of(diagnostics));
    }
  }

  /** Where a trace of calls goes, if one was asked for. */
  Optional<Consumer<String>> trace() {
    return options.debug ? Optional.of(line -> say(line + "\n")) : Optional.empty();
  }

  /** The handler of whatever goes wrong. */
  FailureHandler failures() {
    return new FailureHandler(this, options.debug);
  }
}

package dev.weir.cli;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Refused;
import dev.weir.render.DriftDocument;
import dev.weir.render.DriftMetrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Writes the metrics of a drift run when it ends, also when it fails. */
final class DriftMeasured implements AutoCloseable {

  private final Terminal terminal;
  private final Optional<Path> file;
  private final Instant start;
  private String stack = "default";
  private Optional<DriftDocument> report = Optional.empty();

  private DriftMeasured(Terminal terminal, Optional<Path> file) {
    this.terminal = terminal;
    this.file = file;
    this.start = terminal.surroundings().clock().instant();
  }

  /**
   * Begins to measure.
   *
   * @param file where the metrics go, relative to the current folder
   */
  static DriftMeasured begin(Terminal terminal, Optional<Path> file) {
    var here = terminal.surroundings().currentFolder();
    return new DriftMeasured(terminal, file.map(here::resolve));
  }

  void about(String name) {
    stack = name;
  }

  void found(DriftDocument document) {
    report = Optional.of(document);
  }

  @Override
  public void close() {
    file.ifPresent(this::write);
  }

  private void write(Path to) {
    var now = terminal.surroundings().clock().instant();
    try (var target = ReportFile.replacing(to)) {
      var earlier = Files.exists(to) ? Optional.of(Files.readString(to)) : Optional.<String>empty();
      target
          .writer()
          .write(DriftMetrics.of(report, stack, now, Duration.between(start, now), earlier));
      target.keep();
    } catch (IOException | Refused e) {
      terminal.tell(
          List.of(
              Diagnostic.warning(
                  "metrics-not-written",
                  "`%s` cannot be written: %s".formatted(to, e.getMessage()))));
    }
  }
}

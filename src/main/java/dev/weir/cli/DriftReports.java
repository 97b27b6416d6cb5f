package dev.weir.cli;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Refused;
import dev.weir.render.DriftDocument;
import dev.weir.render.DriftJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Reports of earlier runs.
 *
 * @param terminal where they are read from
 * @param workspace where the last one is kept
 */
record DriftReports(Terminal terminal, Workspace workspace) {

  private static final String LAST = "last";

  /**
   * Reads one.
   *
   * @param name a file, or {@code last}
   * @return none for {@code last} when nothing was looked at before: a scheduled job begins so
   * @throws Refused when there is no such file, or it is no report
   */
  Optional<DriftDocument> read(String name) {
    var file = name.equals(LAST) ? last() : here().resolve(name);
    try {
      return Optional.of(new DriftJson().read(Files.readString(file)));
    } catch (NoSuchFileException _) {
      if (!name.equals(LAST)) {
        throw new Refused(none(name, file));
      }
      terminal.say(
          "There is no earlier report in %s; the next run tells what is new.\n"
              .formatted(terminal.near(file)));
      return Optional.empty();
    } catch (IOException e) {
      throw new Refused(
          Diagnostic.error("unreadable-report", "`%s` cannot be read: %s".formatted(file, e)));
    }
  }

  private Diagnostic none(String name, Path file) {
    return Diagnostic.error("no-report", "there is no report `%s`".formatted(terminal.near(file)))
        .hint("write one with `weir drift -o json=%s`".formatted(name));
  }

  private Path here() {
    return terminal.surroundings().currentFolder();
  }

  private Path last() {
    var stack = workspace.manifests().stackName();
    return workspace.driftFolder().resolve(stack + ".json");
  }

  /** Keeps a complete report for the next run; when that fails the report counts all the same. */
  void keep(DriftDocument report) {
    if (report.ruling() == DriftDocument.Verdict.INCOMPLETE) {
      return;
    }
    try {
      Files.createDirectories(workspace.driftFolder());
      try (var file = ReportFile.replacing(last())) {
        new DriftJson().write(report, file.writer());
        file.keep();
      }
    } catch (IOException | UncheckedIOException | Refused e) {
      terminal.tell(
          List.of(
              Diagnostic.warning(
                  "report-not-kept",
                  "this report could not be kept for `--since last`: " + e.getMessage())));
    }
  }
}

package dev.weir.cli;

import dev.weir.cli.OutputOptions.Format;
import dev.weir.render.DriftDocument;
import dev.weir.render.DriftFindings;
import dev.weir.render.DriftJson;
import dev.weir.render.DriftMarkdown;
import dev.weir.render.DriftText;
import dev.weir.render.GitHubAnnotations;
import dev.weir.render.GitLabReports;
import dev.weir.render.SarifLog;
import dev.weir.render.Style;
import java.io.IOException;
import java.io.Writer;
import java.util.EnumSet;
import java.util.Set;

/**
 * A drift report in any format that it has.
 *
 * @param report the report
 * @param style how text is laid out
 */
record DriftFormats(DriftDocument report, Style style) {

  /** The formats that a drift report has. */
  static final Set<Format> ALL =
      EnumSet.of(
          Format.TEXT,
          Format.JSON,
          Format.MARKDOWN,
          Format.STEP_SUMMARY,
          Format.CODEQUALITY,
          Format.GITHUB,
          Format.SARIF,
          Format.JUNIT);

  /** Writes one format; the writer stays open. */
  void write(Format format, Writer to, int mostBytes) throws IOException {
    switch (format) {
      case TEXT -> to.write(DriftText.of(report, style));
      case JSON -> new DriftJson().write(report, to);
      case MARKDOWN, STEP_SUMMARY -> to.write(DriftMarkdown.of(report, mostBytes));
      case CODEQUALITY -> to.write(GitLabReports.codeQuality(DriftFindings.of(report)));
      case GITHUB -> to.write(GitHubAnnotations.of(DriftFindings.of(report)));
      case SARIF -> to.write(SarifLog.of(DriftFindings.of(report), Version.current()));
      case JUNIT -> to.write(DriftFindings.junit(report));
      default -> throw new IllegalArgumentException(format.word());
    }
  }
}

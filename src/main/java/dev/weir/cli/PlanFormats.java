package dev.weir.cli;

import dev.weir.cli.OutputOptions.Format;
import dev.weir.diag.Diagnostic;
import dev.weir.render.Findings;
import dev.weir.render.GitHubAnnotations;
import dev.weir.render.GitLabReports;
import dev.weir.render.GraphText;
import dev.weir.render.GraphView;
import dev.weir.render.JUnitXml;
import dev.weir.render.PlanDocument;
import dev.weir.render.PlanHtml;
import dev.weir.render.PlanJson;
import dev.weir.render.PlanMarkdown;
import dev.weir.render.PlanText;
import dev.weir.render.SarifLog;
import dev.weir.render.Style;
import dev.weir.render.ValidationJson;
import java.io.IOException;
import java.io.Writer;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A plan in any format. A format's classes are loaded when it is first asked for. */
final class PlanFormats {

  /** The formats that a plan has. */
  static final Set<Format> ALL = EnumSet.allOf(Format.class);

  /** The formats that diagnostics have. */
  static final Set<Format> OF_DIAGNOSTICS =
      EnumSet.of(Format.JSON, Format.SARIF, Format.CODEQUALITY, Format.GITHUB, Format.JUNIT);

  private final PlanDocument document;
  private final Style style;

  PlanFormats(PlanDocument document, Style style) {
    this.document = document;
    this.style = style;
  }

  /** Writes one format; the writer stays open. */
  void write(Format format, Writer to, int mostBytes) throws IOException {
    switch (format) {
      case TEXT -> to.write(PlanText.of(document, style));
      case JSON -> new PlanJson().write(document, to);
      case MARKDOWN, STEP_SUMMARY -> to.write(PlanMarkdown.of(document, mostBytes));
      case HTML -> PlanHtml.write(document, to);
      case GITLAB -> to.write(GitLabReports.terraform(document));
      case CODEQUALITY -> to.write(GitLabReports.codeQuality(Findings.of(document)));
      case GITHUB -> to.write(GitHubAnnotations.of(Findings.of(document)));
      case SARIF -> to.write(SarifLog.of(Findings.of(document), Version.current()));
      case JUNIT -> to.write(JUnitXml.of(document));
      case MERMAID -> to.write(GraphText.mermaid(GraphView.of(document)));
      case DOT -> to.write(GraphText.dot(GraphView.of(document)));
    }
  }

  /** The formats that say why a plan, or another report, could not be made. */
  static final Set<Format> OF_REFUSALS =
      EnumSet.of(Format.SARIF, Format.CODEQUALITY, Format.GITHUB, Format.JUNIT);

  /**
   * Writes diagnostics in one format; the writer stays open.
   *
   * @param name what they are of, for instance {@code weir validate}
   */
  static void write(List<Diagnostic> found, String name, Format format, Writer to)
      throws IOException {
    var findings = Findings.of(found);
    to.write(
        switch (format) {
          case JSON -> ValidationJson.of(findings);
          case SARIF -> SarifLog.of(findings, Version.current());
          case CODEQUALITY -> GitLabReports.codeQuality(findings);
          case GITHUB -> GitHubAnnotations.of(findings);
          case JUNIT -> JUnitXml.of(findings, name);
          case TEXT, MARKDOWN, HTML, GITLAB, STEP_SUMMARY, MERMAID, DOT ->
              throw new IllegalArgumentException(format.word());
        });
  }
}

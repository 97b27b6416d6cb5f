package dev.weir.render;

import dev.weir.diag.Severity;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** What validation found, in the shape of {@code terraform validate -json}. */
public final class ValidationJson {

  private ValidationJson() {}

  /** The document, indented. */
  public static String of(List<Finding> findings) {
    var errors = count(findings, Severity.ERROR);
    var json = Json.object();
    json.put("format_version", "1.0");
    json.put("valid", errors == 0);
    json.put("error_count", errors);
    json.put("warning_count", count(findings, Severity.WARNING));
    var list = json.putArray("diagnostics");
    findings.forEach(finding -> diagnostic(list.addObject(), finding));
    return Json.pretty(json);
  }

  private static int count(List<Finding> findings, Severity severity) {
    return (int) findings.stream().filter(finding -> finding.severity() == severity).count();
  }

  /** A diagnostic as Terraform writes one, with the code beside it. */
  static void diagnostic(ObjectNode json, Finding finding) {
    json.put("severity", finding.severity().word());
    json.put("summary", finding.message());
    json.put("detail", finding.hint().orElse(""));
    json.put("code", finding.code());
    finding.address().ifPresent(address -> json.put("address", address));
    finding
        .spot()
        .ifPresent(spot -> {
          var range = json.putObject("range");
          range.put("filename", spot.file());
          range.putObject("start").put("line", spot.line()).put("column", spot.column());
          range
              .putObject("end")
              .put("line", spot.line())
              .put("column", spot.column() + spot.width());
        });
  }
}

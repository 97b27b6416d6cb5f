package dev.weir.render;

import dev.weir.diag.Severity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.JsonNodeFactory;

/** The reports that GitLab shows in a merge request. */
public final class GitLabReports {

  private GitLabReports() {}

  /** {@code artifacts:reports:terraform}: counts for the widget, a replace as create and delete. */
  public static String terraform(PlanDocument document) {
    var counts = document.weir().counts();
    return "{\"create\":%d,\"update\":%d,\"delete\":%d}\n"
        .formatted(counts.add(), counts.change(), counts.destroy());
  }

  /**
   * {@code artifacts:reports:codequality}. GitLab drops a finding without a file and one whose
   * fingerprint it has already, so each has both.
   */
  public static String codeQuality(List<Finding> findings) {
    var list = JsonNodeFactory.instance.arrayNode();
    var seen = new HashMap<String, Integer>();
    var fallback = Findings.anyFile(findings).orElse("weir");
    for (var finding : findings) {
      var entry = list.addObject();
      entry.put("description", finding.advice().replace('\n', ' '));
      entry.put("check_name", finding.code());
      entry.put("fingerprint", fingerprint(finding, seen));
      entry.put("severity", severity(finding.severity()));
      var location = entry.putObject("location");
      location.put("path", finding.spot().map(Finding.Spot::file).orElse(fallback));
      location
          .putObject("lines")
          .put("begin", finding.spot().map(Finding.Spot::line).orElse(1).intValue());
    }
    return list.isEmpty() ? "[]\n" : Json.pretty(list);
  }

  static String fingerprint(Finding finding, Map<String, Integer> seen) {
    int occurrence = seen.merge(finding.fingerprint(0), 1, Integer::sum);
    return finding.fingerprint(occurrence - 1);
  }

  private static String severity(Severity severity) {
    return switch (severity) {
      case ERROR -> "critical";
      case WARNING -> "minor";
      case NOTE -> "info";
    };
  }
}

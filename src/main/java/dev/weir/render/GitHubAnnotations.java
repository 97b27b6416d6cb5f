package dev.weir.render;

import dev.weir.diag.Severity;
import java.util.EnumMap;
import java.util.List;

/** Workflow commands that make GitHub show findings beside lines. */
public final class GitHubAnnotations {

  /** GitHub shows this many of a level from one step, and drops the rest without a word. */
  private static final int MOST_OF_A_LEVEL = 10;

  private GitHubAnnotations() {}

  /** A line for each finding, the gravest first; of a level with too many the last says so. */
  public static String of(List<Finding> findings) {
    var total = new EnumMap<Severity, Integer>(Severity.class);
    findings.forEach(finding -> total.merge(finding.severity(), 1, Integer::sum));
    var shown = new EnumMap<Severity, Integer>(Severity.class);
    var out = new StringBuilder();
    for (var finding : Findings.worstFirst(findings)) {
      var level = finding.severity();
      int number = shown.merge(level, 1, Integer::sum);
      int all = total.getOrDefault(level, 0);
      if (number < MOST_OF_A_LEVEL || all <= MOST_OF_A_LEVEL) {
        out.append(line(finding)).append('\n');
      } else if (number == MOST_OF_A_LEVEL) {
        int left = all - MOST_OF_A_LEVEL + 1;
        out.append("::" + command(level) + " title=weir::and " + left + " more: see the log\n");
      }
    }
    return out.toString();
  }

  private static String line(Finding finding) {
    var line = new StringBuilder("::").append(command(finding.severity())).append(' ');
    finding
        .spot()
        .ifPresent(spot ->
            line.append(
                "file=%s,line=%d,endLine=%d,col=%d,endColumn=%d,"
                    .formatted(
                        property(spot.file()),
                        spot.line(),
                        spot.line(),
                        spot.column(),
                        spot.column() + spot.width())));
    var title = finding.code() + finding.address().map(address -> " " + address).orElse("");
    return line.append("title=").append(property(title)).append("::") + data(finding.advice());
  }

  private static String command(Severity severity) {
    return switch (severity) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case NOTE -> "notice";
    };
  }

  private static String data(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}

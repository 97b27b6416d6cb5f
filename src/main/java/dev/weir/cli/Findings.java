package dev.weir.cli;

import dev.weir.diag.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** What a doctor found, in the order in which it was looked for. */
final class Findings {

  /**
   * One thing that was looked at.
   *
   * @param stack the folder of the stack; {@code .} where there is one only
   * @param check what was looked at, for instance {@code credentials}
   * @param ok whether all is well
   * @param message what was found
   * @param fix what would mend it
   */
  record Finding(String stack, String check, boolean ok, String message, Optional<String> fix) {}

  private static final JsonMapper JSON = JsonMapper.shared();

  private final List<Finding> all = new ArrayList<>();
  private String stack = ".";

  /** What is found from now on is about this stack. */
  void about(String folder) {
    stack = folder;
  }

  void well(String check, String message) {
    all.add(new Finding(stack, check, true, message, Optional.empty()));
  }

  void wrong(String check, String message, String fix) {
    all.add(new Finding(stack, check, false, message, Optional.of(fix)));
  }

  void wrong(String check, Diagnostic why, String otherwise) {
    wrong(check, why.message(), why.hint().orElse(otherwise));
  }

  boolean isWell() {
    return all.stream().allMatch(Finding::ok);
  }

  /** A line for each. */
  String text() {
    boolean many = all.stream().map(Finding::stack).distinct().count() > 1;
    var text = new StringBuilder();
    for (var finding : all) {
      text.append(finding.ok() ? "\u2713 " : "\u2717 ")
          .append(many ? finding.stack() + ": " : "")
          .append(finding.check())
          .append(": ")
          .append(finding.message());
      finding.fix().ifPresent(fix -> text.append("; fix: ").append(fix));
      text.append('\n');
    }
    return text.toString().replace("`", "");
  }

  String json() {
    var document = JSON.createObjectNode();
    document.put("format_version", "1.0");
    document.put("ok", isWell());
    var checks = document.putArray("checks");
    for (var finding : all) {
      var check =
          checks
              .addObject()
              .put("stack", finding.stack())
              .put("check", finding.check())
              .put("ok", finding.ok())
              .put("message", finding.message());
      finding.fix().ifPresent(fix -> check.put("fix", fix));
    }
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(document) + "\n";
  }
}

package dev.weir.render;

import dev.weir.diag.Severity;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Findings as SARIF 2.1.0, which code scanning services read. */
public final class SarifLog {

  /** GitHub keeps this many results of a run. */
  private static final int MOST_RESULTS = 5_000;

  private static final String ROOT = "%SRCROOT%";

  private SarifLog() {}

  /** The log, indented. */
  public static String of(List<Finding> findings, String version) {
    var log = Json.object();
    log.put("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
    log.put("version", "2.1.0");
    var run = log.putArray("runs").addObject();
    var driver = run.putObject("tool").putObject("driver");
    driver.put("name", "Weir");
    driver.put("semanticVersion", version);
    var indices = rules(driver.putArray("rules"), findings);
    run.put("columnKind", "unicodeCodePoints");
    run.putObject("originalUriBaseIds").putObject(ROOT);
    var results = run.putArray("results");
    var seen = new HashMap<String, Integer>();
    var fallback = Findings.anyFile(findings).orElse("weir");
    Findings.worstFirst(findings).stream()
        .limit(MOST_RESULTS)
        .forEach(finding -> result(results.addObject(), finding, indices, seen, fallback));
    return Json.pretty(log);
  }

  private static Map<String, Integer> rules(ArrayNode rules, List<Finding> findings) {
    var gravest = new HashMap<String, Severity>();
    var codes = new TreeSet<String>();
    for (var finding : findings) {
      codes.add(finding.code());
      gravest.merge(finding.code(), finding.severity(), (a, b) -> a.compareTo(b) <= 0 ? a : b);
    }
    var indices = new LinkedHashMap<String, Integer>();
    for (var code : codes) {
      indices.put(code, indices.size());
      var rule = rules.addObject();
      rule.put("id", code);
      rule.putObject("shortDescription").put("text", code.replace('-', ' '));
      rule.putObject("defaultConfiguration")
          .put("level", level(gravest.getOrDefault(code, Severity.NOTE)));
    }
    return indices;
  }

  private static void result(
      ObjectNode result,
      Finding finding,
      Map<String, Integer> indices,
      Map<String, Integer> seen,
      String fallback) {
    result.put("ruleId", finding.code());
    result.put("ruleIndex", indices.getOrDefault(finding.code(), -1));
    result.put("level", level(finding.severity()));
    result.putObject("message").put("text", finding.advice());
    var physical = result.putArray("locations").addObject().putObject("physicalLocation");
    var file = physical.putObject("artifactLocation");
    file.put("uri", uri(finding.spot().map(Finding.Spot::file).orElse(fallback)));
    file.put("uriBaseId", ROOT);
    finding.spot().ifPresent(spot -> region(physical.putObject("region"), spot));
    related(result, finding.related());
    finding.address().ifPresent(address -> result.putObject("properties").put("address", address));
    result
        .putObject("partialFingerprints")
        .put("weirFinding/v1", GitLabReports.fingerprint(finding, seen));
  }

  private static void related(ObjectNode result, List<Finding.Related> related) {
    if (related.isEmpty()) {
      return;
    }
    var locations = result.putArray("relatedLocations");
    for (var other : related) {
      var location = locations.addObject();
      location.putObject("message").put("text", other.message());
      var physical = location.putObject("physicalLocation");
      var file = physical.putObject("artifactLocation");
      file.put("uri", uri(other.spot().file()));
      file.put("uriBaseId", ROOT);
      region(physical.putObject("region"), other.spot());
    }
  }

  private static void region(ObjectNode region, Finding.Spot spot) {
    region.put("startLine", spot.line());
    region.put("startColumn", spot.column());
    region.put("endLine", spot.line());
    region.put("endColumn", spot.column() + spot.width());
  }

  private static String level(Severity severity) {
    return switch (severity) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case NOTE -> "note";
    };
  }

  /** A relative reference: what a URI cannot hold is written as percent escapes. */
  private static String uri(String file) {
    var out = new StringBuilder();
    for (byte each : file.replace('\\', '/').getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (each & 0xff);
      if (c < 0x80 && (Character.isLetterOrDigit(c) || "-._~/".indexOf(c) >= 0)) {
        out.append(c);
      } else {
        out.append("%%%02X".formatted((int) c));
      }
    }
    return out.toString();
  }
}

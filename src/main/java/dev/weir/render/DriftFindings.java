package dev.weir.render;

import dev.weir.diag.Severity;
import dev.weir.plan.AttributeChange.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What reviews and test reports show of a drift report. */
public final class DriftFindings {

  private static final String KEEP =
      "write the live value into the manifest to keep it (`weir drift --propose`); an apply"
          + " overwrites it";

  private DriftFindings() {}

  /** What could not be read, and what somebody changed; notes too. */
  public static List<Finding> of(DriftDocument report) {
    var findings = new ArrayList<Finding>();
    report
        .unread()
        .forEach((provider, why) -> findings.add(Finding.of(why, Optional.of(provider))));
    for (var resource : report.drifted()) {
      if (resource.fields().isEmpty()) {
        findings.add(finding(resource, DriftText.headline(resource, Ink.PLAIN), resource.place()));
      }
      for (var field : resource.fields()) {
        if (field.ruling() == Verdict.DRIFT || field.ruling() == Verdict.CONFLICT) {
          findings.add(of(resource, field));
        }
      }
    }
    report.notes().forEach(note -> findings.add(Finding.of(note, Optional.empty())));
    return Findings.worstFirst(findings);
  }

  private static Finding of(DriftedResource resource, DriftedField field) {
    var what = "`" + field.path() + "` of `" + resource.address() + "` was changed outside of Weir";
    var both = field.ruling() == Verdict.CONFLICT ? ", and in the manifests too" : "";
    return finding(resource, what + both, field.place().or(resource::place));
  }

  private static Finding finding(DriftedResource resource, String what, Optional<String> place) {
    return new Finding(
        resource.verdict().equals("conflict") ? "conflict" : "drift",
        Severity.WARNING,
        what,
        place.flatMap(Finding::spot),
        resource.fields().isEmpty() ? Optional.empty() : Optional.of(KEEP),
        Optional.of(resource.address()));
  }

  /** A test for each resource that somebody changed, and one for each account; JUnit XML. */
  public static String junit(DriftDocument report) {
    var cases = new ArrayList<JUnitXml.Case>();
    report
        .unread()
        .forEach((provider, why) ->
            cases.add(
                new JUnitXml.Case(
                    provider, provider, Optional.of(why.message()), why.code(), why.message())));
    for (var resource : report.resources()) {
      var headline = DriftText.headline(resource, Ink.PLAIN);
      cases.add(
          new JUnitXml.Case(
              resource.provider().orElse(resource.kind()),
              resource.address(),
              resource.isDrift() ? Optional.of(headline) : Optional.empty(),
              resource.verdict(),
              text(resource, headline)));
    }
    if (cases.isEmpty()) {
      cases.add(new JUnitXml.Case(report.stack(), "no drift", Optional.empty(), "", ""));
    }
    Optional<Instant> when = Optional.of(report.timestamp());
    return JUnitXml.write("weir drift " + report.stack(), cases, when);
  }

  private static String text(DriftedResource resource, String headline) {
    var lines = new ArrayList<String>();
    lines.add(headline);
    for (var field : resource.fields()) {
      var why = field.ruling() == Verdict.IGNORED ? " " + DriftText.excuse(field) : "";
      lines.add(
          Quoted.plain(field.path())
              + ": "
              + field.verdict()
              + ", "
              + DriftText.values(field)
              + why);
    }
    return String.join("\n", lines);
  }
}

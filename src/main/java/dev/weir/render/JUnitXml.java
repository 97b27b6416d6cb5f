package dev.weir.render;

import dev.weir.diag.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A plan or findings as JUnit XML: a resource that somebody changed, or that is blocked, is a
 * failed test; a pending change is a passed one that says so.
 */
public final class JUnitXml {

  private JUnitXml() {}

  record Case(String suite, String name, Optional<String> failure, String type, String text) {
    boolean failed() {
      return failure.isPresent();
    }
  }

  /** Every resource of a plan. */
  public static String of(PlanDocument document) {
    var digest = Digest.of(document);
    var cases = new ArrayList<Case>();
    document
        .weir()
        .unread()
        .forEach((provider, why) ->
            cases.add(
                new Case(provider, provider, Optional.of(why.message()), why.code(), advice(why))));
    document.weir().stops().stream()
        .filter(stop -> stop.address().isEmpty())
        .forEach(stop -> cases.add(stopped(stop)));
    for (var change : document.resourceChanges()) {
      cases.add(of(change, digest.grave(change), document.denied(change.address())));
    }
    return write("weir plan " + document.weir().stack(), cases, Optional.of(document.timestamp()));
  }

  /** What forbids the plan as a whole is a test of its own. */
  private static Case stopped(DiagnosticDocument stop) {
    return new Case("plan", stop.code(), Optional.of(stop.message()), stop.code(), advice(stop));
  }

  private static Case of(
      ChangeDocument change, Set<Flag> flags, Optional<DiagnosticDocument> denied) {
    var suite = change.details().provider().orElse(change.providerName());
    var headline = ResourceText.headline(change, Ink.PLAIN);
    var blocked = change.details().blocked().or(() -> denied);
    var text = text(change);
    if (flags.isEmpty()) {
      return new Case(suite, change.address(), Optional.empty(), "", text);
    }
    var words = flags.stream().sorted().map(Flag::word).collect(Collectors.joining(", "));
    var message = blocked.map(DiagnosticDocument::message).orElse(words + ": " + headline);
    return new Case(suite, change.address(), Optional.of(message), words, text);
  }

  private static String text(ChangeDocument change) {
    var lines = new ArrayList<String>();
    lines.add(ResourceText.headline(change, Ink.PLAIN));
    ResourceText.reasons(change).forEach(reason -> lines.add("(" + Quoted.plain(reason) + ")"));
    change.details().blocked().ifPresent(why -> lines.add(advice(why)));
    for (var field : change.details().fields()) {
      lines.add(Quoted.plain(field.path()) + ": " + field.verdict());
    }
    return String.join("\n", lines);
  }

  private static String advice(DiagnosticDocument why) {
    return why.hint().map(hint -> why.message() + "\n" + hint).orElse(why.message());
  }

  /**
   * Findings; without any, one test that passed.
   *
   * @param name what they are of, for instance {@code weir validate}
   */
  public static String of(List<Finding> findings, String name) {
    var cases = new ArrayList<Case>();
    for (var finding : findings) {
      var file = finding.spot().map(Finding.Spot::file).orElse("manifests");
      var where = finding.spot().map(spot -> ":" + spot.line() + ":" + spot.column()).orElse("");
      boolean fails = finding.severity() == Severity.ERROR;
      cases.add(
          new Case(
              file,
              finding.code() + where,
              fails ? Optional.of(finding.message()) : Optional.empty(),
              finding.code(),
              finding.advice()));
    }
    if (cases.isEmpty()) {
      cases.add(new Case("manifests", "are valid", Optional.empty(), "", ""));
    }
    return write(name, cases, Optional.empty());
  }

  static String write(String name, List<Case> cases, Optional<Instant> when) {
    Map<String, List<Case>> suites =
        cases.stream()
            .collect(Collectors.groupingBy(Case::suite, LinkedHashMap::new, Collectors.toList()));
    var out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    out.append("<testsuites name=\"%s\" %s>\n".formatted(Xml.escape(name), counts(cases)));
    suites.forEach((suite, within) -> {
      var at = when.map(time -> " timestamp=\"" + time + "\"").orElse("");
      out.append(
          "  <testsuite name=\"%s\" %s%s>\n".formatted(Xml.escape(suite), counts(within), at));
      within.forEach(each -> write(out, each));
      out.append("  </testsuite>\n");
    });
    return out.append("</testsuites>\n").toString();
  }

  private static String counts(List<Case> cases) {
    return "tests=\"%d\" failures=\"%d\" errors=\"0\" skipped=\"0\""
        .formatted(cases.size(), cases.stream().filter(Case::failed).count());
  }

  private static void write(StringBuilder out, Case each) {
    out.append(
        "    <testcase classname=\"%s\" name=\"%s\" time=\"0\""
            .formatted(Xml.escape(each.suite()), Xml.escape(each.name())));
    if (each.failure().isPresent()) {
      out.append(
          ">\n      <failure message=\"%s\" type=\"%s\">%s</failure>\n    </testcase>\n"
              .formatted(
                  Xml.escape(each.failure().get()),
                  Xml.escape(each.type()),
                  Xml.escape(each.text())));
    } else if (each.text().isEmpty()) {
      out.append("/>\n");
    } else {
      out.append(
          ">\n      <system-out>%s</system-out>\n    </testcase>\n"
              .formatted(Xml.escape(each.text())));
    }
  }
}

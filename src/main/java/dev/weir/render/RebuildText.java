package dev.weir.render;

import dev.weir.engine.Rebuild;
import dev.weir.engine.Rebuild.Finding;
import dev.weir.engine.Rebuild.Verdict;
import dev.weir.kind.Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a ledger would be rebuilt to, before anything is written. */
public final class RebuildText {

  /** More of what is certain is only counted. */
  private static final int MOST_CERTAIN = 50;

  private RebuildText() {}

  /**
   * The table and what it comes to.
   *
   * @param named resources that are taken over although they differ
   * @param revision the Git revision, in short
   * @param unmanaged how many live objects the revision does not declare
   */
  public static String of(
      Rebuild rebuild, Set<Address> named, String revision, int unmanaged, Style style) {
    var findings = rebuild.findings();
    var rows = new ArrayList<List<String>>();
    findings.stream()
        .filter(finding -> finding.verdict() == Verdict.CERTAIN)
        .limit(MOST_CERTAIN)
        .forEach(finding -> rows.add(row(finding, named)));
    findings.stream()
        .filter(finding -> finding.verdict() != Verdict.CERTAIN)
        .forEach(finding -> rows.add(row(finding, named)));
    rebuild.unread().forEach(address -> rows.add(List.of("not read", address.toString(), "-", "")));
    var out = new StringBuilder("Revision ").append(revision).append(":\n\n");
    out.append(TableText.of(List.of("VERDICT", "ADDRESS", "KEY", ""), rows, style));
    int certain = count(findings, Verdict.CERTAIN);
    if (certain > MOST_CERTAIN) {
      out.append("and %d more that are ours again\n".formatted(certain - MOST_CERTAIN));
    }
    return out.append('\n')
        .append(style.wrap(summary(findings, rebuild.unread().size(), named, unmanaged), ""))
        .toString();
  }

  private static List<String> row(Finding finding, Set<Address> named) {
    var change = finding.change();
    var address = change.address().toString();
    var key = change.key().toString();
    return switch (finding.verdict()) {
      case CERTAIN -> List.of("ours again", address, key, "live just as declared");
      case DIFFERS -> {
        var paths = String.join(", ", finding.differing());
        yield named.contains(change.address())
            ? List.of("adopted", address, key, "as it is live: " + paths)
            : List.of("differs", address, key, "drifted or never applied: " + paths);
      }
      case MISSING -> List.of("not live", address, key, "");
      case KNOWN -> List.of("known", address, key, "the ledger holds it");
    };
  }

  private static String summary(
      List<Finding> findings, int unread, Set<Address> named, int unmanaged) {
    int differs = count(findings, Verdict.DIFFERS);
    int adopted =
        (int)
            findings.stream()
                .filter(finding -> finding.verdict() == Verdict.DIFFERS)
                .filter(finding -> named.contains(finding.change().address()))
                .count();
    return ("Recover: %d ours again, %d adopted, %d that differ, %d not live, %d known, %d not"
            + " read; %d live objects are unmanaged.")
        .formatted(
            count(findings, Verdict.CERTAIN),
            adopted,
            differs - adopted,
            count(findings, Verdict.MISSING),
            count(findings, Verdict.KNOWN),
            unread,
            unmanaged);
  }

  private static int count(List<Finding> findings, Verdict verdict) {
    return (int) findings.stream().filter(finding -> finding.verdict() == verdict).count();
  }
}

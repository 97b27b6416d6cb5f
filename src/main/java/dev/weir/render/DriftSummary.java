package dev.weir.render;

import dev.weir.plan.AttributeChange.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A drift report in a few words without any value, for chats.
 *
 * @param stack the stack's name
 * @param state {@code none}, {@code drift} or {@code conflict}, as far as could be seen
 * @param when when it was looked at
 * @param title one line
 * @param lines one for each difference
 * @param items names of the differences, which change with their values, and the provider document
 *     of each
 * @param missing provider documents whose account could not be read
 */
public record DriftSummary(
    String stack,
    String state,
    Instant when,
    String title,
    List<String> lines,
    SortedMap<String, String> items,
    Set<String> missing) {

  public DriftSummary {
    lines = List.copyOf(lines);
    items = Collections.unmodifiableSortedMap(new TreeMap<>(items));
    missing = Set.copyOf(missing);
  }

  /** Whether this provider document's account could not be read. */
  public boolean unread(String provider) {
    return missing.contains(provider);
  }

  static DriftSummary of(DriftDocument report) {
    var lines = new ArrayList<String>();
    var items = new TreeMap<String, String>();
    boolean conflict = false;
    for (var resource : report.drifted()) {
      conflict |= resource.verdict().equals("conflict");
      var found = new ArrayList<DriftItem>();
      if (resource.fields().isEmpty()) {
        found.add(DriftItem.whole(resource));
      }
      resource.fields().stream()
          .filter(f -> f.ruling() == Verdict.DRIFT || f.ruling() == Verdict.CONFLICT)
          .forEach(field -> found.add(DriftItem.of(resource, field)));
      for (var item : found) {
        lines.add(item.item().words());
        items.put(item.fingerprint(), item.provider().orElse(""));
      }
    }
    var state = conflict ? "conflict" : items.isEmpty() ? "none" : "drift";
    return new DriftSummary(
        report.stack(),
        state,
        report.timestamp(),
        report.stack() + ": " + DriftText.summary(report),
        lines,
        items,
        report.unread().keySet());
  }
}

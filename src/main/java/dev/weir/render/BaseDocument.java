package dev.weir.render;

import dev.weir.kind.Address;
import dev.weir.plan.Labels;
import dev.weir.plan.Provenance;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The revision that a plan was compared with, to tell where each change comes from.
 *
 * @param revision as it was asked for, for instance {@code origin/main}
 * @param commit its hash
 */
public record BaseDocument(String revision, String commit) {

  private static final int BRIEF = 10;

  public BaseDocument {
    Objects.requireNonNull(revision, "revision");
    Objects.requireNonNull(commit, "commit");
  }

  /** The same change, telling where it and its attributes come from. */
  static ChangeDocument label(ChangeDocument change, Labels labels) {
    var address = Address.parse(change.address()).orElseThrow();
    var from = labels.changes().get(address);
    if (from == null) {
      return change;
    }
    var byPath = labels.attributes().getOrDefault(address, Map.of());
    var details = change.details();
    return new ChangeDocument(
        change.address(),
        change.previousAddress(),
        change.mode(),
        change.type(),
        change.name(),
        change.providerName(),
        change.change(),
        change.actionReason(),
        Optional.of(
            new ChangeDocument.Details(
                details.action(),
                details.kind(),
                details.provider(),
                details.key(),
                details.reasons(),
                details.fields().stream().map(field -> label(field, byPath)).toList(),
                details.dependsOn(),
                details.blocked(),
                details.onAir(),
                details.place(),
                Optional.of(from.stream().map(ChangeDocument::word).toList()))));
  }

  private static FieldDocument label(FieldDocument field, Map<String, Provenance> byPath) {
    var from = byPath.get(field.path());
    return from == null ? field : field.from(from);
  }

  /** {@code origin/main (0123456789)}. */
  String name() {
    var brief = commit.length() > BRIEF ? commit.substring(0, BRIEF) : commit;
    return commit.startsWith(revision) ? brief : revision + " (" + brief + ")";
  }

  /** How many changes come from where; one that has several reasons counts for each. */
  static String counts(List<ChangeDocument> changes) {
    var parts = new ArrayList<String>();
    for (var provenance : Provenance.values()) {
      int count = count(changes, provenance);
      if (count > 0) {
        parts.add(count + " " + word(provenance));
      }
    }
    return String.join(", ", parts);
  }

  static int count(List<ChangeDocument> changes, Provenance provenance) {
    return Math.toIntExact(
        changes.stream()
            .filter(change -> change.details().provenance().contains(provenance))
            .count());
  }

  /** Where a change comes from, for people. */
  static String words(ChangeDocument change) {
    return change.details().provenance().stream()
        .map(BaseDocument::word)
        .collect(Collectors.joining(", "));
  }

  static String word(Provenance provenance) {
    return switch (provenance) {
      case CONFLICT -> "conflict";
      case THIS_CHANGE -> "this change";
      case DRIFT -> "drift";
      case ALREADY_PENDING -> "already pending";
    };
  }
}

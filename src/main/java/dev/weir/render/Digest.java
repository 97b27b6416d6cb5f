package dev.weir.render;

import dev.weir.plan.AttributeChange.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What every format for people shows of a plan: the changes worth showing, by the provider document
 * that they go through.
 *
 * @param document the plan
 * @param groups the changes worth showing, in an order in which they could be done
 * @param drifted addresses of what somebody changed at a provider
 * @param denied addresses of what a policy forbids
 */
record Digest(PlanDocument document, List<Group> groups, Set<String> drifted, Set<String> denied) {

  private static final Set<Verdict> SUBJECTS =
      Set.of(Verdict.PENDING, Verdict.DRIFT, Verdict.CONFLICT, Verdict.CLOCK, Verdict.UNATTRIBUTED);

  Digest {
    groups = List.copyOf(groups);
    drifted = Set.copyOf(drifted);
    denied = Set.copyOf(denied);
  }

  /**
   * The changes of one provider document.
   *
   * @param provider its address, empty when the ledger does not know it
   * @param cloud for instance {@code aliyun-oss}
   */
  record Group(String provider, String cloud, List<ChangeDocument> changes) {
    Group {
      changes = List.copyOf(changes);
    }

    /** {@code Provider.hangzhou (aliyun-oss)}. */
    String title() {
      return provider.isEmpty() ? cloud : provider + " (" + cloud + ")";
    }

    PlanDocument.Counts counts() {
      return Tally.of(changes);
    }
  }

  static Digest of(PlanDocument document) {
    var groups = new LinkedHashMap<List<String>, List<ChangeDocument>>();
    for (var change : document.shown()) {
      var provider = change.details().provider().orElse("");
      groups
          .computeIfAbsent(List.of(provider, change.providerName()), _ -> new ArrayList<>())
          .add(change);
    }
    var drifted =
        document.resourceDrift().stream().map(ChangeDocument::address).collect(Collectors.toSet());
    var denied =
        document.weir().stops().stream()
            .flatMap(stop -> stop.address().stream())
            .collect(Collectors.toSet());
    return new Digest(
        document,
        groups.entrySet().stream()
            .map(group -> new Group(group.getKey().get(0), group.getKey().get(1), group.getValue()))
            .toList(),
        drifted,
        denied);
  }

  boolean isEmpty() {
    return groups.isEmpty();
  }

  /** Everything shown, group after group. */
  List<ChangeDocument> changes() {
    return groups.stream().flatMap(group -> group.changes().stream()).toList();
  }

  Set<Flag> flags(ChangeDocument change) {
    var flags = Flag.of(change, drifted);
    if (denied.contains(change.address())) {
      flags.add(Flag.BLOCKED);
    }
    return flags;
  }

  /** Whether nobody should miss it, beside what it destroys. */
  boolean isMarked(ChangeDocument change) {
    return !grave(change).isEmpty();
  }

  /** The flags that nobody should miss. */
  Set<Flag> grave(ChangeDocument change) {
    return flags(change).stream().filter(Flag::isGrave).collect(Collectors.toSet());
  }

  /** The attributes that an update or a replace is about. */
  static List<String> subjects(ChangeDocument change) {
    return switch (change.action()) {
      case UPDATE, REPLACE, REPLACE_CREATE_FIRST ->
          change.details().fields().stream()
              .filter(field -> SUBJECTS.contains(field.ruling()))
              .map(FieldDocument::path)
              .toList();
      case NO_OP, CREATE, DELETE, ADOPT, FORGET -> List.of();
    };
  }
}

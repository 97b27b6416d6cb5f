package dev.weir.plan;

import dev.weir.diag.Diagnostic;
import dev.weir.kind.Address;
import dev.weir.kind.ObjectKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * What an apply would do.
 *
 * @param stack the stack's name
 * @param changes by address, in an order in which they could be done; no-ops included
 * @param unmanaged live objects that neither a manifest nor the ledger knows
 * @param unread provider documents whose account could not be read, with the reason; nothing of
 *     theirs is touched
 * @param recoveries what became of calls whose outcome an earlier run did not learn
 * @param stops why nothing of the plan may be applied, whatever its single changes
 * @param notes what people should know beside the changes
 * @param policies what the stack's policies said
 * @param budget what it costs in calls, if that was counted
 */
public record Plan(
    String stack,
    SequencedMap<Address, Change> changes,
    List<ObjectKey> unmanaged,
    Map<Address, Diagnostic> unread,
    List<Recovery> recoveries,
    List<Diagnostic> stops,
    List<Diagnostic> notes,
    List<PolicyTally> policies,
    Optional<Budget> budget) {

  public Plan {
    changes = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(changes));
    unmanaged = List.copyOf(unmanaged);
    unread = Map.copyOf(unread);
    recoveries = List.copyOf(recoveries);
    stops = List.copyOf(stops);
    notes = List.copyOf(notes);
    policies = List.copyOf(policies);
  }

  /** A plan that no policy was asked of, and whose calls nobody has counted. */
  public Plan(
      String stack,
      SequencedMap<Address, Change> changes,
      List<ObjectKey> unmanaged,
      Map<Address, Diagnostic> unread,
      List<Recovery> recoveries,
      List<Diagnostic> stops,
      List<Diagnostic> notes) {
    this(stack, changes, unmanaged, unread, recoveries, stops, notes, List.of(), Optional.empty());
  }

  /** The same plan, with what it costs in calls. */
  public Plan costing(Budget calls) {
    return new Plan(
        stack, changes, unmanaged, unread, recoveries, stops, notes, policies, Optional.of(calls));
  }

  /** The same plan, with more to know. */
  public Plan noting(List<Diagnostic> more) {
    var all = new ArrayList<>(notes);
    all.addAll(more);
    return new Plan(stack, changes, unmanaged, unread, recoveries, stops, all, policies, budget);
  }

  /**
   * The same plan, with what policies said of it.
   *
   * @param denied why they forbid it
   * @param warned what else they say
   */
  public Plan judged(List<PolicyTally> tallies, List<Diagnostic> denied, List<Diagnostic> warned) {
    var forbidden = new ArrayList<>(stops);
    forbidden.addAll(denied);
    var said = new ArrayList<>(notes);
    said.addAll(warned);
    return new Plan(
        stack, changes, unmanaged, unread, recoveries, forbidden, said, tallies, budget);
  }

  /** The same plan, with other changes under the same addresses. */
  public Plan with(SequencedMap<Address, Change> others) {
    return new Plan(stack, others, unmanaged, unread, recoveries, stops, notes, policies, budget);
  }

  /** The same plan, after these outcomes were found out too. */
  public Plan recovering(List<Recovery> more) {
    var all = new ArrayList<>(more);
    all.addAll(recoveries);
    return new Plan(stack, changes, unmanaged, unread, all, stops, notes, policies, budget);
  }

  /** Whether something in it, or about it as a whole, is forbidden. */
  public boolean isBlocked() {
    return !stops.isEmpty() || !blocked().isEmpty();
  }

  /** The changes that do something. */
  public Collection<Change> effective() {
    return changes.values().stream().filter(Change::isEffective).toList();
  }

  /** Whether there is nothing to do. */
  public boolean isEmpty() {
    return changes.values().stream().noneMatch(Change::isEffective);
  }

  /** Whether everything declared could be compared with what is live. */
  public boolean isComplete() {
    return unread.isEmpty();
  }

  /** The changes that are forbidden. */
  public List<Change> blocked() {
    return changes.values().stream().filter(change -> change.blocked().isPresent()).toList();
  }

  /** How many resources have this action; a replace counts as both an add and a destroy. */
  public Counts counts() {
    int add = 0;
    int update = 0;
    int destroy = 0;
    int adopt = 0;
    int forget = 0;
    for (var change : changes.values()) {
      switch (change.action()) {
        case NO_OP -> {}
        case CREATE -> add++;
        case UPDATE -> update++;
        case REPLACE, REPLACE_CREATE_FIRST -> {
          add++;
          destroy++;
        }
        case DELETE -> destroy++;
        case ADOPT -> adopt++;
        case FORGET -> forget++;
      }
    }
    return new Counts(add, update, destroy, adopt, forget);
  }

  /** How many of each. */
  public record Counts(int add, int change, int destroy, int adopt, int forget) {}
}

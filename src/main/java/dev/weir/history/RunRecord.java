package dev.weir.history;

import dev.weir.kind.Address;
import dev.weir.kind.ObjectKey;
import dev.weir.plan.Action;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/**
 * A run as it was written down.
 *
 * @param header what was known before its first call
 * @param changes what was planned, by address, in the order of the plan
 * @param progress how far each of them came
 * @param end when and how it ended; empty when it was killed, or still goes on
 */
public record RunRecord(
    RunHeader header,
    SequencedMap<Address, RecordedChange> changes,
    Map<Address, Progress> progress,
    Optional<End> end) {

  /** How a run ended. */
  public record End(Instant at, Outcome outcome) {}

  /** What a run came to. */
  public enum Outcome {
    /** Everything was done. */
    COMPLETE,
    /** Some of it was not. */
    PARTIAL,
    /** A signal ended it; what was under way was finished. */
    INTERRUPTED
  }

  public RunRecord {
    changes = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(changes));
    progress = Map.copyOf(progress);
  }

  /** How far a change came. */
  public Progress progress(Address address) {
    return Objects.requireNonNullElseGet(progress.get(address), Progress.Planned::new);
  }

  /** How many changes with these actions were done in full. */
  public long done(Action... actions) {
    return changes.values().stream()
        .filter(change -> List.of(actions).contains(change.action()))
        .filter(change -> progress(change.address()) instanceof Progress.Done)
        .count();
  }

  /** What it did in few words, for instance {@code 3 added, 1 changed, 0 destroyed}. */
  public String counts() {
    var replaced = done(Action.REPLACE, Action.REPLACE_CREATE_FIRST);
    var moved =
        changes.values().stream()
            .filter(change -> change.movedFrom().isPresent())
            .filter(change -> progress(change.address()) instanceof Progress.Done)
            .count();
    return optional(done(Action.ADOPT), " adopted, ", "")
        + (done(Action.CREATE) + replaced)
        + " added, "
        + done(Action.UPDATE)
        + " changed, "
        + (done(Action.DELETE) + replaced)
        + " destroyed"
        + optional(done(Action.FORGET), " forgotten", ", ")
        + optional(moved, " moved", ", ");
  }

  private static String optional(long count, String word, String before) {
    return count == 0 ? "" : before + count + word;
  }

  /**
   * The changes that may have had an effect: those that were begun. Of a run that did not live to
   * its end, any may have been.
   */
  public List<RecordedChange> touched() {
    return changes.values().stream().filter(this::isTouched).toList();
  }

  private boolean isTouched(RecordedChange change) {
    return switch (progress(change.address())) {
      case Progress.Done _, Progress.Begun _ -> true;
      case Progress.Failed failed -> !failed.untouched() || isMoved(change);
      // Addresses in the ledger are moved before the first call.
      case Progress.Planned _, Progress.Skipped _ -> end.isEmpty() || isMoved(change);
    };
  }

  private static boolean isMoved(RecordedChange change) {
    return change.movedFrom().isPresent() || change.action() == Action.REPLACE_CREATE_FIRST;
  }

  /** The objects that it may have had an effect on. */
  Set<ObjectKey> touchedKeys() {
    var keys = new HashSet<ObjectKey>();
    for (var change : touched()) {
      keys.add(change.key());
      keys.add(change.keyBefore());
    }
    return keys;
  }
}

package dev.weir.plan;

import dev.weir.kind.Value;
import dev.weir.ledger.Entry;
import dev.weir.plan.AttributeChange.Verdict;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What somebody changed about one object since it was last written.
 *
 * @param change the resource, and what an apply would do about it
 * @param ruling what it comes to
 * @param attributes where what was last written and what is live differ; none for an object that is
 *     gone
 */
public record Drift(Change change, Ruling ruling, List<AttributeChange> attributes) {

  /** What the differences of one object come to, the gravest first. */
  public enum Ruling {
    /** The manifest changed it too, to something else, or wants it gone. */
    CONFLICT,
    /** Somebody deleted it. */
    DELETED,
    /** Somebody changed it. */
    DRIFT,
    /** Somebody changed it to what the manifest says by now. */
    CONVERGED,
    /** It differs, and the manifest says that this is to be left as it is. */
    IGNORED
  }

  private static final Set<Verdict> TOLD =
      EnumSet.of(Verdict.CONFLICT, Verdict.DRIFT, Verdict.CONVERGED, Verdict.IGNORED);

  private static final Set<Verdict> PENDING = EnumSet.of(Verdict.PENDING, Verdict.UNATTRIBUTED);

  public Drift {
    attributes = List.copyOf(attributes);
  }

  /**
   * What somebody changed about the object of a planned change; empty for nothing.
   *
   * @param now when it was planned
   */
  public static Optional<Drift> of(Change change, Instant now) {
    return change.entry().flatMap(entry -> of(change, entry, now));
  }

  private static Optional<Drift> of(Change change, Entry entry, Instant now) {
    return switch (change.action()) {
      case CREATE ->
          entry.key().equals(change.key())
              ? Optional.of(new Drift(change, Ruling.DELETED, List.of()))
              : Optional.empty();
      case DELETE, REPLACE_CREATE_FIRST -> goes(change, entry, now);
      case FORGET ->
          change.before().isEmpty()
              ? Optional.of(new Drift(change, Ruling.CONVERGED, List.of()))
              : Optional.empty();
      case ADOPT -> Optional.empty();
      case NO_OP, UPDATE, REPLACE -> stays(change);
    };
  }

  /** The manifest lets the object go, and somebody cared for it all the same. */
  private static Optional<Drift> goes(Change change, Entry entry, Instant now) {
    var live = change.before();
    if (live.isEmpty()) {
      return Optional.empty();
    }
    var base = entry.base(change.kind());
    var told = Observed.explain(entry.observed(change.kind()), base, live.get());
    var byTheClock = new ByTheClock(change.kind(), base, live.get(), base, now);
    var changed =
        byTheClock.unexplained(Differ.compare(base, told, base)).stream()
            .map(difference -> wantedGone(difference).as(Verdict.CONFLICT))
            .toList();
    return changed.isEmpty()
        ? Optional.empty()
        : Optional.of(new Drift(change, Ruling.CONFLICT, changed));
  }

  private static AttributeChange wantedGone(AttributeChange difference) {
    return new AttributeChange(
        difference.path(),
        difference.base(),
        difference.live(),
        Value.Absent.ABSENT,
        difference.verdict(),
        difference.replaces());
  }

  private static Optional<Drift> stays(Change change) {
    var told = change.attributes().stream().filter(a -> TOLD.contains(a.verdict())).toList();
    for (var ruling : List.of(Verdict.CONFLICT, Verdict.DRIFT, Verdict.CONVERGED)) {
      if (told.stream().anyMatch(a -> a.verdict() == ruling)) {
        return Optional.of(new Drift(change, Ruling.valueOf(ruling.name()), told));
      }
    }
    return told.isEmpty() ? Optional.empty() : Optional.of(new Drift(change, Ruling.IGNORED, told));
  }

  /**
   * Whether the manifests ask for something that has nothing to do with what somebody changed.
   *
   * @param now when it was planned
   */
  public static boolean isPending(Change change, Instant now) {
    if (!change.isEffective() || change.attributes().stream().anyMatch(Drift::isPending)) {
      return change.isEffective();
    }
    var drift = of(change, now);
    return drift.isEmpty()
        || drift.get().ruling() == Ruling.CONVERGED
        || drift.get().ruling() == Ruling.IGNORED;
  }

  private static boolean isPending(AttributeChange attribute) {
    return PENDING.contains(attribute.verdict());
  }
}

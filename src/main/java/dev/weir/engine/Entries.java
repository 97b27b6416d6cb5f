package dev.weir.engine;

import dev.weir.kind.Kind;
import dev.weir.kind.Sealer;
import dev.weir.kind.Value;
import dev.weir.kind.ValueJson;
import dev.weir.ledger.Entry;
import dev.weir.manifest.Declared;
import dev.weir.manifest.Lifecycle;
import dev.weir.plan.Action;
import dev.weir.plan.Change;
import dev.weir.plan.Observed;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes what the ledger is to remember. */
record Entries(Sealer sealer, InstantSource clock) {

  private static final Duration FRESH = Duration.ofMinutes(1);

  private static final ObjectNode NOTHING = JsonNodeFactory.instance.objectNode();

  /** The entry of a resource with these values last written. */
  Entry of(Change change, Declared declared, Entry.Origin origin, Value.Fields written) {
    return new Entry(
        change.address(),
        change.key(),
        change.provider(),
        origin,
        declared.file(),
        declared.lifecycle().protect(),
        declared.lifecycle().onDelete() == Lifecycle.OnDelete.RETAIN,
        List.copyOf(change.dependsOn()),
        base(written),
        NOTHING,
        Optional.empty());
  }

  /** The same entry, with what the provider tells otherwise. */
  Entry observed(Entry entry, Value.Fields observed) {
    return new Entry(
        entry.address(),
        entry.key(),
        entry.provider(),
        entry.origin(),
        entry.file(),
        entry.protect(),
        entry.retain(),
        entry.dependencies(),
        entry.base(),
        ValueJson.write(sealer.seal(observed)),
        Optional.empty());
  }

  /** The entry of an object that is created, or in which these attributes change. */
  static Entry written(Entry entry, Change change, Set<String> changed) {
    var lost =
        change.kind().unread().stream()
            .filter(unread -> change.action() != Action.UPDATE || unread.isLostWith(changed))
            .map(Kind.Unread::attribute)
            .toList();
    return change
        .entry()
        .filter(_ -> change.action() == Action.UPDATE)
        .map(before -> keepingNone(entry, before, change.kind()))
        .orElse(entry)
        .withNone(lost);
  }

  /** What was once written as none is so until it is written otherwise. */
  private static Entry keepingNone(Entry entry, Entry before, Kind<?> kind) {
    return entry.withNone(
        kind.unread().stream().map(Kind.Unread::attribute).filter(before::hasWritten).toList());
  }

  /** An unchanged resource's entry, brought up to what its document says now. */
  Entry refreshed(Change change, Declared declared, Value.Fields desired) {
    var entry = change.entry().orElseThrow();
    var fresh = of(change, declared, entry.origin(), desired);
    var refreshed =
        new Entry(
            fresh.address(),
            fresh.key(),
            fresh.provider(),
            fresh.origin(),
            fresh.file(),
            fresh.protect(),
            fresh.retain(),
            fresh.dependencies(),
            fresh.base(),
            entry.observed(),
            Optional.empty());
    var complete = keepingNone(refreshed, entry, change.kind());
    return complete.stamped(stamp(change, complete));
  }

  /**
   * The object's stamp, if it is just as the entry says. A change in the very second that a stamp
   * names may come after the object was read and leave the stamp as it is, so a fresh one is none.
   */
  private Optional<Instant> stamp(Change change, Entry entry) {
    var kind = change.kind();
    return change
        .before()
        .filter(live -> kind.stamp().isPresent() && Observed.agrees(entry.base(kind), live))
        .map(live -> live.get(kind.stamp().orElseThrow()))
        .filter(Value.Moment.class::isInstance)
        .map(stamp -> ((Value.Moment) stamp).instant())
        .filter(time -> time.isBefore(clock.instant().minus(FRESH)));
  }

  private ObjectNode base(Value.Fields written) {
    var base = sealer.seal(written);
    for (var attribute : written.shape().attributes()) {
      if (attribute.computed()) {
        base = base.with(attribute.name(), Value.Absent.ABSENT);
      }
    }
    return ValueJson.write(base);
  }
}

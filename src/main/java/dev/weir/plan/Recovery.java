package dev.weir.plan;

import dev.weir.kind.Address;
import dev.weir.kind.Kind;
import dev.weir.kind.Value;
import dev.weir.kind.ValueJson;
import dev.weir.ledger.Entry;
import dev.weir.ledger.Intent;
import dev.weir.ledger.Ledger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * What became of a call whose outcome an earlier run did not learn, found out by one read of its
 * natural key.
 *
 * @param intent the call
 * @param outcome what became of it
 * @param entry what the ledger is to hold of the object, unless it is gone
 */
public record Recovery(Intent intent, Outcome outcome, Entry entry) {

  /** What became of a call. */
  public enum Outcome {
    /** It worked. */
    DONE,
    /** The object was created, and not all that is set after that was set: the rest is to do. */
    BEGUN,
    /** It had no effect. */
    NO_EFFECT,
    /** The object is neither as it was nor as it was to be. */
    UNCLEAR
  }

  /** What became of a call that the ledger is to remember as it was written down. */
  public Recovery(Intent intent, Outcome outcome) {
    this(intent, outcome, intent.entry());
  }

  /** Judges a call by what is live under its natural key. */
  public static Recovery judge(Intent intent, Kind<?> kind, Optional<Value.Fields> live) {
    return switch (intent.verb()) {
      case DELETE -> new Recovery(intent, live.isEmpty() ? Outcome.DONE : Outcome.NO_EFFECT);
      case UPDATE ->
          new Recovery(
              intent,
              live.isPresent() && isAsWritten(intent.entry(), kind, live.get())
                  ? Outcome.DONE
                  : Outcome.NO_EFFECT);
      case CREATE ->
          live.map(values -> created(intent, kind, values))
              .orElseGet(() -> new Recovery(intent, Outcome.NO_EFFECT));
    };
  }

  private static Recovery created(Intent intent, Kind<?> kind, Value.Fields live) {
    var written = intent.entry().base(kind);
    var differences = Differ.compare(written, live, written);
    if (differences.isEmpty()) {
      return new Recovery(intent, Outcome.DONE);
    }
    if (!differences.stream().allMatch(change -> isToCome(change, kind, live))) {
      return new Recovery(intent, Outcome.UNCLEAR);
    }
    var base = written;
    for (var difference : differences) {
      base = base.with(difference.attribute(), live.get(difference.attribute()));
    }
    return new Recovery(intent, Outcome.BEGUN, intent.entry().withBase(ValueJson.write(base)));
  }

  /** Whether an attribute is still as every new object has it, and only a further call sets it. */
  private static boolean isToCome(AttributeChange change, Kind<?> kind, Value.Fields live) {
    var attribute = kind.shape().attribute(change.attribute());
    return kind.settledLater().contains(attribute.name())
        && Same.same(
            attribute.type(),
            live.get(attribute),
            attribute.fallback().orElse(Value.Absent.ABSENT));
  }

  private static boolean isAsWritten(Entry entry, Kind<?> kind, Value.Fields live) {
    var written = entry.base(kind);
    return Differ.compare(written, live, written).isEmpty();
  }

  /** The ledger once these are taken into account; intents that are unclear stay open. */
  public static Ledger apply(Ledger ledger, List<Recovery> recoveries) {
    if (recoveries.isEmpty()) {
      return ledger;
    }
    var entries = new LinkedHashMap<Address, Entry>(ledger.entries());
    for (var recovery : recoveries) {
      var entry = recovery.entry();
      if (recovery.outcome() == Outcome.DONE || recovery.outcome() == Outcome.BEGUN) {
        switch (recovery.intent().verb()) {
          case CREATE, UPDATE -> entries.put(entry.address(), entry);
          case DELETE -> entries.remove(entry.address(), entry);
        }
      }
    }
    var open =
        ledger.open().stream()
            .filter(intent ->
                recoveries.stream()
                    .noneMatch(r -> r.intent().equals(intent) && r.outcome() != Outcome.UNCLEAR))
            .toList();
    return new Ledger(ledger.lineage(), ledger.serial(), entries, open);
  }
}

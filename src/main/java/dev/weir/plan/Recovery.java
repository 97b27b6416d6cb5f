package dev.weir.plan;

import dev.weir.kind.Address;
import dev.weir.kind.Kind;
import dev.weir.kind.Value;
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
 */
public record Recovery(Intent intent, Outcome outcome) {

  /** What became of a call. */
  public enum Outcome {
    /** It worked. */
    DONE,
    /** It had no effect. */
    NO_EFFECT,
    /** The object is neither as it was nor as it was to be. */
    UNCLEAR
  }

  /** Judges a call by what is live under its natural key. */
  public static Recovery judge(Intent intent, Kind<?> kind, Optional<Value.Fields> live) {
    return new Recovery(
        intent,
        switch (intent.verb()) {
          case DELETE -> live.isEmpty() ? Outcome.DONE : Outcome.NO_EFFECT;
          case UPDATE ->
              live.isPresent() && isAsWritten(intent.entry(), kind, live.get())
                  ? Outcome.DONE
                  : Outcome.NO_EFFECT;
          case CREATE -> created(intent.entry(), kind, live);
        });
  }

  private static Outcome created(Entry entry, Kind<?> kind, Optional<Value.Fields> live) {
    if (live.isEmpty()) {
      return Outcome.NO_EFFECT;
    }
    return isAsWritten(entry, kind, live.get()) ? Outcome.DONE : Outcome.UNCLEAR;
  }

  private static boolean isAsWritten(Entry entry, Kind<?> kind, Value.Fields live) {
    var written = entry.base(kind);
    return Differ.compare(written, live, written).isEmpty();
  }

  /** The ledger once these are taken into account; intents that are unclear stay open. */
  public static Ledger apply(Ledger ledger, List<Recovery> recoveries) {
    var entries = new LinkedHashMap<Address, Entry>(ledger.entries());
    for (var recovery : recoveries) {
      var entry = recovery.intent().entry();
      if (recovery.outcome() == Outcome.DONE) {
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

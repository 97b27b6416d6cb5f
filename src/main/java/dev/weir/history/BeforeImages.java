package dev.weir.history;

import dev.weir.diag.Diagnostic;
import dev.weir.kind.Attribute;
import dev.weir.kind.Kind;
import dev.weir.kind.Value;
import dev.weir.ledger.Entry;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What to declare so that an object becomes what it was. A record holds secrets as digests only:
 * one that no known source gives stays as it is, and is named.
 *
 * @param input what is known
 * @param losses takes what cannot be brought back
 */
record BeforeImages(Rollback.Input input, List<Diagnostic> losses) {

  /**
   * The values of an object before the run.
   *
   * @param now what the ledger holds of it now
   */
  Value.Fields of(RecordedChange change, Kind<?> kind, Optional<Entry> now) {
    var values = change.before(kind).orElseThrow();
    var base = now.map(entry -> entry.base(kind));
    for (var attribute : kind.shape().attributes()) {
      var held = base.map(fields -> fields.get(attribute)).orElse(Value.Absent.ABSENT);
      values = values.with(attribute.name(), of(change, attribute, values.get(attribute), held));
    }
    return values;
  }

  private Value of(RecordedChange change, Attribute attribute, Value before, Value held) {
    if (attribute.computed()) {
      return before;
    }
    if (isThere(change) && !held.isPresent() && !wasOurs(change, attribute)) {
      // The provider's own, before the run and after it.
      return Value.Absent.ABSENT;
    }
    var lost = new AtomicBoolean();
    var known = before.map(leaf -> known(leaf, lost));
    // A secret that is live still is found again by its digest.
    if (!lost.get() || before.equals(held)) {
      unknown(change, attribute, before);
      return known;
    }
    losses.add(secretLost(change, attribute));
    return held;
  }

  private boolean wasOurs(RecordedChange change, Attribute attribute) {
    var kind = input.kinds().find(change.kind()).orElseThrow();
    return attribute.clearedWhenUnset()
        || change.entry().map(e -> e.base(kind).get(attribute).isPresent()).orElse(false);
  }

  private boolean isThere(RecordedChange change) {
    return input.ledger().byKey().containsKey(change.keyBefore());
  }

  private Value known(Value leaf, AtomicBoolean lost) {
    if (!(leaf instanceof Value.Sealed digest)) {
      return leaf;
    }
    var source = input.secrets().get(digest);
    if (source == null) {
      lost.set(true);
      return leaf;
    }
    return source;
  }

  private static Diagnostic secretLost(RecordedChange change, Attribute attribute) {
    return Diagnostic.warning(
            "not-brought-back",
            "the secret `%s` of `%s` is not brought back: only its digest is known"
                .formatted(attribute.name(), change.addressBefore()))
        .about(change.addressBefore())
        .hint(
            "set the variable WEIR_SECRET_… that held it before, whatever its name; otherwise the"
                + " secret stays as it is, or the provider makes a new one");
  }

  /** Nobody can tell what a setting was that no provider tells and Weir never wrote. */
  private void unknown(RecordedChange change, Attribute attribute, Value before) {
    boolean adopted =
        change.entry().filter(entry -> entry.origin() == Entry.Origin.ADOPTED).isPresent();
    if (attribute.writeOnly() && !before.isPresent() && adopted && !isThere(change)) {
      losses.add(
          Diagnostic.warning(
                  "not-brought-back",
                  "`%s` of `%s` is not brought back if it was set: the provider never told it"
                      .formatted(attribute.name(), change.addressBefore()))
              .about(change.addressBefore()));
    }
  }
}

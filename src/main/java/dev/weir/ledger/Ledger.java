package dev.weir.ledger;

import dev.weir.kind.Address;
import dev.weir.kind.ObjectKey;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What Weir made or took over, as it stands at one moment.
 *
 * @param lineage made once for a ledger; ledgers with different lineages are unrelated
 * @param serial grows with every write
 * @param entries by address
 * @param open intents of an earlier run whose outcome is not known
 */
public record Ledger(
    String lineage, long serial, SequencedMap<Address, Entry> entries, List<Intent> open) {

  public Ledger {
    entries = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(entries));
    open = List.copyOf(open);
  }

  /** A ledger that holds nothing. */
  public static Ledger empty(String lineage) {
    return new Ledger(lineage, 0, new LinkedHashMap<>(), List.of());
  }

  /** Whether nothing was ever written here, as far as can be told. */
  public boolean isNew() {
    return serial == 0 && entries.isEmpty() && open.isEmpty();
  }

  /** Whether another ledger holds the same, in the same order, whatever its serial. */
  boolean holdsTheSameAs(Ledger other) {
    return lineage.equals(other.lineage)
        && List.copyOf(entries.values()).equals(List.copyOf(other.entries.values()))
        && open.equals(other.open);
  }

  /** The entry with this address. */
  public Optional<Entry> find(Address address) {
    return Optional.ofNullable(entries.get(address));
  }

  /** The entries by what they are at their provider. */
  public Map<ObjectKey, Entry> byKey() {
    return entries.values().stream()
        .collect(Collectors.toMap(Entry::key, Function.identity(), (first, _) -> first));
  }
}

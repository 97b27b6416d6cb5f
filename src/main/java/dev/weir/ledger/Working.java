package dev.weir.ledger;

import dev.weir.kind.Address;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A ledger that steps are being done to. Not safe for threads: its session guards it. */
final class Working {

  private final Map<Address, Entry> entries;
  private final List<Intent> open;
  private String lineage;
  private long serial;

  Working(Ledger ledger) {
    this.entries = new LinkedHashMap<>(ledger.entries());
    this.open = new ArrayList<>(ledger.open());
    this.lineage = ledger.lineage();
    this.serial = ledger.serial();
  }

  /** Does a step. Doing it twice is the same as doing it once. */
  void take(Step step) {
    switch (step) {
      case Step.Intended(var intent) -> {
        if (!open.contains(intent)) {
          open.add(intent);
        }
      }
      case Step.Put(var entry) -> {
        entries.put(entry.address(), entry);
        settleAll(entry);
      }
      case Step.Removed(var entry) -> {
        find(entry.address())
            .filter(held -> held.key().equals(entry.key()))
            .ifPresent(held -> entries.remove(held.address()));
        settleAll(entry);
      }
      case Step.Settled(var intent) -> open.remove(intent);
      case Step.Moved(var addresses) -> move(addresses);
      case Step.Replaced(var ledger) -> replace(ledger);
    }
  }

  private void settleAll(Entry entry) {
    open.removeIf(intent -> intent.entry().key().equals(entry.key()));
  }

  private void move(Map<Address, Address> addresses) {
    var moved = new ArrayList<Entry>();
    addresses.forEach((from, to) -> {
      var entry = entries.remove(from);
      if (entry != null) {
        moved.add(entry.at(to));
      }
    });
    moved.forEach(entry -> entries.put(entry.address(), entry));
  }

  private void replace(Ledger ledger) {
    entries.clear();
    entries.putAll(ledger.entries());
    open.clear();
    open.addAll(ledger.open());
    lineage = ledger.lineage();
    serial = Math.max(serial, ledger.serial() - 1);
  }

  Optional<Entry> find(Address address) {
    return Optional.ofNullable(entries.get(address));
  }

  /** The ledger as it stands, with the serial it was last written under. */
  Ledger snapshot() {
    return snapshot(serial);
  }

  /** The ledger as it stands, as its next version. */
  Ledger next() {
    return snapshot(serial + 1);
  }

  /** The ledger was written under this serial. */
  void written(long as) {
    serial = as;
  }

  private Ledger snapshot(long as) {
    return new Ledger(lineage, as, new LinkedHashMap<>(entries), open);
  }
}

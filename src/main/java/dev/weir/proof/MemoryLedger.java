package dev.weir.proof;

import dev.weir.kind.Address;
import dev.weir.ledger.Entry;
import dev.weir.ledger.Intent;
import dev.weir.ledger.Ledger;
import dev.weir.ledger.LedgerSession;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A copy of a ledger that nobody keeps; counts the writes. */
final class MemoryLedger implements LedgerSession {

  private final Map<Address, Entry> entries;
  private final List<Intent> open = new ArrayList<>();
  private int writes;

  MemoryLedger(Map<Address, Entry> entries) {
    this.entries = new LinkedHashMap<>(entries);
  }

  /** How many calls were written down before they were sent. */
  synchronized int writes() {
    return writes;
  }

  @Override
  public synchronized Ledger ledger() {
    return new Ledger("proof", 1, new LinkedHashMap<>(entries), List.copyOf(open));
  }

  @Override
  public synchronized Optional<Entry> find(Address address) {
    return Optional.ofNullable(entries.get(address));
  }

  @Override
  public synchronized void intend(Intent intent) {
    writes++;
    open.add(intent);
  }

  @Override
  public synchronized void put(Entry entry) {
    entries.put(entry.address(), entry);
    open.removeIf(intent -> intent.entry().key().equals(entry.key()));
  }

  @Override
  public synchronized void remove(Entry entry) {
    var held = entries.get(entry.address());
    if (held != null && held.key().equals(entry.key())) {
      entries.remove(entry.address());
    }
    open.removeIf(intent -> intent.entry().key().equals(entry.key()));
  }

  @Override
  public synchronized void settle(Intent intent) {
    open.remove(intent);
  }

  @Override
  public synchronized void move(Map<Address, Address> addresses) {
    var moved = new ArrayList<Entry>();
    addresses.forEach((from, to) -> {
      var entry = entries.remove(from);
      if (entry != null) {
        moved.add(entry.at(to));
      }
    });
    moved.forEach(entry -> entries.put(entry.address(), entry));
  }

  @Override
  public synchronized void replace(Ledger ledger) {
    entries.clear();
    entries.putAll(ledger.entries());
    open.clear();
    open.addAll(ledger.open());
  }

  @Override
  public void flush() {
    // Nothing is kept.
  }

  @Override
  public void close() {
    // Nothing is kept.
  }
}

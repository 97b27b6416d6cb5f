package dev.weir.ledger;

import dev.weir.kind.Address;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A local ledger under its lock: every step goes to the journal, the whole is written at the end.
 */
final class LocalLedgerSession implements LedgerSession {

  private final LocalLedgerStore store;
  private final FileLock lock;
  private final Journal journal;
  private final Ledger atStart;
  private final Map<Address, Entry> entries;
  private final List<Intent> open;
  private boolean closed;

  LocalLedgerSession(LocalLedgerStore store, FileLock lock, Ledger ledger, Journal journal) {
    this.store = store;
    this.lock = lock;
    this.journal = journal;
    this.atStart = ledger;
    this.entries = new LinkedHashMap<>(ledger.entries());
    this.open = new ArrayList<>(ledger.open());
  }

  @Override
  public synchronized Ledger ledger() {
    return new Ledger(atStart.lineage(), atStart.serial(), new LinkedHashMap<>(entries), open);
  }

  @Override
  public synchronized Optional<Entry> find(Address address) {
    return Optional.ofNullable(entries.get(address));
  }

  @Override
  public void intend(Intent intent) {
    take(new Step.Intended(intent));
  }

  @Override
  public void put(Entry entry) {
    take(new Step.Put(entry));
  }

  @Override
  public void remove(Entry entry) {
    take(new Step.Removed(entry));
  }

  @Override
  public void settle(Intent intent) {
    take(new Step.Settled(intent));
  }

  @Override
  public void move(Map<Address, Address> addresses) {
    take(new Step.Moved(addresses));
  }

  private void take(Step step) {
    synchronized (this) {
      if (closed) {
        throw new IllegalStateException("the ledger is closed");
      }
      step.apply(entries, open);
    }
    journal.append(store.line(step));
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    try (lock;
        journal) {
      checkpoint();
    }
  }

  /** Writes the ledger if it changed; intents that are still open stay in the journal. */
  private void checkpoint() {
    var now =
        new Ledger(atStart.lineage(), atStart.serial() + 1, new LinkedHashMap<>(entries), open);
    // What only the journal holds would be gone with it.
    if (journal.isWritten() || !LocalLedgerStore.sameEntries(atStart, now)) {
      store.write(now);
    }
    if (open.isEmpty()) {
      journal.clear();
    }
  }
}

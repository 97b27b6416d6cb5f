package dev.weir.ledger;

import dev.weir.kind.Address;
import java.util.Map;
import java.util.Optional;

/**
 * A local ledger under its lock: every step goes to the journal, the whole is written at the end.
 */
final class LocalLedgerSession implements LedgerSession {

  private final LocalLedgerStore store;
  private final FileLock lock;
  private final Journal journal;
  private final Ledger version;
  private final Working working;
  private boolean closed;

  /**
   * A session.
   *
   * @param version the ledger that was last written as a whole
   * @param ledger the same with the steps that the journal has since
   */
  LocalLedgerSession(
      LocalLedgerStore store, FileLock lock, Ledger version, Ledger ledger, Journal journal) {
    this.store = store;
    this.lock = lock;
    this.journal = journal;
    this.version = version;
    this.working = new Working(ledger);
  }

  @Override
  public synchronized Ledger ledger() {
    return working.snapshot();
  }

  @Override
  public synchronized Optional<Entry> find(Address address) {
    return working.find(address);
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

  @Override
  public void replace(Ledger ledger) {
    take(new Step.Replaced(ledger));
  }

  /** Every step is durable when it was taken. */
  @Override
  public void flush() {}

  private void take(Step step) {
    synchronized (this) {
      if (closed) {
        throw new IllegalStateException("the ledger is closed");
      }
      working.take(step);
    }
    journal.append(Documents.line(step));
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

  /** Writes the ledger if it is not what was last written; the journal is not needed then. */
  private void checkpoint() {
    var now = working.next();
    if (!version.holdsTheSameAs(now)) {
      store.write(now, journal::announce);
    }
    journal.clear();
  }
}

package dev.weir.history;

import dev.weir.kind.Address;
import dev.weir.ledger.Entry;
import dev.weir.ledger.Intent;
import dev.weir.ledger.Ledger;
import dev.weir.ledger.LedgerSession;
import java.util.Map;
import java.util.Optional;

/** A ledger whose process ends when it is told what a call came to. */
record DyingSession(LedgerSession real) implements LedgerSession {

  /** The end of the process. */
  static final class Death extends Error {
    private static final long serialVersionUID = 1L;
  }

  @Override
  public Ledger ledger() {
    return real.ledger();
  }

  @Override
  public Optional<Entry> find(Address address) {
    return real.find(address);
  }

  @Override
  public void intend(Intent intent) {
    real.intend(intent);
  }

  @Override
  public void put(Entry entry) {
    throw new Death();
  }

  @Override
  public void remove(Entry entry) {
    throw new Death();
  }

  @Override
  public void settle(Intent intent) {
    real.settle(intent);
  }

  @Override
  public void move(Map<Address, Address> addresses) {
    real.move(addresses);
  }

  @Override
  public void replace(Ledger ledger) {
    real.replace(ledger);
  }

  @Override
  public void flush() {
    real.flush();
  }

  @Override
  public void close() {}
}

package dev.weir.ledger;

import java.time.Duration;

/** A place where a ledger is kept. */
public interface LedgerStore {

  /** The ledger as it stands, without a lock. */
  Ledger read();

  /**
   * Takes the lock and the ledger.
   *
   * @param operation what for, for people who wait: {@code apply}
   * @param patience how long to wait for a lock that somebody else holds
   * @throws Locked when somebody else still holds it
   */
  LedgerSession open(String operation, Duration patience);

  /** Where it is, for people. */
  String describe();
}

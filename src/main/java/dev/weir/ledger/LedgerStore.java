package dev.weir.ledger;

import dev.weir.diag.Diagnostic;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

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

  /** Who holds the lock now. */
  Optional<Holder> holder();

  /**
   * Takes the lock away from its holder, whose next write is then refused.
   *
   * @throws dev.weir.diag.Refused when this place cannot do that
   */
  void breakLock(Holder holder);

  /**
   * Why a ledger that was found to hold nothing may be lost, or looked for in the wrong place, and
   * not new; empty when there is no doubt.
   */
  Optional<Diagnostic> doubt(Ledger ledger);

  /** What was written under earlier serials, newest first; empty where nothing is kept. */
  default List<Version> history() {
    return List.of();
  }

  /**
   * A ledger as it was once written.
   *
   * @param serial its serial
   * @param written when
   * @param who by whom
   * @param ledger what it held
   */
  record Version(long serial, Instant written, String who, Ledger ledger) {}
}

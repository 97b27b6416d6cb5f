package dev.weir.ledger;

import dev.weir.kind.Address;
import java.util.Map;
import java.util.Optional;

/**
 * A ledger under its lock; methods may be called by many threads. An intent is durable when {@link
 * #intend} returns. What comes of it is durable then or soon after: a crash in between leaves the
 * intent open, and one read finds out what became of it. Steps become durable in their order.
 * Closing writes the ledger and gives the lock back.
 */
public interface LedgerSession extends AutoCloseable {

  /** The ledger as it stands now. */
  Ledger ledger();

  /** The entry with this address now; cheap, however large the ledger. */
  Optional<Entry> find(Address address);

  /**
   * Writes down a call before it is sent.
   *
   * @throws dev.weir.diag.Refused when that cannot be done, or the lease is about to end: the call
   *     must not be sent
   */
  void intend(Intent intent);

  /** Remembers an entry, in place of what was at its address, and settles its intent. */
  void put(Entry entry);

  /** Forgets the entry at this address, if it still has this key, and settles its intent. */
  void remove(Entry entry);

  /** Settles an intent that had no effect. */
  void settle(Intent intent);

  /** Gives entries other addresses, all at once. */
  void move(Map<Address, Address> addresses);

  /** Puts another ledger in place of this one; its serial goes on from the higher of both. */
  void replace(Ledger ledger);

  /** Makes durable now what was taken so far. */
  void flush();

  /**
   * Closes; a second time it does nothing.
   *
   * @throws dev.weir.diag.Refused when the ledger could not be written
   */
  @Override
  void close();
}

package dev.weir.ledger;

import dev.weir.kind.Address;
import java.util.Map;
import java.util.Optional;

/**
 * A ledger under its lock. What a method wrote is durable when it returns; methods may be called by
 * many threads. Closing writes the ledger and gives the lock back.
 */
public interface LedgerSession extends AutoCloseable {

  /** The ledger as it stands now. */
  Ledger ledger();

  /** The entry with this address now; cheap, however large the ledger. */
  Optional<Entry> find(Address address);

  /** Writes down a call before it is sent. */
  void intend(Intent intent);

  /** Remembers an entry, in place of what was at its address, and settles its intent. */
  void put(Entry entry);

  /** Forgets the entry at this address, if it still has this key, and settles its intent. */
  void remove(Entry entry);

  /** Settles an intent that had no effect. */
  void settle(Intent intent);

  /** Gives entries other addresses, all at once. */
  void move(Map<Address, Address> addresses);

  @Override
  void close();
}

package dev.weir.ledger;

import java.time.Instant;

/**
 * A call that changes something, written down before it is sent: whatever happens then, the next
 * run knows what to look for.
 *
 * @param verb what the call does
 * @param entry what the ledger is to hold when it has worked; for a delete, what it held before
 * @param at when it was written down
 */
public record Intent(Verb verb, Entry entry, Instant at) {

  /** What a call does. */
  public enum Verb {
    CREATE,
    UPDATE,
    DELETE
  }
}

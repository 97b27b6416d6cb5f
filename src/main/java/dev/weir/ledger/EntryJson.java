package dev.weir.ledger;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Ledger entries as JSON objects of their own, for records that are kept beside a ledger. */
public final class EntryJson {

  private EntryJson() {}

  /** The entry with its address. */
  public static ObjectNode write(Entry entry) {
    return LedgerJson.writeEntry(entry);
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException when it is no entry
   */
  public static Entry read(JsonNode json) {
    return LedgerJson.readEntry(json);
  }
}

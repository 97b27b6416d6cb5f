package dev.weir.ledger;

import dev.weir.kind.Address;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A step from one ledger to the next: one line of the journal. */
sealed interface Step {

  /** A call is about to be sent. */
  record Intended(Intent intent) implements Step {}

  /** An entry is as given now. */
  record Put(Entry entry) implements Step {}

  /** An entry is no more. */
  record Removed(Entry entry) implements Step {}

  /** An intent had no effect. */
  record Settled(Intent intent) implements Step {}

  /** Entries have other addresses, all at once. */
  record Moved(Map<Address, Address> addresses) implements Step {}

  /** Another ledger stands in its place, brought in from outside. */
  record Replaced(Ledger ledger) implements Step {}

  /** This step as a line of the journal. */
  default ObjectNode write() {
    var json = JsonNodeFactory.instance.objectNode();
    switch (this) {
      case Intended(var intent) -> json.set("intend", IntentJson.write(intent));
      case Put(var entry) -> json.set("put", LedgerJson.writeEntry(entry));
      case Removed(var entry) -> json.set("remove", LedgerJson.writeEntry(entry));
      case Settled(var intent) -> json.set("settle", IntentJson.write(intent));
      case Moved(var addresses) -> {
        var moves = json.putObject("move");
        addresses.forEach((from, to) -> moves.put(from.toString(), to.toString()));
      }
      case Replaced(var ledger) -> json.set("replace", LedgerJson.write(ledger));
    }
    return json;
  }

  /**
   * Reads a line of the journal.
   *
   * @throws IllegalArgumentException when it is not one
   */
  static Step read(JsonNode json) {
    var name = json.propertyNames().stream().findFirst().orElse("");
    var body = json.path(name);
    return switch (name) {
      case "intend" -> new Intended(IntentJson.read(body));
      case "put" -> new Put(LedgerJson.readEntry(body));
      case "remove" -> new Removed(LedgerJson.readEntry(body));
      case "settle" -> new Settled(IntentJson.read(body));
      case "move" -> new Moved(moves(body));
      case "replace" -> new Replaced(LedgerReader.read(body));
      default -> throw new IllegalArgumentException("`" + name + "` is no step");
    };
  }

  private static Map<Address, Address> moves(JsonNode json) {
    var moves = new LinkedHashMap<Address, Address>();
    json.properties()
        .forEach(move -> moves.put(address(move.getKey()), address(move.getValue().asString(""))));
    return moves;
  }

  private static Address address(String text) {
    return Address.parse(text)
        .orElseThrow(() -> new IllegalArgumentException("`" + text + "` is no address"));
  }
}

package dev.weir.ledger;

import dev.weir.kind.Address;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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

  /** Does this step to the parts of a ledger. Doing it twice is the same as doing it once. */
  default void apply(Map<Address, Entry> entries, List<Intent> open) {
    switch (this) {
      case Intended(var intent) -> open.add(intent);
      case Put(var entry) -> {
        entries.put(entry.address(), entry);
        open.removeIf(intent -> intent.entry().key().equals(entry.key()));
      }
      case Removed(var entry) -> {
        var held = entries.get(entry.address());
        if (held != null && held.key().equals(entry.key())) {
          entries.remove(entry.address());
        }
        open.removeIf(intent -> intent.entry().key().equals(entry.key()));
      }
      case Settled(var intent) -> open.remove(intent);
      case Moved(var addresses) -> {
        var moved = new ArrayList<Entry>();
        for (var move : addresses.entrySet()) {
          var entry = entries.remove(move.getKey());
          if (entry != null) {
            moved.add(entry.at(move.getValue()));
          }
        }
        moved.forEach(entry -> entries.put(entry.address(), entry));
      }
    }
  }

  /** This step as a line of the journal. */
  default ObjectNode write() {
    var json = JsonNodeFactory.instance.objectNode();
    switch (this) {
      case Intended(var intent) -> json.set("intend", intent(intent));
      case Put(var entry) -> json.set("put", LedgerJson.writeEntry(entry));
      case Removed(var entry) -> json.set("remove", LedgerJson.writeEntry(entry));
      case Settled(var intent) -> json.set("settle", intent(intent));
      case Moved(var addresses) -> {
        var moves = json.putObject("move");
        addresses.forEach((from, to) -> moves.put(from.toString(), to.toString()));
      }
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
      case "intend" -> new Intended(intent(body));
      case "put" -> new Put(LedgerJson.readEntry(body));
      case "remove" -> new Removed(LedgerJson.readEntry(body));
      case "settle" -> new Settled(intent(body));
      case "move" -> new Moved(moves(body));
      default -> throw new IllegalArgumentException("`" + name + "` is no step");
    };
  }

  private static ObjectNode intent(Intent intent) {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("verb", intent.verb().name().toLowerCase(Locale.ROOT));
    json.put("at", intent.at().toString());
    json.set("entry", LedgerJson.writeEntry(intent.entry()));
    return json;
  }

  private static Intent intent(JsonNode json) {
    return new Intent(
        Intent.Verb.valueOf(json.path("verb").asString("").toUpperCase(Locale.ROOT)),
        LedgerJson.readEntry(json.path("entry")),
        Instant.parse(json.path("at").asString("")));
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

package dev.weir.ledger;

import dev.weir.kind.Address;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the resources of a state document, one after the other: of a large document only one of
 * them is a tree at any time. What is the same in most entries is one object in all of them.
 */
final class LedgerReader {

  private final SequencedMap<Address, Entry> entries = new LinkedHashMap<>();
  private final List<Intent> open = new ArrayList<>();
  private final Map<String, String> texts = new HashMap<>();
  private final Map<String, Optional<Address>> providers = new HashMap<>();
  private final ObjectNode nothing = JsonNodeFactory.instance.objectNode();

  /**
   * Reads a whole document.
   *
   * @throws IllegalArgumentException when it is not a state document
   */
  static Ledger read(JsonParser document) {
    var reader = new LedgerReader();
    var rest = JsonNodeFactory.instance.objectNode();
    if (document.nextToken() == JsonToken.START_OBJECT) {
      while (document.nextToken() == JsonToken.PROPERTY_NAME) {
        var name = document.currentName();
        var first = document.nextToken();
        if (name.equals("resources") && first == JsonToken.START_ARRAY) {
          reader.resources(document);
        } else {
          rest.set(name, JsonTree.value(document, first));
        }
      }
      JsonTree.checkEnd(document);
    }
    return reader.ledger(rest);
  }

  /**
   * Reads a document that is a tree already.
   *
   * @throws IllegalArgumentException when it is not a state document
   */
  static Ledger read(JsonNode document) {
    var reader = new LedgerReader();
    document.path("resources").forEach(reader::resource);
    return reader.ledger(document);
  }

  private Ledger ledger(JsonNode document) {
    LedgerJson.checkVersion(document);
    return new Ledger(
        LedgerJson.text(document, "lineage"), document.path("serial").asLong(0), entries, open);
  }

  private void resources(JsonParser document) {
    for (var token = document.nextToken();
        token != JsonToken.END_ARRAY;
        token = document.nextToken()) {
      resource(JsonTree.value(document, token));
    }
  }

  private void resource(JsonNode resource) {
    for (var instance : resource.path("instances")) {
      if (IntentJson.isIntent(resource)) {
        open.add(IntentJson.read(instance.path("attributes")));
      } else {
        add(LedgerJson.instance(resource, instance, this));
      }
    }
  }

  /** Other tools can bring two things to one address here, as instances or in modules. */
  private void add(Entry entry) {
    if (entries.putIfAbsent(entry.address(), entry) != null) {
      throw new IllegalArgumentException(
          "`" + entry.address() + "` stands in it twice, as instances or in modules");
    }
  }

  /** What was observed of most entries. */
  ObjectNode nothing() {
    return nothing;
  }

  /** A text that many entries have. */
  String shared(String text) {
    var known = texts.putIfAbsent(text, text);
    return known == null ? text : known;
  }

  /** A provider document that many entries name. */
  Optional<Address> provider(String text) {
    return providers.computeIfAbsent(text, Address::parse);
  }
}

package dev.weir.ledger;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Intents as resources of a state document: tools that rewrite such a document keep those, and drop
 * everything they do not know. No kind of ours has an underscore in its name.
 */
final class IntentJson {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String TYPE = "weir_intent";

  private IntentJson() {}

  static boolean isIntent(JsonNode resource) {
    return resource.path("type").asString("").equals(TYPE);
  }

  static List<ObjectNode> resources(List<Intent> open) {
    var resources = new ArrayList<ObjectNode>();
    for (var intent : open) {
      var resource = NODES.objectNode();
      resource.put("mode", "managed");
      resource.put("type", TYPE);
      resource.put("name", "open-" + (resources.size() + 1));
      resource.put("provider", "provider[\"weir.dev/weir/weir\"]");
      var instance = resource.putArray("instances").addObject();
      instance.put("schema_version", 0);
      instance.set("attributes", write(intent).put("id", intent.entry().key().toString()));
      instance.putArray("sensitive_attributes");
      resources.add(resource);
    }
    return resources;
  }

  static ObjectNode write(Intent intent) {
    var json = NODES.objectNode();
    json.put("verb", intent.verb().name().toLowerCase(Locale.ROOT));
    json.put("at", intent.at().toString());
    json.set("entry", LedgerJson.writeEntry(intent.entry()));
    return json;
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException when it is something else
   */
  static Intent read(JsonNode json) {
    try {
      return new Intent(
          Intent.Verb.valueOf(LedgerJson.text(json, "verb").toUpperCase(Locale.ROOT)),
          LedgerJson.readEntry(json.path("entry")),
          Instant.parse(LedgerJson.text(json, "at")));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("an intent has no time", e);
    }
  }
}

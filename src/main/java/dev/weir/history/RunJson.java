package dev.weir.history;

import dev.weir.kind.Address;
import dev.weir.kind.ObjectKey;
import dev.weir.kind.Value;
import dev.weir.ledger.EntryJson;
import dev.weir.plan.Action;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The lines of a run's record. */
final class RunJson {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private RunJson() {}

  static ObjectNode line(String name, JsonNode body) {
    var line = NODES.objectNode();
    line.set(name, body);
    return line;
  }

  static ObjectNode header(RunHeader header) {
    var json = NODES.objectNode();
    json.put("id", header.id());
    json.put("at", header.at().toString());
    json.put("by", header.by());
    json.put("stack", header.stack());
    json.put("what", header.what());
    header.commit().ifPresent(commit -> json.put("commit", commit));
    json.put("plan", header.plan());
    var secrets = json.putArray("secrets");
    header
        .secrets()
        .forEach(source ->
            secrets.addObject().put("from", word(source.from())).put("name", source.name()));
    return json;
  }

  static RunHeader header(JsonNode json) {
    return new RunHeader(
        text(json, "id"),
        Instant.parse(text(json, "at")),
        text(json, "by"),
        text(json, "stack"),
        text(json, "what"),
        Optional.of(text(json, "commit")).filter(commit -> !commit.isEmpty()),
        text(json, "plan"),
        json.path("secrets").valueStream().map(RunJson::secret).toList());
  }

  private static Value.SecretSource secret(JsonNode json) {
    return new Value.SecretSource(
        constant(Value.SecretSource.From.class, text(json, "from")), text(json, "name"));
  }

  static ObjectNode change(RecordedChange change) {
    var json = NODES.objectNode();
    json.put("address", change.address().toString());
    json.put("action", word(change.action()));
    json.put("kind", change.kind());
    change.provider().ifPresent(provider -> json.put("provider", provider.toString()));
    json.put("scope", change.key().scope());
    var key = json.putArray("key");
    change.key().parts().forEach(key::add);
    change.movedFrom().ifPresent(from -> json.put("movedFrom", from.toString()));
    change.before().ifPresent(before -> json.set("before", before));
    change.entry().ifPresent(entry -> json.set("entry", EntryJson.write(entry)));
    return json;
  }

  static RecordedChange change(JsonNode json) {
    var parts = new ArrayList<String>();
    json.path("key").forEach(part -> parts.add(part.asString()));
    return new RecordedChange(
        address(json, "address").orElseThrow(() -> new IllegalArgumentException("no address")),
        text(json, "kind"),
        address(json, "provider"),
        new ObjectKey(text(json, "kind"), text(json, "scope"), parts),
        constant(Action.class, text(json, "action")),
        Optional.ofNullable(json.get("before")).map(ObjectNode.class::cast),
        Optional.ofNullable(json.get("entry")).map(EntryJson::read),
        address(json, "movedFrom"));
  }

  static String text(JsonNode json, String member) {
    return json.path(member).asString("");
  }

  static Optional<Address> address(JsonNode json, String member) {
    return Address.parse(text(json, member));
  }

  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static <E extends Enum<E>> E constant(Class<E> type, String word) {
    return Enum.valueOf(type, word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}

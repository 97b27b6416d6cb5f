package dev.weir.ledger;

import dev.weir.kind.Address;
import dev.weir.kind.Moments;
import dev.weir.kind.ObjectKey;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A ledger as a Terraform state document, version 4: any server that keeps Terraform state keeps
 * it, and {@code terraform state list}, {@code mv} and {@code rm} work on it. Nothing of ours
 * stands at its top level, where such tools drop what they do not know.
 */
final class LedgerJson {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int VERSION = 4;

  private LedgerJson() {}

  /** The ledger as a document, open intents included. */
  static ObjectNode write(Ledger ledger) {
    var document = NODES.objectNode();
    document.put("version", VERSION);
    document.put("terraform_version", "1.11.4");
    document.put("serial", ledger.serial());
    document.put("lineage", ledger.lineage());
    document.putObject("outputs");
    var resources = document.putArray("resources");
    ledger.entries().values().forEach(entry -> resources.add(resource(entry)));
    IntentJson.resources(ledger.open()).forEach(resources::add);
    document.putNull("check_results");
    return document;
  }

  private static ObjectNode resource(Entry entry) {
    var resource = NODES.objectNode();
    resource.put("mode", "managed");
    resource.put("type", entry.address().kind());
    resource.put("name", entry.address().name());
    resource.put(
        "provider", "provider[\"weir.dev/weir/%s\"]".formatted(providerName(entry.key().kind())));
    var instance = resource.putArray("instances").addObject();
    instance.put("schema_version", 0);
    instance.set("attributes", attributes(entry));
    instance.putArray("sensitive_attributes");
    if (!entry.dependencies().isEmpty()) {
      addresses(instance.putArray("dependencies"), entry.dependencies());
    }
    return resource;
  }

  /** {@code aliyun-oss} of {@code aliyun-oss/v1/Channel}. */
  private static String providerName(String kindId) {
    int slash = kindId.indexOf('/');
    return slash < 0 ? kindId : kindId.substring(0, slash);
  }

  /** An entry without its address, which stands beside it. */
  private static ObjectNode attributes(Entry entry) {
    var json = NODES.objectNode();
    json.put("id", entry.key().toString());
    json.put("kind", entry.key().kind());
    json.put("scope", entry.key().scope());
    var parts = json.putArray("key");
    entry.key().parts().forEach(parts::add);
    entry.provider().ifPresent(provider -> json.put("provider", provider.toString()));
    json.put("origin", word(entry.origin()));
    json.put("file", entry.file());
    json.put("protect", entry.protect());
    json.put("retain", entry.retain());
    json.set("base", entry.base());
    if (!entry.observed().isEmpty()) {
      json.set("observed", entry.observed());
    }
    entry.stamp().ifPresent(stamp -> json.put("stamp", stamp.toString()));
    return json;
  }

  /** An entry as one object, for the journal. */
  static ObjectNode writeEntry(Entry entry) {
    var json = attributes(entry);
    json.put("address", entry.address().toString());
    addresses(json.putArray("dependencies"), entry.dependencies());
    return json;
  }

  private static void addresses(ArrayNode array, List<Address> addresses) {
    addresses.forEach(address -> array.add(address.toString()));
  }

  /** Refuses what is not a state document of this version. */
  static void checkVersion(JsonNode document) {
    if (document.path("version").asInt(0) != VERSION) {
      throw new IllegalArgumentException("it is not a state document of version " + VERSION);
    }
  }

  /** Reads an instance of a resource. */
  static Entry instance(JsonNode resource, JsonNode instance, LedgerReader reader) {
    var address = new Address(text(resource, "type"), text(resource, "name"));
    if (!text(resource, "mode").equals("managed")) {
      throw new IllegalArgumentException("`" + address + "` is a data source, which Weir has none");
    }
    var dependencies = addresses(instance.path("dependencies"));
    return entry(address, dependencies, instance.path("attributes"), reader);
  }

  /** Reads what {@link #writeEntry} wrote. */
  static Entry readEntry(JsonNode json) {
    var address = Address.parse(text(json, "address"));
    if (address.isEmpty()) {
      throw new IllegalArgumentException("an entry has no address");
    }
    return entry(address.get(), addresses(json.path("dependencies")), json, new LedgerReader());
  }

  private static Entry entry(
      Address address, List<Address> dependencies, JsonNode json, LedgerReader reader) {
    if (!(json.path("base") instanceof ObjectNode base)) {
      throw new IllegalArgumentException("`" + address + "` has no base");
    }
    var parts = new ArrayList<String>();
    json.path("key").forEach(part -> parts.add(part.asString()));
    return new Entry(
        address,
        new ObjectKey(reader.shared(text(json, "kind")), reader.shared(text(json, "scope")), parts),
        reader.provider(json.path("provider").asString("")),
        Entry.Origin.valueOf(text(json, "origin").toUpperCase(Locale.ROOT)),
        reader.shared(text(json, "file")),
        json.path("protect").asBoolean(false),
        json.path("retain").asBoolean(false),
        dependencies,
        base,
        json.path("observed") instanceof ObjectNode observed ? observed : reader.nothing(),
        stamp(json.path("stamp").asString("")));
  }

  /** One that cannot be read is none: the object is then read in full. */
  private static Optional<Instant> stamp(String text) {
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(Moments.parse(text));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private static List<Address> addresses(JsonNode array) {
    var addresses = new ArrayList<Address>();
    array.forEach(item -> Address.parse(item.asString()).ifPresent(addresses::add));
    return addresses;
  }

  static String text(JsonNode json, String member) {
    var value = json.get(member);
    if (value == null || !value.isString()) {
      throw new IllegalArgumentException("`" + member + "` is missing");
    }
    return value.asString();
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}

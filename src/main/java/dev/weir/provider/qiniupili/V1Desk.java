package dev.weir.provider.qiniupili;

import dev.weir.provider.qiniupili.PiliState.Stream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Answers for streams as the API's first generation does. */
record V1Desk(PiliStore store) {

  private static final Pattern TITLE = Pattern.compile("[a-zA-Z0-9_-]{4,200}");
  private static final List<String> SECURITIES = List.of("static", "dynamic");
  private static final int USUAL_PAGE = 50;
  private static final int LARGEST_PAGE = 1000;
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private static final DateTimeFormatter CREATED =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /** The service tells times in more than one offset. */
  private static final DateTimeFormatter UPDATED =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSSSSSxxx", Locale.ROOT)
          .withZone(ZoneOffset.ofHours(8));

  JsonNode create(PiliBody body) {
    var hub = body.required("hub");
    if (!store.settings().hasHub(hub)) {
      throw PiliRefusal.notFound();
    }
    var title = body.text("title").orElseGet(() -> store.hex(24));
    if (!TITLE.matcher(title).matches()) {
      throw PiliRefusal.badField("title", "invalid format");
    }
    var key = body.text("publishKey").filter(text -> !text.isEmpty());
    var security = security(body).orElse("dynamic");
    var now = store.now();
    var stream =
        new Stream(
            hub,
            title,
            false,
            now,
            now,
            key.orElseGet(() -> store.hex(16)),
            security,
            DisabledTill.ENABLED,
            List.of(),
            List.of(),
            Optional.empty(),
            List.of());
    store.create(stream, () -> PiliRefusal.badField("title", "duplicated content"));
    return json(stream);
  }

  private static Optional<String> security(PiliBody body) {
    var security = body.text("publishSecurity").filter(text -> !text.isEmpty());
    if (security.filter(word -> !SECURITIES.contains(word)).isPresent()) {
      throw PiliRefusal.badField("publishSecurity", "invalid value");
    }
    return security;
  }

  JsonNode get(String id) {
    return json(find(id));
  }

  /** The stream with this id. */
  Stream find(String id) {
    var name = Name.of(id, store.settings().zone());
    return store.find(name.hub(), name.title()).orElseThrow(PiliRefusal::notFound);
  }

  private record Name(String hub, String title) {
    static Name of(String id, String zone) {
      int first = id.indexOf('.');
      int last = id.lastIndexOf('.');
      if (first < 0 || first == last || !id.substring(0, first).equals(zone)) {
        throw PiliRefusal.notFound();
      }
      return new Name(id.substring(first + 1, last), id.substring(last + 1));
    }
  }

  JsonNode update(String id, PiliBody body) {
    var found = find(id);
    var key = body.text("publishKey");
    var security = security(body);
    var disabled = body.truth("disabled");
    var now = store.now();
    var changed =
        store.change(
            found.hub(),
            found.title(),
            stream -> {
              var secured =
                  stream.secured(
                      key.orElse(stream.publishKey()),
                      security.orElse(stream.publishSecurity()),
                      now);
              return disabled
                  .map(
                      on -> secured.disabled(on ? DisabledTill.FOREVER : DisabledTill.ENABLED, now))
                  .orElse(secured);
            },
            PiliRefusal::notFound);
    return json(changed);
  }

  void setAvailable(String id, PiliBody body) {
    var found = find(id);
    long till =
        switch (body.required("available")) {
          case "enabled" -> DisabledTill.ENABLED;
          case "disabled" -> body.whole("disabledTill").orElse(DisabledTill.FOREVER);
          default -> throw PiliRefusal.badField("available", "invalid value");
        };
    store.change(
        found.hub(),
        found.title(),
        stream -> stream.disabled(till, store.now()),
        PiliRefusal::notFound);
  }

  void delete(String id) {
    var found = find(id);
    store.remove(found.hub(), found.title());
  }

  JsonNode list(PiliQuery query) {
    var hub = query.text("hub").orElseThrow(() -> PiliRefusal.badField("hub", "required"));
    if (!store.settings().hasHub(hub)) {
      throw PiliRefusal.notFound();
    }
    var title = query.text("title").orElse("");
    boolean connected = query.text("status").filter("connected"::equals).isPresent();
    long asked = query.whole("limit").filter(n -> n > 0).orElse((long) USUAL_PAGE);
    int size = Math.toIntExact(Math.min(asked, LARGEST_PAGE));
    long start = query.whole("marker").orElse(0L);
    var page = store.oldestFirst(new PiliStore.Wish(hub, title, connected), start, size);
    boolean end = page.size() <= size;
    return page(end ? page : page.subList(0, size), start, end, query.has("idonly"));
  }

  private JsonNode page(List<Stream> streams, long start, boolean end, boolean idOnly) {
    var json = NODES.objectNode();
    json.put("marker", Long.toString(start + streams.size()));
    if (store.settings().tellsEnd()) {
      json.put("end", end);
    }
    if (streams.isEmpty()) {
      json.putNull("items");
      return json;
    }
    var items = json.putArray("items");
    streams.forEach(
        stream -> items.add(idOnly ? NODES.objectNode().put("id", id(stream)) : json(stream)));
    return json;
  }

  String id(Stream stream) {
    return store.settings().zone() + "." + stream.hub() + "." + stream.title();
  }

  PiliHosts hosts(String hub) {
    return new PiliHosts(hub, store.settings().zone(), store.domains(hub));
  }

  private ObjectNode json(Stream stream) {
    var hubsOwn = store.hub(stream.hub()).settings().security().publishSecurity();
    var json = NODES.objectNode();
    json.put("id", id(stream));
    json.put("createdAt", CREATED.format(stream.createdAt()));
    json.put("updatedAt", updatedAt(stream));
    json.put("title", stream.title());
    json.put("hub", stream.hub());
    json.put("disabledTill", stream.disabledTill());
    json.put("disabled", stream.isDisabled(store.now()));
    json.put("publishKey", stream.publishKey());
    json.put("publishSecurity", hubsOwn.isEmpty() ? stream.publishSecurity() : hubsOwn);
    if (!stream.profiles().isEmpty()) {
      var profiles = json.putArray("profiles");
      stream.profiles().forEach(profiles::add);
    }
    var hosts = json.putObject("hosts");
    hosts(stream.hub())
        .ofStream()
        .forEach((use, byProtocol) -> byProtocol.forEach(hosts.withObject("/" + use)::put));
    return json;
  }

  private static String updatedAt(Stream stream) {
    Instant time = stream.updatedAt();
    return (time.equals(stream.createdAt()) ? CREATED : UPDATED).format(time);
  }
}

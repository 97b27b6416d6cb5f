package dev.weir.provider.qiniupili;

import dev.weir.provider.qiniupili.PiliState.Stream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Answers for streams as the API's second generation does. */
record V2Desk(PiliStore store) {

  private static final Pattern KEY = Pattern.compile("[a-zA-Z0-9_-]{1,200}");
  private static final int USUAL_PAGE = 1000;
  private static final int LARGEST_PAGE = 5000;
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  JsonNode create(String hub, PiliBody body) {
    check(hub);
    var key = body.required("key");
    if (!KEY.matcher(key).matches()) {
      throw PiliRefusal.badRequest();
    }
    store.create(empty(hub, key), () -> PiliRefusal.of(614, "stream already exists"));
    return NODES.objectNode();
  }

  /** A stream as creating or pushing it leaves it. */
  Stream empty(String hub, String key) {
    var now = store.now();
    return new Stream(
        hub,
        key,
        true,
        now,
        now,
        "",
        "",
        DisabledTill.ENABLED,
        List.of(),
        List.of(),
        Optional.empty(),
        List.of());
  }

  /** Whether streams can have this key. */
  static boolean isKey(String text) {
    return KEY.matcher(text).matches();
  }

  private void check(String hub) {
    if (!store.settings().hasHub(hub)) {
      throw PiliRefusal.hubNotFound();
    }
  }

  /** The stream whose key stands in a path. */
  Stream find(String hub, String encodedKey) {
    check(hub);
    return decoded(encodedKey)
        .flatMap(key -> store.find(hub, key))
        .orElseThrow(PiliRefusal::streamNotFound);
  }

  /** The stream with this key. */
  Optional<Stream> named(String hub, String key) {
    check(hub);
    return store.find(hub, key);
  }

  private static Optional<String> decoded(String encoded) {
    try {
      var bytes = Base64.getUrlDecoder().decode(encoded);
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (IllegalArgumentException | CharacterCodingException _) {
      return Optional.empty();
    }
  }

  JsonNode get(String hub, String encodedKey) {
    var stream = find(hub, encodedKey);
    var settings = store.hub(hub);
    var json = NODES.objectNode();
    json.put("createdAt", stream.createdAt().getEpochSecond());
    json.put("updatedAt", stream.updatedAt().getEpochSecond());
    json.put("expireAt", stream.expireAt(settings.streamExpireDays()).getEpochSecond());
    json.put("disabledTill", stream.disabledTill());
    var converts = json.putArray("converts");
    stream.converts().forEach(converts::add);
    json.put("watermark", false);
    json.put("publishSecurity", stream.publishSecurity());
    json.put("publishKey", stream.publishKey());
    json.put("nropEnable", false);
    return json;
  }

  JsonNode list(String hub, PiliQuery query) {
    check(hub);
    long asked = query.whole("limit").orElse(0L);
    if (asked > LARGEST_PAGE) {
      throw PiliRefusal.badRequest();
    }
    long limit = asked == 0 ? USUAL_PAGE : asked;
    var prefix = query.text("prefix").orElse("");
    boolean live = query.text("liveonly").filter("true"::equals).isPresent();
    var after = query.text("marker").map(V2Desk::afterMarker).orElse("");
    var keys =
        store
            .byTitle(hub, after)
            .filter(stream -> stream.title().startsWith(prefix))
            .filter(stream -> !live || stream.push().isPresent())
            .limit(limit)
            .map(Stream::title)
            .toList();
    return page(keys, keys.size() == limit);
  }

  /** A full page carries a marker, although nothing may follow. */
  private static JsonNode page(List<String> keys, boolean full) {
    var json = NODES.objectNode();
    var items = json.putArray("items");
    keys.forEach(key -> items.addObject().put("key", key));
    return json.put("marker", full ? V2Messages.encodedKey(keys.getLast()) : "");
  }

  private static String afterMarker(String marker) {
    return decoded(marker).filter(V2Desk::isKey).orElseThrow(PiliRefusal::badRequest);
  }

  JsonNode disable(String hub, String encodedKey, PiliBody body) {
    var found = find(hub, encodedKey);
    long till = body.whole("disabledTill").orElse(DisabledTill.ENABLED);
    long period = body.whole("disablePeriodSecond").orElse(0L);
    if (till < DisabledTill.FOREVER || period < 0) {
      throw PiliRefusal.badRequest();
    }
    var now = store.now();
    long effective =
        till == DisabledTill.ENABLED && period > 0 ? now.getEpochSecond() + period : till;
    store.change(
        hub, found.title(), stream -> stream.disabled(effective, now), PiliRefusal::streamNotFound);
    return NODES.objectNode();
  }

  JsonNode setConverts(String hub, String encodedKey, PiliBody body) {
    var found = find(hub, encodedKey);
    var names = body.texts("converts");
    store.change(
        hub,
        found.title(),
        stream -> stream.converting(names, store.now()),
        PiliRefusal::streamNotFound);
    return NODES.objectNode();
  }
}

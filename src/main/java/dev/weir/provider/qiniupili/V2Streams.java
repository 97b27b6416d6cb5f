package dev.weir.provider.qiniupili;

import dev.weir.diag.RemoteFailure;
import dev.weir.diag.RemoteFailure.Category;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds streams of one hub through the API's second generation. */
final class V2Streams {

  /** The largest page there is. */
  private static final int PAGE = 5000;

  /** So many streams can be asked for in one call. */
  private static final int MOST_KEYS = 100;

  private final V2Reads api;
  private final String hub;
  private Optional<V2Messages.Hub> settings = Optional.empty();

  V2Streams(V2Reads api, String hub) {
    this.api = api;
    this.hub = hub;
  }

  String hub() {
    return hub;
  }

  /**
   * The keys that a listing showed.
   *
   * @param certain whether what it did not show is not there
   */
  record Listing(List<String> keys, boolean certain) {}

  /** The keys of all streams of the hub. */
  Listing list() {
    var keys = new ArrayList<String>();
    var marker = Optional.<String>empty();
    int pages = 0;
    do {
      var page = api.listStreams(hub, null, null, PAGE, marker.orElse(null));
      page.items().forEach(item -> keys.add(item.key()));
      marker = page.next(marker);
      pages++;
    } while (marker.isPresent());
    return new Listing(List.copyOf(keys), pages == 1);
  }

  /** One stream, read afresh. */
  Optional<V2Messages.Stream> find(String key) {
    return unlessMissing(() -> api.getStream(hub, V2Messages.encodedKey(key)));
  }

  /** What is pushed to each of these streams; those without a push are left out. */
  Map<String, V2Messages.Live> live(List<String> keys) {
    return keys.size() == 1 ? liveOne(keys.getFirst()) : liveMany(keys);
  }

  private Map<String, V2Messages.Live> liveOne(String key) {
    return unlessMissing(() -> api.getLive(hub, V2Messages.encodedKey(key)))
        .filter(V2Messages.Live::isPushed)
        .map(live -> Map.of(key, live))
        .orElseGet(Map::of);
  }

  private Map<String, V2Messages.Live> liveMany(List<String> keys) {
    var live = new HashMap<String, V2Messages.Live>();
    for (int from = 0; from < keys.size(); from += MOST_KEYS) {
      var some = keys.subList(from, Math.min(keys.size(), from + MOST_KEYS));
      for (var item : api.getLives(hub, new V2Messages.Keys(some)).items()) {
        item.key().filter(_ -> item.isPushed()).ifPresent(key -> live.put(key, item));
      }
    }
    return live;
  }

  /** Where the hub's streams are. */
  Addresses addresses() {
    return settings().map(V2Streams::of).orElse(Addresses.NONE);
  }

  /** How the hub secures pushes; empty when it leaves that to each stream. */
  Optional<String> publishSecurity() {
    return settings().flatMap(V2Messages.Hub::publishSecurity).filter(word -> !word.isEmpty());
  }

  /** The hub's settings; asked for until they are told. */
  private synchronized Optional<V2Messages.Hub> settings() {
    if (settings.isEmpty()) {
      settings = unlessMissing(() -> api.getHub(hub));
    }
    return settings;
  }

  private static Addresses of(V2Messages.Hub hub) {
    return new Addresses(
        hub.host("publishRtmp"),
        hub.host("liveRtmp"),
        hub.host("liveHls"),
        hub.host("liveHdl"),
        Optional.empty());
  }

  private static <T> Optional<T> unlessMissing(java.util.function.Supplier<T> call) {
    try {
      return Optional.of(call.get());
    } catch (RemoteFailure failure) {
      if (failure.category() == Category.NOT_FOUND) {
        return Optional.empty();
      }
      throw failure;
    }
  }
}

package dev.weir.provider.qiniupili;

import dev.weir.diag.RemoteFailure;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Finds streams of one hub through the API's first generation, which names them by an id that
 * starts with a zone.
 */
final class V1Streams {

  /** The only zone that any public source shows. */
  private static final String USUAL_ZONE = "z1";

  /** The vendor tells no largest page; its own examples go up to 300. */
  private static final int PAGE = 100;

  private final V1Reads api;
  private final String hub;
  private final AtomicReference<String> zone = new AtomicReference<>("");

  V1Streams(V1Reads api, String hub) {
    this.api = api;
    this.hub = hub;
  }

  String hub() {
    return hub;
  }

  /**
   * All streams of the hub, page by page.
   *
   * @return whether what was not shown is not there: markers that count make a listing of several
   *     pages miss streams while others are deleted
   */
  boolean list(Consumer<V1Messages.Stream> found) {
    return list(Optional.empty(), found);
  }

  private boolean list(Optional<String> prefix, Consumer<V1Messages.Stream> found) {
    var page = page(Optional.empty(), prefix);
    boolean certain = page.end().orElse(false) || page.items().isEmpty();
    page.items().stream().findFirst().ifPresent(this::learn);
    page.items().forEach(found);
    var marker = page.next(Optional.empty());
    while (marker.isPresent()) {
      page = page(marker, prefix);
      page.items().forEach(found);
      marker = page.next(marker);
    }
    return certain;
  }

  /** Titles of the streams on the air. */
  Set<String> connected() {
    var titles = new HashSet<String>();
    var marker = Optional.<String>empty();
    do {
      var page = api.listStreams(hub, "connected", marker.orElse(null), PAGE, null);
      page.items().forEach(stream -> titles.add(stream.name()));
      marker = page.next(marker);
    } while (marker.isPresent());
    return titles;
  }

  /** Whether a stream is on the air; empty when it is not there. */
  Optional<V1Messages.Status> status(String id) {
    return unlessMissing(() -> api.getStatus(id));
  }

  private V1Messages.Page page(Optional<String> marker, Optional<String> prefix) {
    return api.listStreams(hub, null, marker.orElse(null), PAGE, prefix.orElse(null));
  }

  /** One stream, read afresh. */
  Optional<V1Messages.Stream> find(String title) {
    var known = zone.get();
    var stream = get(id(title));
    stream.ifPresent(this::learn);
    return stream.isPresent() || !known.isEmpty() ? stream : findInListing(title);
  }

  /** For a hub whose zone no stream has told yet. */
  private Optional<V1Messages.Stream> findInListing(String title) {
    var all = new ArrayList<V1Messages.Stream>();
    list(Optional.of(title), all::add);
    return all.stream().filter(stream -> stream.name().equals(title)).findFirst();
  }

  private Optional<V1Messages.Stream> get(String id) {
    return unlessMissing(() -> api.getStream(id));
  }

  private static <T> Optional<T> unlessMissing(Supplier<T> call) {
    try {
      return Optional.of(call.get());
    } catch (RemoteFailure failure) {
      if (failure.category() == RemoteFailure.Category.NOT_FOUND) {
        return Optional.empty();
      }
      throw failure;
    }
  }

  /** What the service calls a stream. */
  String id(String title) {
    var known = zone.get();
    return (known.isEmpty() ? USUAL_ZONE : known) + "." + hub + "." + title;
  }

  /** All streams of a hub are in one zone. */
  void learn(V1Messages.Stream stream) {
    if (!stream.zone().isEmpty()) {
      zone.set(stream.zone());
    }
  }
}

package dev.weir.provider.qiniupili;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;

import dev.weir.diag.Diagnostic;
import dev.weir.http.Concurrently;
import dev.weir.kind.Kind;
import dev.weir.kind.ObjectKey;
import dev.weir.kind.OnAir;
import dev.weir.kind.Value;
import dev.weir.provider.KindReader;
import dev.weir.provider.qiniupili.Provider.ApiGeneration;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads channels through the API's second generation: a listing of keys, and one call more for each
 * channel that is wanted.
 *
 * @param clock tells whether a lock has ended
 * @param concurrency how many channels are read at the same time
 */
record V2Channels(Kind<Channel> kind, V2Streams streams, InstantSource clock, int concurrency)
    implements KindReader<Channel> {

  @Override
  public boolean listsBeforeAll() {
    return true;
  }

  @Override
  public List<Found<Channel>> list(Set<ObjectKey> wanted) {
    var listing = streams.list();
    var listed = listing.keys().stream().map(this::key).collect(toCollection(LinkedHashSet::new));
    var inFull = wanted.stream().filter(key -> !listing.certain() || listed.contains(key)).toList();
    var found = new ArrayList<Found<Channel>>(listed.size());
    Concurrently.map(inFull, concurrency, this::found)
        .forEach(channel -> channel.ifPresent(found::add));
    listed.stream()
        .filter(key -> !wanted.contains(key))
        .map(key -> new Found<>(key, outline(key), false))
        .forEach(found::add);
    return found;
  }

  private ObjectKey key(String key) {
    return new ObjectKey(kind.id(), streams.hub(), List.of(key));
  }

  private Optional<Found<Channel>> found(ObjectKey key) {
    return read(key).map(channel -> new Found<>(key, channel, true));
  }

  @Override
  public Optional<Channel> read(ObjectKey key) {
    var name = key.parts().getFirst();
    return streams.find(name).map(stream -> channel(name, stream, streams.addresses()));
  }

  /** A call for each hundred channels. */
  @Override
  public Map<ObjectKey, OnAir> onAir(Map<ObjectKey, Value.Fields> objects, Instant now) {
    var live = streams.live(objects.keySet().stream().map(key -> key.parts().getFirst()).toList());
    return objects.keySet().stream()
        .collect(toMap(key -> key, key -> onAir(live.get(key.parts().getFirst()))));
  }

  private static OnAir onAir(V2Messages.@Nullable Live live) {
    return live == null
        ? OnAir.idle()
        : new OnAir.Live(
            time(live.startAt()),
            Optional.of(live.clientIP()).filter(address -> !address.isEmpty()),
            Optional.empty());
  }

  @Override
  public Optional<Diagnostic> refuses(Wish wish, ObjectKey key, Set<String> attributes) {
    return switch (wish) {
      case CREATE -> Optional.empty();
      case UPDATE -> ChannelChecks.beyond(ApiGeneration.V2, attributes);
      case DELETE -> Optional.of(ChannelChecks.undeletable(key.parts().getFirst()));
    };
  }

  private Channel outline(ObjectKey key) {
    var unread =
        new V2Messages.Stream(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            DisabledTill.ENABLED,
            List.of(),
            Optional.empty(),
            Optional.empty());
    return channel(key.parts().getFirst(), unread, Addresses.NONE);
  }

  private Channel channel(String title, V2Messages.Stream stream, Addresses addresses) {
    var hub = streams.hub();
    return new Channel(
        title,
        stream.publishKey().filter(key -> !key.reveal().isEmpty()),
        stream.publishSecurity().filter(word -> !word.isEmpty()),
        DisabledTill.isDisabled(stream.disabledTill(), clock.instant()),
        stream.converts(),
        Optional.empty(),
        DisabledTill.text(stream.disabledTill()),
        List.of(),
        addresses.rtmpPublish(),
        addresses.rtmpPlay(),
        addresses.hlsPlay(),
        addresses.flvPlay(),
        addresses.playback(),
        addresses.rtmpPublish().map(host -> PublishUrl.unsigned(host, hub, title)),
        addresses.rtmpPlay().map(host -> PlayUrl.rtmp(host, hub, title)),
        addresses.hlsPlay().map(host -> PlayUrl.hls(host, hub, title)),
        addresses.flvPlay().map(host -> PlayUrl.flv(host, hub, title)),
        stream.createdAt().flatMap(V2Channels::time),
        stream.updatedAt().flatMap(V2Channels::time),
        stream.expireAt().flatMap(V2Channels::time));
  }

  /** Unix seconds; 0 stands for none. */
  static Optional<Instant> time(long seconds) {
    try {
      return seconds == 0 ? Optional.empty() : Optional.of(Instant.ofEpochSecond(seconds));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}

package dev.weir.provider.qiniupili;

import static java.util.stream.Collectors.toMap;

import dev.weir.diag.Diagnostic;
import dev.weir.http.Concurrently;
import dev.weir.kind.Kind;
import dev.weir.kind.Moments;
import dev.weir.kind.ObjectKey;
import dev.weir.kind.OnAir;
import dev.weir.kind.Value;
import dev.weir.provider.KindReader;
import dev.weir.provider.qiniupili.Provider.ApiGeneration;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads channels through the API's first generation, whose listing tells everything.
 *
 * @param concurrency how many channels are looked for at the same time
 */
record V1Channels(Kind<Channel> kind, V1Streams streams, int concurrency)
    implements KindReader<Channel> {

  /** Up to so many channels are asked for one by one. */
  private static final int FEW = 3;

  @Override
  public boolean listsBeforeAll() {
    return true;
  }

  @Override
  public List<Found<Channel>> list(Set<ObjectKey> wanted) {
    var found = new LinkedHashMap<ObjectKey, Found<Channel>>();
    boolean certain = streams.list(stream -> add(stream, found));
    if (!certain) {
      // Nobody may take for deleted what a listing has only missed.
      var missed = wanted.stream().filter(key -> !found.containsKey(key)).toList();
      Concurrently.map(missed, concurrency, key -> streams.find(key.parts().getFirst()))
          .forEach(stream -> stream.ifPresent(missing -> add(missing, found)));
    }
    return List.copyOf(found.values());
  }

  private void add(V1Messages.Stream stream, Map<ObjectKey, Found<Channel>> found) {
    var key = new ObjectKey(kind.id(), streams.hub(), List.of(stream.name()));
    found.put(key, new Found<>(key, channel(streams.hub(), stream), true));
  }

  @Override
  public Optional<Channel> read(ObjectKey key) {
    return streams.find(key.parts().getFirst()).map(stream -> channel(streams.hub(), stream));
  }

  /**
   * A call for each channel, which also tells since when and from where. Where there are many, a
   * listing first says for which of them that is worth a call.
   */
  @Override
  public Map<ObjectKey, OnAir> onAir(Map<ObjectKey, Value.Fields> objects, Instant now) {
    var asked = List.copyOf(objects.entrySet());
    var live =
        asked.size() > FEW ? Optional.of(streams.connected()) : Optional.<Set<String>>empty();
    var answers =
        Concurrently.map(
            asked,
            concurrency,
            object -> Map.entry(object.getKey(), onAir(object.getKey(), object.getValue(), live)));
    return answers.stream().collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private OnAir onAir(ObjectKey key, Value.Fields channel, Optional<Set<String>> connected) {
    var title = key.parts().getFirst();
    if (connected.filter(titles -> !titles.contains(title)).isPresent()) {
      return OnAir.idle();
    }
    var id = channel.text("id").isEmpty() ? streams.id(title) : channel.text("id");
    return streams
        .status(id)
        .filter(V1Messages.Status::isConnected)
        .<OnAir>map(status ->
            new OnAir.Live(
                status.startFrom().flatMap(V1Channels::time),
                Optional.of(status.addr()).filter(address -> !address.isEmpty()),
                Optional.empty()))
        .orElseGet(OnAir::idle);
  }

  @Override
  public Optional<Diagnostic> refuses(Wish wish, ObjectKey key, Set<String> attributes) {
    return switch (wish) {
      case CREATE, DELETE -> Optional.empty();
      case UPDATE -> ChannelChecks.beyond(ApiGeneration.V1, attributes);
    };
  }

  /** Where a stream is. */
  static Addresses addresses(V1Messages.Stream stream) {
    return new Addresses(
        stream.host("publish", "rtmp"),
        stream.host("live", "rtmp"),
        stream.host("live", "hls").or(() -> stream.host("live", "http")),
        stream.host("live", "hdl").or(() -> stream.host("live", "http")),
        stream.host("playback", "hls").or(() -> stream.host("playback", "http")));
  }

  /** A stream as a channel. */
  static Channel channel(String hub, V1Messages.Stream stream) {
    var title = stream.name();
    var till = stream.disabledTill().orElse(0L);
    var addresses = addresses(stream);
    return new Channel(
        title,
        stream.publishKey(),
        stream.publishSecurity(),
        stream.disabled().orElse(false),
        List.of(),
        Optional.of(stream.id()),
        DisabledTill.text(till),
        stream.profiles(),
        addresses.rtmpPublish(),
        addresses.rtmpPlay(),
        addresses.hlsPlay(),
        addresses.flvPlay(),
        addresses.playback(),
        addresses.rtmpPublish().map(host -> PublishUrl.unsigned(host, hub, title)),
        addresses.rtmpPlay().map(host -> PlayUrl.rtmp(host, hub, title)),
        addresses.hlsPlay().map(host -> PlayUrl.hls(host, hub, title)),
        addresses.flvPlay().map(host -> PlayUrl.flv(host, hub, title)),
        stream.createdAt().flatMap(V1Channels::time),
        stream.updatedAt().flatMap(V1Channels::time),
        Optional.empty());
  }

  /** A time as the service writes it; empty when it is none. */
  static Optional<Instant> time(String text) {
    try {
      return Optional.of(Moments.parse(text));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}

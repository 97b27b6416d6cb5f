package dev.weir.provider.qiniupili;

import static java.util.stream.Collectors.toMap;

import dev.weir.http.Concurrently;
import dev.weir.kind.Kind;
import dev.weir.kind.ObjectKey;
import dev.weir.provider.Statuses;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What channels carry, through the API's first generation: two calls for each where there are few;
 * else listings say which of them are on the air, and only those are asked for.
 *
 * @param concurrency how many channels are asked for at the same time
 */
record V1Statuses(Kind<Channel> kind, V1Streams streams, int concurrency) implements Statuses {

  private static final int FEW = 3;

  @Override
  public Map<ObjectKey, List<StreamStatus>> status(Set<ObjectKey> keys, Instant now) {
    var asked = List.copyOf(keys);
    return asked.size() > FEW ? ofMany(asked, now) : ofFew(asked, now);
  }

  private Map<ObjectKey, List<StreamStatus>> ofFew(List<ObjectKey> keys, Instant now) {
    return each(
        keys,
        key -> streams.find(title(key)).map(stream -> ask(stream, now)).orElse(new Missing()));
  }

  private Map<ObjectKey, List<StreamStatus>> ofMany(List<ObjectKey> keys, Instant now) {
    var byTitle = new LinkedHashMap<String, V1Messages.Stream>();
    boolean certain = streams.list(stream -> byTitle.put(stream.name(), stream));
    var connected = streams.connected();
    return each(
        keys,
        key -> {
          var title = title(key);
          var stream = Optional.ofNullable(byTitle.get(title));
          if (stream.isEmpty() && !certain) {
            stream = streams.find(title);
          }
          return stream
              .map(found -> connected.contains(title) ? ask(found, now) : unpushed(found, now))
              .orElse(new Missing());
        });
  }

  private Map<ObjectKey, List<StreamStatus>> each(
      List<ObjectKey> keys, java.util.function.Function<ObjectKey, StreamStatus> status) {
    return Concurrently.map(keys, concurrency, key -> Map.entry(key, List.of(status.apply(key))))
        .stream()
        .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static String title(ObjectKey key) {
    return key.parts().getFirst();
  }

  private StreamStatus ask(V1Messages.Stream stream, Instant now) {
    return streams
        .status(stream.id())
        .filter(V1Messages.Status::isConnected)
        .map(V1Statuses::live)
        .orElseGet(() -> unpushed(stream, now));
  }

  private static StreamStatus unpushed(V1Messages.Stream stream, Instant now) {
    if (!stream.disabled().orElse(false)) {
      return new Idle();
    }
    long till = stream.disabledTill().orElse(DisabledTill.FOREVER);
    return new Disabled(DisabledTill.end(till, now));
  }

  private static StreamStatus live(V1Messages.Status status) {
    return new Live(
        Optional.empty(),
        status.startFrom().flatMap(V1Channels::time),
        Optional.of(status.addr()).filter(address -> !address.isEmpty()),
        new Rates(bits(status), frames(status)),
        Picture.UNTOLD);
  }

  private static OptionalLong bits(V1Messages.Status status) {
    double bytes = status.bytesPerSecond().orElse(0.0);
    return bytes > 0 ? OptionalLong.of(Math.round(bytes * Byte.SIZE)) : OptionalLong.empty();
  }

  private static OptionalDouble frames(V1Messages.Status status) {
    double frames = status.framesPerSecond().map(V1Messages.FramesPerSecond::video).orElse(0.0);
    return frames > 0 ? OptionalDouble.of(frames) : OptionalDouble.empty();
  }
}

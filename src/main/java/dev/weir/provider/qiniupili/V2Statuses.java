package dev.weir.provider.qiniupili;

import dev.weir.http.Concurrently;
import dev.weir.kind.Kind;
import dev.weir.kind.ObjectKey;
import dev.weir.provider.Statuses;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;

/**
 * What channels carry, through the API's second generation: a call for each hundred, and a listing
 * that says which of the others exist. Only where there are few is it told which are disabled: that
 * takes a call for each.
 *
 * @param concurrency how many channels are asked for at the same time
 */
record V2Statuses(Kind<Channel> kind, V2Streams streams, int concurrency) implements Statuses {

  private static final int FEW = 20;

  @Override
  public Map<ObjectKey, List<StreamStatus>> status(Set<ObjectKey> keys, Instant now) {
    var byTitle = new HashMap<String, ObjectKey>();
    keys.forEach(key -> byTitle.put(key.parts().getFirst(), key));
    var all = new HashMap<ObjectKey, List<StreamStatus>>();
    streams
        .live(List.copyOf(byTitle.keySet()))
        .forEach((title, live) -> put(all, byTitle.remove(title), live(live)));
    var rest = List.copyOf(byTitle.keySet());
    var states = rest.size() > FEW ? listed(rest, now) : read(rest, now);
    states.forEach((title, status) -> put(all, byTitle.get(title), status));
    return all;
  }

  private static void put(
      Map<ObjectKey, List<StreamStatus>> all,
      @org.jspecify.annotations.Nullable ObjectKey key,
      StreamStatus status) {
    if (key != null) {
      all.put(key, List.of(status));
    }
  }

  private Map<String, StreamStatus> read(List<String> titles, Instant now) {
    return each(titles, title -> unpushed(streams.find(title), now));
  }

  private Map<String, StreamStatus> listed(List<String> titles, Instant now) {
    var listing = streams.list();
    var known = Set.copyOf(listing.keys());
    return each(
        titles,
        title -> {
          if (known.contains(title)) {
            return new Idle();
          }
          return listing.certain() ? new Missing() : unpushed(streams.find(title), now);
        });
  }

  private Map<String, StreamStatus> each(
      List<String> titles, Function<String, StreamStatus> status) {
    var all = new HashMap<String, StreamStatus>();
    Concurrently.map(titles, concurrency, title -> Map.entry(title, status.apply(title)))
        .forEach(entry -> all.put(entry.getKey(), entry.getValue()));
    return all;
  }

  private static StreamStatus unpushed(Optional<V2Messages.Stream> stream, Instant now) {
    if (stream.isEmpty()) {
      return new Missing();
    }
    long till = stream.get().disabledTill();
    return DisabledTill.isDisabled(till, now)
        ? new Disabled(DisabledTill.end(till, now))
        : new Idle();
  }

  private static Live live(V2Messages.Live told) {
    double frames = told.fps().map(V2Messages.FramesPerSecond::video).orElse(0.0);
    return new Live(
        Optional.empty(),
        V2Channels.time(told.startAt()),
        Optional.of(told.clientIP()).filter(address -> !address.isEmpty()),
        new Rates(
            told.bps() > 0 ? OptionalLong.of(told.bps()) : OptionalLong.empty(),
            frames > 0 ? OptionalDouble.of(frames) : OptionalDouble.empty()),
        Picture.UNTOLD);
  }
}

package dev.weir.provider.aliyunoss;

import static java.util.stream.Collectors.toMap;

import dev.weir.diag.RemoteFailure;
import dev.weir.http.Concurrently;
import dev.weir.kind.Kind;
import dev.weir.kind.Moments;
import dev.weir.kind.ObjectKey;
import dev.weir.kind.OnAir;
import dev.weir.kind.Value;
import dev.weir.provider.KindReader;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads channels: a listing of the bucket, and one call more for each channel that is wanted in
 * full, since a listing lacks segment length and count.
 *
 * @param concurrency how many channels are read at the same time
 */
record ChannelReader(Kind<Channel> kind, OssReads api, OssEndpoint endpoint, int concurrency)
    implements KindReader<Channel> {

  /** The longest page there is. */
  private static final int PAGE = 1000;

  @Override
  public boolean listsBeforeAll() {
    return true;
  }

  @Override
  public List<Found<Channel>> list(Set<ObjectKey> wanted) {
    return list(wanted, Map.of());
  }

  @Override
  public List<Found<Channel>> list(Set<ObjectKey> wanted, Map<ObjectKey, Instant> stamps) {
    return Concurrently.map(new Pages(), concurrency, listed -> found(listed, wanted, stamps))
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }

  /** The pages of the listing, each asked for when it is wanted. */
  private final class Pages implements Iterator<List<OssChannels.Listed>> {
    private @Nullable String marker;
    private boolean more = true;

    @Override
    public boolean hasNext() {
      return more;
    }

    @Override
    public List<OssChannels.Listed> next() {
      if (!more) {
        throw new NoSuchElementException();
      }
      var page = api.listLiveChannel(null, marker, PAGE);
      more = page.truncated();
      var next = page.nextMarker();
      if (more && next.equals(marker)) {
        throw stuck(next);
      }
      marker = next;
      return page.channels();
    }
  }

  /** Goes on for ever otherwise. */
  private static RemoteFailure stuck(String marker) {
    return new RemoteFailure(
        new RemoteFailure.Details(
            "ListLiveChannel",
            RemoteFailure.Category.UNAVAILABLE,
            200,
            "",
            "the listing does not get beyond `" + marker + "`",
            Optional.empty(),
            false),
        Optional.empty());
  }

  private Optional<Found<Channel>> found(
      OssChannels.Listed listed, Set<ObjectKey> wanted, Map<ObjectKey, Instant> stamps) {
    var key = new ObjectKey(kind.id(), endpoint.bucket(), List.of(listed.name()));
    var stamp = time(listed.lastModified());
    boolean known = stamp.isPresent() && stamp.equals(Optional.ofNullable(stamps.get(key)));
    return wanted.contains(key) && !known
        ? info(listed.name()).map(info -> new Found<>(key, full(listed, info), true))
        : Optional.of(new Found<>(key, outline(listed), false));
  }

  @Override
  public Optional<Channel> read(ObjectKey key) {
    var name = key.parts().getFirst();
    return info(name)
        .map(info ->
            channel(
                name,
                info,
                endpoint.publishUrl(name),
                endpoint.playUrl(name, info.target().playlistName()),
                Optional.empty()));
  }

  /** One call for each channel: no listing tells who pushes. */
  @Override
  public Map<ObjectKey, OnAir> onAir(Map<ObjectKey, Value.Fields> objects, Instant now) {
    var keys = List.copyOf(objects.keySet());
    var answers =
        Concurrently.map(keys, concurrency, key -> Map.entry(key, onAir(key.parts().getFirst())));
    return answers.stream().collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private OnAir onAir(String name) {
    try {
      var stat = api.getLiveChannelStat(name);
      return stat.isLive()
          ? new OnAir.Live(
              time(stat.connectedTime()),
              Optional.of(stat.remoteAddr()).filter(address -> !address.isEmpty()),
              Optional.empty())
          : OnAir.idle();
    } catch (RemoteFailure failure) {
      if (isMissing(failure)) {
        return OnAir.idle();
      }
      throw failure;
    }
  }

  private Optional<OssChannels.Configuration> info(String name) {
    try {
      return Optional.of(api.getLiveChannelInfo(name));
    } catch (RemoteFailure failure) {
      if (isMissing(failure)) {
        return Optional.empty();
      }
      throw failure;
    }
  }

  /** Whether the channel is not there; a missing bucket is another matter. */
  static boolean isMissing(RemoteFailure failure) {
    return failure.details().code().equals(OssError.NO_SUCH_LIVE_CHANNEL.code());
  }

  private static Channel full(OssChannels.Listed listed, OssChannels.Configuration info) {
    return channel(
        listed.name(),
        info,
        listed.urls().publish(),
        listed.urls().play(),
        time(listed.lastModified()));
  }

  private static Channel channel(
      String name,
      OssChannels.Configuration info,
      String publishUrl,
      String playUrl,
      Optional<Instant> lastModified) {
    var target = info.target();
    return new Channel(
        name,
        info.description(),
        status(info.status()),
        Optional.of(
            new Channel.Target(
                target.playlistName(),
                target.fragCount().orElse(0),
                Duration.ofSeconds(target.fragDuration().orElse(0)))),
        Optional.empty(),
        Optional.of(publishUrl),
        Optional.of(playUrl),
        lastModified);
  }

  private static Channel outline(OssChannels.Listed listed) {
    return new Channel(
        listed.name(),
        listed.description(),
        status(listed.status()),
        Optional.empty(),
        Optional.empty(),
        Optional.of(listed.urls().publish()),
        Optional.of(listed.urls().play()),
        time(listed.lastModified()));
  }

  private static Channel.Status status(String word) {
    return word.equals(OssChannels.DISABLED) ? Channel.Status.DISABLED : Channel.Status.ENABLED;
  }

  /** A time as OSS writes it; empty when it is none. */
  static Optional<Instant> time(String text) {
    try {
      return Optional.of(Moments.parse(text));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}

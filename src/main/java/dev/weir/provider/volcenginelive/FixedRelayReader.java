package dev.weir.provider.volcenginelive;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;

import dev.weir.http.Concurrently;
import dev.weir.kind.Kind;
import dev.weir.kind.ObjectKey;
import dev.weir.kind.OnAir;
import dev.weir.kind.Value;
import dev.weir.provider.KindReader;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads fixed relays: one listing for each domain.
 *
 * @param holdings tells which domains there are
 * @param scope first part of every key
 * @param concurrency how many domains are listed at the same time
 */
record FixedRelayReader(FixedListing listing, Holdings holdings, String scope, int concurrency)
    implements KindReader<FixedRelay> {

  @Override
  public Kind<FixedRelay> kind() {
    return LiveKinds.FIXED;
  }

  @Override
  public List<Found<FixedRelay>> list(Set<ObjectKey> wanted) {
    var domains =
        wanted.stream().map(key -> name(key).domain()).collect(toCollection(TreeSet::new));
    return Concurrently.map(List.copyOf(domains), concurrency, this::found).stream()
        .flatMap(Collection::stream)
        .toList();
  }

  /** Every domain of the account is asked for what it has: there is no call for all of them. */
  @Override
  public List<Found<FixedRelay>> elsewhere(Set<ObjectKey> known) {
    var names = new TreeSet<>(holdings.everywhere(DomainDetail.Item::domain, Set.of()));
    KindReader.wantedOf(kind(), known).forEach(key -> names.remove(name(key).domain()));
    return Concurrently.map(List.copyOf(names), concurrency, this::found).stream()
        .flatMap(Collection::stream)
        .toList();
  }

  private List<Found<FixedRelay>> found(String domain) {
    return listing.read(domain).values().stream()
        .map(relay -> new Found<>(key(relay.name()), told(relay), true))
        .toList();
  }

  @Override
  public Census<FixedRelay> census(Set<String> domains) {
    var names = holdings.everywhere(DomainDetail.Item::domain, domains);
    if (names.isEmpty()) {
      return Census.<FixedRelay>of(List.of())
          .lacking(List.of(Census.nowhere(kind().name(), "`--domain pull.example.com`")));
    }
    var told = Concurrently.map(names, concurrency, name -> Holdings.told(name, this::found));
    var found = told.stream().flatMap(one -> one.answer().stream()).flatMap(Collection::stream);
    return Census.of(found.toList())
        .lacking(told.stream().flatMap(one -> one.gap().stream()).toList());
  }

  @Override
  public Optional<FixedRelay> read(ObjectKey key) {
    return listing.read(name(key)).map(FixedRelayReader::told);
  }

  /**
   * No call tells whether a relay's source delivers; but the service pulls it all the time that its
   * window lasts.
   */
  @Override
  public Map<ObjectKey, OnAir> onAir(Map<ObjectKey, Value.Fields> objects, Instant now) {
    return objects.entrySet().stream()
        .collect(toMap(Map.Entry::getKey, object -> onAir(object.getValue(), now)));
  }

  private static OnAir onAir(Value.Fields relay, Instant now) {
    if (relay.get("startTime") instanceof Value.Moment(var start) && start.isAfter(now)) {
      return OnAir.idle();
    }
    if (!(relay.get("endTime") instanceof Value.Moment(var end))) {
      return new OnAir.Possible("it is pulled all the time");
    }
    return end.isAfter(now) ? new OnAir.Possible("it is pulled until " + end) : OnAir.idle();
  }

  private ObjectKey key(RelaySourceV4.Name name) {
    return new ObjectKey(kind().id(), scope, List.of(name.domain(), name.app(), name.stream()));
  }

  static RelaySourceV4.Name name(ObjectKey key) {
    return new RelaySourceV4.Name(key.parts().get(0), key.parts().get(1), key.parts().get(2));
  }

  static FixedRelay told(RelaySourceV4.Relay relay) {
    return new FixedRelay(
        relay.domain(),
        relay.app(),
        relay.stream(),
        relay.srcAddrS(),
        time(relay.startTime()),
        time(relay.endTime()));
  }

  /** A permanent relay has no times, or times of 0. */
  private static Optional<Instant> time(@Nullable Long seconds) {
    return Optional.ofNullable(seconds).filter(number -> number != 0).map(Instant::ofEpochSecond);
  }
}

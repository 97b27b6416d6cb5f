package dev.weir.provider.volcenginelive;

import static java.util.stream.Collectors.groupingBy;

import dev.weir.http.Concurrently;
import dev.weir.kind.Kind;
import dev.weir.kind.ObjectKey;
import dev.weir.provider.Statuses;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of fixed relays. No call tells whether a source delivers, but outside of its window
 * none is asked.
 *
 * @param concurrency how many domains are listed at the same time
 */
record FixedRelayStatuses(FixedListing listing, int concurrency) implements Statuses {

  @Override
  public Kind<FixedRelay> kind() {
    return LiveKinds.FIXED;
  }

  @Override
  public Map<ObjectKey, List<StreamStatus>> status(Set<ObjectKey> keys, Instant now) {
    var byDomain = keys.stream().collect(groupingBy(key -> key.parts().getFirst()));
    var domains = List.copyOf(byDomain.keySet());
    var told = new HashMap<ObjectKey, List<StreamStatus>>();
    var listings = Concurrently.map(domains, concurrency, listing::read);
    for (int i = 0; i < domains.size(); i++) {
      var relays = listings.get(i);
      byDomain
          .getOrDefault(domains.get(i), List.of())
          .forEach(
              key -> told.put(key, List.of(status(relays.get(FixedRelayReader.name(key)), now))));
    }
    return told;
  }

  private static StreamStatus status(RelaySourceV4.@Nullable Relay told, Instant now) {
    if (told == null) {
      return new Missing();
    }
    var relay = FixedRelayReader.told(told);
    if (relay.startTime().filter(start -> start.isAfter(now)).isPresent()
        || relay.endTime().filter(end -> !end.isAfter(now)).isPresent()) {
      return new Idle();
    }
    var until = relay.endTime().map(end -> "until " + end).orElse("all the time");
    return new Untold("it is pulled " + until + "; no call tells whether its source delivers");
  }
}

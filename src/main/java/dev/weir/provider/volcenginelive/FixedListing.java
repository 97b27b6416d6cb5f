package dev.weir.provider.volcenginelive;

import dev.weir.diag.RemoteFailure;
import dev.weir.diag.RemoteFailure.Category;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Lists fixed relays: there is no call for a single one. Callers that ask for the same domain at a
 * time share a listing.
 *
 * <p>Pages are numbers without a cursor, so a listing that changes meanwhile is begun again.
 *
 * @see <a href="https://www.volcengine.com/docs/6469/1126878">ListRelaySourceV4</a>
 */
final class FixedListing {

  private static final int TRIES = 4;

  private final LiveReads api;
  private final Holdings holdings;
  private final Map<String, Rounds<Map<RelaySourceV4.Name, RelaySourceV4.Relay>>> rounds =
      new ConcurrentHashMap<>();

  /**
   * Lists through these.
   *
   * @param api a client paced for {@code ListRelaySourceV4}
   */
  FixedListing(LiveReads api, Holdings holdings) {
    this.api = api;
    this.holdings = holdings;
  }

  /** The relays of a domain. */
  Map<RelaySourceV4.Name, RelaySourceV4.Relay> read(String domain) {
    return rounds.computeIfAbsent(domain, _ -> new Rounds<>()).join(() -> list(domain));
  }

  /** One relay. */
  Optional<RelaySourceV4.Relay> read(RelaySourceV4.Name name) {
    return Optional.ofNullable(read(name.domain()).get(name));
  }

  private Map<RelaySourceV4.Name, RelaySourceV4.Relay> list(String domain) {
    try {
      for (int i = 1; i < TRIES; i++) {
        var listed = pages(domain);
        if (listed.isWhole() && !listed.hasDoubles()) {
          return listed.of(domain);
        }
      }
      var last = pages(domain);
      if (last.isWhole()) {
        return last.of(domain);
      }
      throw unsteady(domain, last);
    } catch (RemoteFailure refusal) {
      holdings.excuseDomain(domain, refusal);
      return Map.of();
    }
  }

  private Listed pages(String domain) {
    var items = new ArrayList<RelaySourceV4.Relay>();
    var page = page(domain, 1);
    items.addAll(page.list());
    var total = total(page);
    boolean steady = true;
    for (int number = 2; steady && isMoreThan(items.size(), total, page); number++) {
      page = page(domain, number);
      items.addAll(page.list());
      steady = total(page).equals(total);
    }
    return new Listed(items, total, steady);
  }

  private RelaySourceV4.Page page(String domain, int number) {
    return api.listRelaySourceV4(
        new RelaySourceV4.PageOf(domain, number, RelaySourceV4.LARGEST_PAGE));
  }

  private static Optional<Integer> total(RelaySourceV4.Page page) {
    return Optional.ofNullable(page.pagination()).map(RelaySourceV4.Pagination::totalCount);
  }

  /** Whether more pages follow; without a total, a page that is full says so. */
  private static boolean isMoreThan(int read, Optional<Integer> total, RelaySourceV4.Page page) {
    return total
        .map(count -> read < count && !page.list().isEmpty())
        .orElseGet(() -> page.list().size() >= RelaySourceV4.LARGEST_PAGE);
  }

  private static RemoteFailure unsteady(String domain, Listed listed) {
    var message =
        "the listing of `%s` does not hold still: %d of %s relays were told"
            .formatted(
                domain, listed.items().size(), listed.total().map(Object::toString).orElse("?"));
    return new RemoteFailure(
        new RemoteFailure.Details(
            "ListRelaySourceV4", Category.UNAVAILABLE, 200, "", message, Optional.empty(), false),
        Optional.of("run again when nobody else is changing relays of this domain"));
  }

  /**
   * All pages.
   *
   * @param steady whether the total stayed the same
   */
  private record Listed(List<RelaySourceV4.Relay> items, Optional<Integer> total, boolean steady) {

    boolean isWhole() {
      return steady && total.map(count -> count == items.size()).orElse(true);
    }

    /** An item that is told twice has pushed another one off its page. */
    boolean hasDoubles() {
      return items.stream().map(RelaySourceV4.Relay::name).distinct().count() < items.size();
    }

    /** The items of other domains of the same vhost may be among them. */
    Map<RelaySourceV4.Name, RelaySourceV4.Relay> of(String domain) {
      var relays = new LinkedHashMap<RelaySourceV4.Name, RelaySourceV4.Relay>();
      items.stream()
          .filter(item -> item.domain().equals(domain))
          .forEach(item -> relays.put(item.name(), item));
      return relays;
    }
  }
}

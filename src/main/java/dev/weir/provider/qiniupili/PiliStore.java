package dev.weir.provider.qiniupili;

import dev.weir.provider.qiniupili.PiliHubState.Domain;
import dev.weir.provider.qiniupili.PiliHubState.Hub;
import dev.weir.provider.qiniupili.PiliHubState.Settings;
import dev.weir.provider.qiniupili.PiliState.Job;
import dev.weir.provider.qiniupili.PiliState.Stream;
import dev.weir.sandbox.Memory;
import dev.weir.sandbox.Shelf;
import dev.weir.sandbox.World;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;

/**
 * Where the emulated PILI keeps its streams, hubs, domains and jobs. A stream that went by itself
 * is not there any more, although nobody took it off its shelf.
 */
final class PiliStore {

  private static final Instant LONG_AGO = Instant.parse("2021-01-01T00:00:00Z");

  private final World world;
  private final PiliWorld settings;
  private final Memory memory;
  private final Shelf<Stream> streams;

  /** By hub: titles by keys that sort as listings of the first generation do. */
  private final Map<String, NavigableMap<String, String>> orders = new ConcurrentHashMap<>();

  /** Where pages of listings ended: all forgotten when a stream comes or goes. */
  private final Map<Page, String> pageEnds = new ConcurrentHashMap<>();

  /** So many streams of a listing. */
  private record Page(Wish wish, long count) {}

  private final Shelf<Hub> hubs;
  private final Shelf<Domain> domains;
  private final Shelf<Job> jobs;

  PiliStore(World world, PiliWorld settings, Memory memory) {
    this.world = world;
    this.settings = settings;
    this.memory = memory;
    this.streams = memory.shelf("streams", Stream.class);
    this.hubs = memory.shelf("hubs", Hub.class);
    this.domains = memory.shelf("domains", Domain.class);
    this.jobs = memory.shelf("jobs", Job.class);
  }

  JsonNode dump() {
    return memory.dump();
  }

  void load(JsonNode state) {
    memory.load(state);
    orders.clear();
    pageEnds.clear();
  }

  PiliWorld settings() {
    return settings;
  }

  Instant now() {
    return world.now();
  }

  /** Lower-case hexadecimal digits in no order. */
  String hex(int digits) {
    return world.hex(digits).toLowerCase(java.util.Locale.ROOT);
  }

  Optional<Stream> find(String hub, String title) {
    return streams.get(path(hub, title)).filter(this::isThere);
  }

  private boolean isThere(Stream stream) {
    return !stream.vanishes()
        || stream.push().isPresent()
        || now().isBefore(stream.expireAt(hub(stream.hub()).streamExpireDays()));
  }

  /** Puts a new stream on the shelf, or throws when there is one with its title. */
  void create(Stream stream, Supplier<PiliRefusal> exists) {
    streams.update(
        path(stream.hub(), stream.title()),
        before -> {
          if (before.filter(this::isThere).isPresent()) {
            throw exists.get();
          }
          return Optional.of(stream);
        });
    orders.computeIfPresent(stream.hub(), (_, order) -> with(order, stream));
    pageEnds.clear();
  }

  private static NavigableMap<String, String> with(
      NavigableMap<String, String> order, Stream stream) {
    order.put(orderKey(stream), stream.title());
    return order;
  }

  /** Changes a stream, or throws when it is not there. */
  Stream change(
      String hub,
      String title,
      UnaryOperator<Stream> change,
      Supplier<? extends RuntimeException> missing) {
    var path = path(hub, title);
    streams.update(
        path,
        before -> Optional.of(change.apply(before.filter(this::isThere).orElseThrow(missing))));
    return streams.get(path).orElseThrow(missing);
  }

  void remove(String hub, String title) {
    streams
        .get(path(hub, title))
        .ifPresent(stream -> orders.computeIfPresent(hub, (_, order) -> without(order, stream)));
    streams.remove(path(hub, title));
    pageEnds.clear();
  }

  private static NavigableMap<String, String> without(
      NavigableMap<String, String> order, Stream stream) {
    order.remove(orderKey(stream));
    return order;
  }

  /** Which streams a listing is of. */
  record Wish(String hub, String prefix, boolean connected) {}

  /**
   * A page of a hub's streams, the oldest first, and one stream more if any follow.
   *
   * @param start how many to leave out; they are only counted when the page before is not known, or
   *     something changed since
   */
  List<Stream> oldestFirst(Wish wish, long start, int size) {
    var order = orders.computeIfAbsent(wish.hub(), this::order);
    var before = new Page(wish, start);
    var reached = pageEnds.get(before);
    var page =
        (reached == null ? order : order.tailMap(reached, false))
            .entrySet().stream()
                .flatMap(entry -> listed(wish, entry).stream())
                .skip(reached == null ? start : 0)
                .limit(size + 1L)
                .toList();
    // Who is connected changes without a word to this store.
    if (page.size() > size && !wish.connected()) {
      pageEnds.put(new Page(wish, start + size), orderKey(page.get(size - 1)));
    }
    return page;
  }

  private Optional<Stream> listed(Wish wish, Map.Entry<String, String> entry) {
    var title = entry.getValue();
    if (!title.startsWith(wish.prefix())) {
      return Optional.empty();
    }
    // What was removed meanwhile, and perhaps made again, is still on this list.
    return find(wish.hub(), title)
        .filter(stream -> orderKey(stream).equals(entry.getKey()))
        .filter(stream -> !wish.connected() || stream.push().isPresent());
  }

  private NavigableMap<String, String> order(String hub) {
    var order = new ConcurrentSkipListMap<String, String>();
    within(streams.view(), hub + "/")
        .values()
        .forEach(stream -> order.put(orderKey(stream), stream.title()));
    return order;
  }

  /** A hub's streams by title, beginning after this one. */
  java.util.stream.Stream<Stream> byTitle(String hub, String after) {
    return within(streams.view(), hub + "/").tailMap(path(hub, after), false).values().stream()
        .filter(this::isThere);
  }

  /** All streams with this title. */
  List<Stream> everywhere(String title) {
    return streams.view().values().stream()
        .filter(stream -> stream.title().equals(title))
        .filter(this::isThere)
        .toList();
  }

  private static <T> NavigableMap<String, T> within(NavigableMap<String, T> all, String prefix) {
    return all.subMap(prefix, true, prefix + Character.MAX_VALUE, true);
  }

  private static String orderKey(Stream stream) {
    return "%s/%019d/%s".formatted(stream.hub(), stream.createdAt().toEpochMilli(), stream.title());
  }

  private static String path(String hub, String name) {
    return hub + "/" + name;
  }

  Hub hub(String name) {
    return hubs.get(name).orElseGet(() -> untouched(name));
  }

  private Hub untouched(String name) {
    var initial = settings.hub(name);
    var settingsThen = Settings.initial(initial.publishSecurity());
    return new Hub(LONG_AGO, LONG_AGO, settingsThen, initial.streamExpireDays());
  }

  void changeHub(String name, UnaryOperator<Settings> change) {
    hubs.update(
        name,
        before -> {
          var hub = before.orElseGet(() -> untouched(name));
          return Optional.of(hub.with(change.apply(hub.settings()), now()));
        });
  }

  /** The hubs that are known to exist: named by the world file, changed, or with streams. */
  java.util.SortedSet<String> hubs() {
    var names = new java.util.TreeSet<>(settings.hubs());
    names.addAll(hubs.view().keySet());
    streams.view().values().forEach(stream -> names.add(stream.hub()));
    return names;
  }

  /** A hub's own domains. */
  List<Domain> domains(String hub) {
    return List.copyOf(within(domains.view(), hub + "/").values());
  }

  Optional<Domain> domain(String hub, String domain) {
    return domains.get(path(hub, domain));
  }

  /** Whether any hub has this domain. */
  boolean isBound(String domain) {
    return domains.view().values().stream().anyMatch(bound -> bound.domain().equals(domain));
  }

  void keep(Domain domain) {
    domains.put(path(domain.hub(), domain.domain()), domain);
  }

  void unbind(String hub, String domain) {
    domains.remove(path(hub, domain));
  }

  Optional<Job> job(String id) {
    return jobs.get(id);
  }

  /** Begins to make a file. */
  Job begin(Job job) {
    jobs.put(job.id(), job);
    return job;
  }
}

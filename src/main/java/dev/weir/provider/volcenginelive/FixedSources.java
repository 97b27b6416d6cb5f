package dev.weir.provider.volcenginelive;

import dev.weir.sandbox.Memory;
import dev.weir.sandbox.Shelf;
import dev.weir.sandbox.World;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Fixed relays, as the emulated service keeps them. */
final class FixedSources {

  private static final int MOST_ADDRESSES = 10;
  private static final int USUAL_PAGE = 20;
  private static final Set<String> FIELDS =
      Set.of("Domain", "App", "Stream", "SrcAddrS", "StartTime", "EndTime");
  private static final Pattern APP = Pattern.compile("[A-Za-z0-9_.-]{1,30}");
  private static final Pattern STREAM = Pattern.compile("[A-Za-z0-9_.-]{1,100}");
  private static final Pattern ADDRESS = Pattern.compile("(?i)(rtmp|https?|srt)://[^\\s/]+.*");

  private final LiveWorld rules;
  private final World world;
  private final Shelf<RelaySourceV4.Relay> shelf;

  FixedSources(LiveWorld rules, World world, Memory memory) {
    this.rules = rules;
    this.world = world;
    this.shelf = memory.shelf("relaySourceV4", RelaySourceV4.Relay.class);
  }

  /** Adds a relay. */
  RelaySourceV4.Created create(Message message) {
    var relay = relay(message);
    shelf.update(
        key(relay.name()),
        before -> {
          if (before.filter(this::isShown).isPresent()) {
            throw new LiveRefusal(LiveError.INVALID_PARAM, "The relay source exists already");
          }
          return Optional.of(relay);
        });
    return new RelaySourceV4.Created("16%011d".formatted(world.random(Integer.MAX_VALUE)));
  }

  /** Replaces a relay. */
  void update(Message message) {
    var relay = relay(message);
    shelf.update(
        key(relay.name()),
        before -> {
          if (before.filter(this::isShown).isEmpty()) {
            throw new LiveRefusal(LiveError.INVALID_PARAM, "The relay source does not exist");
          }
          return Optional.of(relay);
        });
  }

  /** Deletes a relay. */
  void delete(Message message) {
    message.only(rules.unknownFields(), Set.of("Domain", "App", "Stream"));
    var name = name(message);
    var found = new HashSet<Boolean>();
    shelf.update(
        key(name),
        before -> {
          found.add(before.filter(this::isShown).isPresent());
          return Optional.empty();
        });
    if (!found.contains(true)) {
      Absence.answer(rules.deleteMissing());
    }
  }

  /** A page of the relays of a domain. */
  RelaySourceV4.Page list(Message message) {
    message.only(rules.unknownFields(), Set.of("Domain", "App", "Page", "Size"));
    var domain = domain(message);
    int page = number(message, "Page", 1, Integer.MAX_VALUE).orElse(1);
    int size = number(message, "Size", 1, RelaySourceV4.LARGEST_PAGE).orElse(USUAL_PAGE);
    int total = Math.toIntExact(listed(domain).count());
    var items = listed(domain).skip((page - 1L) * size).limit(size).toList();
    return new RelaySourceV4.Page(
        items, new RelaySourceV4.Pagination(page, size, (total + size - 1) / size, total));
  }

  /** The domains that have relays. */
  Set<String> domains() {
    return shelf.view().values().stream()
        .filter(this::isShown)
        .map(RelaySourceV4.Relay::domain)
        .collect(Collectors.toSet());
  }

  private Stream<RelaySourceV4.Relay> listed(String domain) {
    var vhost = rules.vhostOf(domain);
    var inScope =
        rules.listed() == LiveWorld.Listed.VHOST
            ? shelf.view().values().stream()
                .filter(relay -> rules.vhostOf(relay.domain()).equals(vhost))
            : shelf.view().subMap(domain + "/", domain + "0").values().stream();
    return inScope.filter(this::isShown);
  }

  private boolean isShown(RelaySourceV4.Relay relay) {
    var end = relay.endTime();
    return rules.expired() == LiveWorld.Expired.KEPT
        || end == null
        || end == 0
        || end > world.now().getEpochSecond();
  }

  private RelaySourceV4.Relay relay(Message message) {
    message.only(rules.unknownFields(), FIELDS);
    var name = name(message);
    var addresses = message.texts("SrcAddrS");
    if (addresses.isEmpty() || addresses.size() > MOST_ADDRESSES) {
      throw LiveRefusal.range("SrcAddrS");
    }
    if (!addresses.stream().allMatch(address -> ADDRESS.matcher(address).matches())) {
      throw LiveRefusal.parameter("SrcAddrS");
    }
    var start = time(message, "StartTime");
    var end = time(message, "EndTime");
    checkWindow(start, end);
    return new RelaySourceV4.Relay(
        name.domain(), name.app(), name.stream(), List.copyOf(addresses), start, end);
  }

  private static @Nullable Long time(Message message, String name) {
    return message.whole(name).filter(seconds -> seconds != 0).orElse(null);
  }

  private static void checkWindow(@Nullable Long start, @Nullable Long end) {
    if (start == null && end == null) {
      return;
    }
    if (start == null || end == null || start < 0 || end <= start) {
      throw LiveRefusal.parameter("EndTime");
    }
    if (end - start > LiveKinds.LONGEST_WINDOW.toSeconds() || end > Integer.MAX_VALUE) {
      throw LiveRefusal.range("EndTime");
    }
  }

  private RelaySourceV4.Name name(Message message) {
    var domain = domain(message);
    var app = message.required("App");
    var stream = message.required("Stream");
    if (!APP.matcher(app).matches()) {
      throw LiveRefusal.parameter("App");
    }
    if (!STREAM.matcher(stream).matches()) {
      throw LiveRefusal.parameter("Stream");
    }
    return new RelaySourceV4.Name(domain, app, stream);
  }

  private String domain(Message message) {
    var domain = message.required("Domain");
    if (domain.contains("/")) {
      throw LiveRefusal.parameter("Domain");
    }
    if (!rules.hasDomain(domain)) {
      throw new LiveRefusal(LiveError.NOT_THE_ACCOUNTS);
    }
    return domain;
  }

  /** A number of a page or its size. */
  static Optional<Integer> number(Message message, String name, int least, int most) {
    var number = message.whole(name);
    if (number.filter(n -> n < least || n > most).isPresent()) {
      throw LiveRefusal.range(name);
    }
    return number.map(Math::toIntExact);
  }

  private static String key(RelaySourceV4.Name name) {
    return String.join("/", name.domain(), name.app(), name.stream());
  }
}

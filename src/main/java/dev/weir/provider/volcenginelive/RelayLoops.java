package dev.weir.provider.volcenginelive;

import static java.util.stream.Collectors.toSet;

import dev.weir.kind.Address;
import dev.weir.kind.Value;
import dev.weir.provider.Catalogue;
import dev.weir.provider.Catalogue.Resource;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds relays whose sources lead back to themselves, over declared relays: such a stream would be
 * pulled in a circle.
 *
 * <p>A vhost is taken for the host of its name; which other domains it has is not declared.
 */
final class RelayLoops {

  /** Stands for an app, or a stream, that no document names. */
  private static final String ANY_OTHER = "*";

  /** What is pulled, or pulled from. */
  private record Place(String host, String app, String stream) {}

  /** A step from a place to where it is pulled from. */
  private record Pull(Resource relay, Place from) {}

  private final Map<List<String>, List<Resource>> groups = new HashMap<>();
  private final Map<Place, List<Resource>> fixed = new HashMap<>();
  private final Set<String> apps = new TreeSet<>();

  RelayLoops(List<Resource> groups, List<Resource> fixed) {
    apps.add(ANY_OTHER);
    for (var group : groups) {
      var app = group.spec().text("app");
      this.groups
          .computeIfAbsent(List.of(host(group.spec().text("vhost")), app), _ -> new ArrayList<>())
          .add(group);
      if (!app.isEmpty()) {
        apps.add(app);
      }
    }
    for (var relay : fixed) {
      this.fixed.computeIfAbsent(place(relay), _ -> new ArrayList<>()).add(relay);
      apps.add(relay.spec().text("app"));
    }
  }

  void report(Catalogue.Findings findings) {
    var told = new HashSet<Set<Address>>();
    var clear = new HashSet<Place>();
    for (var start : starts()) {
      var circle = circle(start, new ArrayList<>(), clear);
      if (circle.isPresent() && told.add(addresses(circle.get()))) {
        report(circle.get(), findings);
      }
    }
  }

  private static Set<Address> addresses(List<Resource> relays) {
    return relays.stream().map(Resource::address).collect(toSet());
  }

  private static void report(List<Resource> circle, Catalogue.Findings findings) {
    var first = circle.getFirst();
    var way = new ArrayList<String>();
    circle.forEach(relay -> way.add("`" + relay.address() + "`"));
    way.add("`" + first.address() + "`");
    findings.error(
        first,
        isFixed(first) ? "srcAddrs" : "servers",
        "relay-loop",
        "the source leads back to the relay itself: " + String.join(" pulls from ", way),
        "pull from where the stream is pushed to");
  }

  /** Every declared place; groups for all apps stand for each app that is named anywhere. */
  private Collection<Place> starts() {
    var starts = new LinkedHashSet<>(fixed.keySet());
    for (var group : groups.keySet()) {
      var named = group.getLast().isEmpty() ? apps : Set.of(group.getLast());
      named.forEach(app -> starts.add(new Place(group.getFirst(), app, ANY_OTHER)));
    }
    return starts;
  }

  /** The relays of a circle that a place leads into. */
  private Optional<List<Resource>> circle(Place place, List<Pull> way, Set<Place> clear) {
    for (int i = 0; i < way.size(); i++) {
      if (way.get(i).from().equals(place)) {
        return Optional.of(way.subList(i, way.size()).stream().map(Pull::relay).toList());
      }
    }
    if (clear.contains(place)) {
      return Optional.empty();
    }
    for (var relay : relays(place)) {
      way.add(new Pull(relay, place));
      for (var source : sources(relay, place)) {
        var circle = circle(source, way, clear);
        if (circle.isPresent()) {
          return circle;
        }
      }
      way.removeLast();
    }
    clear.add(place);
    return Optional.empty();
  }

  /** The relays that feed a place; groups of an app come instead of those of the whole vhost. */
  private List<Resource> relays(Place place) {
    var relays = new ArrayList<>(fixed.getOrDefault(place, List.of()));
    var own = groups.get(List.of(place.host(), place.app()));
    relays.addAll(own == null ? groups.getOrDefault(List.of(place.host(), ""), List.of()) : own);
    return relays;
  }

  private static List<Place> sources(Resource relay, Place place) {
    var sources = new ArrayList<Place>();
    if (isFixed(relay)) {
      items(relay, "srcAddrs").forEach(address -> addAddress(address, sources));
    } else {
      items(relay, "servers").forEach(server -> addHosts(server, place, sources));
    }
    return sources;
  }

  private static boolean isFixed(Resource relay) {
    return relay.kind().id().equals(LiveKinds.FIXED.id());
  }

  private static List<Value> items(Resource relay, String attribute) {
    return relay.spec().get(attribute) instanceof Value.Items(var items) ? items : List.of();
  }

  private static void addAddress(Value address, List<Place> sources) {
    if (address instanceof Value.Text(var text)) {
      place(text).ifPresent(sources::add);
    }
  }

  private static void addHosts(Value server, Place place, List<Place> sources) {
    if (server instanceof Value.Fields fields) {
      sources.add(new Place(host(fields.text("relaySourceDomain")), place.app(), place.stream()));
      if (fields.get("relaySourceParams") instanceof Value.Entries(var parameters)
          && parameters.get("domain") instanceof Value.Text(var domain)) {
        sources.add(new Place(host(domain), place.app(), place.stream()));
      }
    }
  }

  private static Place place(Resource relay) {
    var spec = relay.spec();
    return new Place(host(spec.text("domain")), spec.text("app"), spec.text("stream"));
  }

  private static Optional<Place> place(String address) {
    try {
      var uri = URI.create(address);
      var path = Optional.ofNullable(uri.getPath()).orElse("").split("/");
      if (uri.getHost() == null || path.length != 3) {
        return Optional.empty();
      }
      var stream = path[2].replaceFirst("\\.(flv|m3u8)$", "");
      return Optional.of(new Place(host(uri.getHost()), path[1], stream));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static String host(String written) {
    return written.replaceFirst(":.*$", "").toLowerCase(Locale.ROOT);
  }
}

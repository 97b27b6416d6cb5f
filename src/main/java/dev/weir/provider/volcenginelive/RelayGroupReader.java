package dev.weir.provider.volcenginelive;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;

import dev.weir.diag.Diagnostic;
import dev.weir.http.Concurrently;
import dev.weir.kind.Kind;
import dev.weir.kind.ObjectKey;
import dev.weir.kind.OnAir;
import dev.weir.kind.Value;
import dev.weir.provider.KindReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads groups: one call for each vhost, whatever it holds.
 *
 * @param holdings tells which vhosts there are
 * @param scope first part of every key
 * @param concurrency how many vhosts are read at the same time
 */
record RelayGroupReader(
    Vhosts vhosts, DeclaredOrders orders, Holdings holdings, String scope, int concurrency)
    implements KindReader<RelayGroup> {

  @Override
  public Kind<RelayGroup> kind() {
    return LiveKinds.GROUP;
  }

  @Override
  public List<Found<RelayGroup>> list(Set<ObjectKey> wanted) {
    var names =
        wanted.stream().map(key -> key.parts().getFirst()).collect(toCollection(TreeSet::new));
    return Concurrently.map(List.copyOf(names), concurrency, this::found).stream()
        .flatMap(Collection::stream)
        .toList();
  }

  /** Every vhost of the account is asked for what it has: there is no call for all of them. */
  @Override
  public List<Found<RelayGroup>> elsewhere(Set<ObjectKey> known) {
    var names = new TreeSet<>(holdings.everywhere(DomainDetail.Item::vhost, Set.of()));
    KindReader.wantedOf(kind(), known).forEach(key -> names.remove(key.parts().getFirst()));
    return Concurrently.map(List.copyOf(names), concurrency, this::found).stream()
        .flatMap(Collection::stream)
        .toList();
  }

  private List<Found<RelayGroup>> found(String vhost) {
    var found = new ArrayList<Found<RelayGroup>>();
    vhosts.read(vhost).forEach((app, groups) -> found.addAll(found(vhost, app, groups)));
    return found;
  }

  private List<Found<RelayGroup>> found(
      String vhost, String app, List<RelaySourceV3.Group> groups) {
    // In the vhost-wide app a wrong order may be past mending: that takes deletions by name.
    var failover = app.isEmpty() ? Failover.NONE : orders.of(vhost, app);
    return groups.stream()
        .map(group -> {
          var key = key(vhost, app, group.group());
          var amiss = failover.amiss(groups, group.group());
          return new Found<>(key, told(vhost, app, group), true, amiss);
        })
        .toList();
  }

  /** In failover order, which only a remark can say: `order` would be a wish of one's own. */
  @Override
  public Census<RelayGroup> census(Set<String> domains) {
    var names = holdings.everywhere(DomainDetail.Item::vhost, domains);
    if (names.isEmpty()) {
      return Census.<RelayGroup>of(List.of())
          .lacking(List.of(Census.nowhere(kind().name(), "`--domain push.example.com`")));
    }
    var found = new ArrayList<Found<RelayGroup>>();
    var remarks = new HashMap<ObjectKey, String>();
    var gaps = new ArrayList<Diagnostic>();
    var readings =
        Concurrently.map(names, concurrency, vhost -> Holdings.told(vhost, vhosts::read));
    for (int i = 0; i < names.size(); i++) {
      var vhost = names.get(i);
      readings.get(i).gap().ifPresent(gaps::add);
      readings
          .get(i)
          .answer()
          .ifPresent(apps ->
              apps.forEach((app, groups) -> {
                found.addAll(found(vhost, app, groups));
                remarks.putAll(places(vhost, app, groups));
              }));
    }
    return new Census<>(found, remarks, gaps);
  }

  /** Where each of several groups stands. */
  private Map<ObjectKey, String> places(
      String vhost, String app, List<RelaySourceV3.Group> groups) {
    var places = new HashMap<ObjectKey, String>();
    for (int i = 0; groups.size() > 1 && i < groups.size(); i++) {
      places.put(
          key(vhost, app, groups.get(i).group()),
          "Tried as number %d of the %d groups of this vhost and app; `order` would fix the place."
              .formatted(i + 1, groups.size()));
    }
    return places;
  }

  private ObjectKey key(String vhost, String app, String group) {
    return new ObjectKey(kind().id(), scope, List.of(vhost, app, group));
  }

  @Override
  public Optional<RelayGroup> read(ObjectKey key) {
    var vhost = key.parts().get(0);
    var app = key.parts().get(1);
    return vhosts.read(vhost, app).stream()
        .filter(group -> group.group().equals(key.parts().get(2)))
        .findFirst()
        .map(group -> told(vhost, app, group));
  }

  /** Which streams are being pulled through a group, no call tells. */
  @Override
  public Map<ObjectKey, OnAir> onAir(Map<ObjectKey, Value.Fields> objects, Instant now) {
    var unknown =
        new OnAir.Unknown("the service does not tell which streams are pulled through a group");
    return objects.keySet().stream().collect(toMap(key -> key, _ -> unknown));
  }

  /** Deleting the group of a whole vhost takes a call that may empty the vhost: never made. */
  @Override
  public Optional<Diagnostic> refuses(Wish wish, ObjectKey key, Set<String> attributes) {
    return wish == Wish.DELETE && key.parts().get(1).isEmpty()
        ? Optional.of(vhostWide(key.parts().get(0), key.parts().get(2)))
        : Optional.empty();
  }

  static Diagnostic vhostWide(String vhost, String group) {
    return Diagnostic.error(
            "vhost-wide-delete",
            "`%s` holds for all of vhost `%s`, and its deletion might take every other group of the"
                    .formatted(group, vhost)
                + " vhost with it")
        .hint(
            "delete it in the console of Volcengine Live, then apply again; or keep it with"
                + " `lifecycle: {onDelete: retain}`");
  }

  /** A group as it is told: its place among others is none of its own attributes. */
  static RelayGroup told(String vhost, String app, RelaySourceV3.Group group) {
    var servers =
        group.servers().stream()
            .map(server ->
                new RelayGroup.Server(
                    server.relaySourceProtocol(),
                    server.relaySourceDomain(),
                    Map.copyOf(server.relaySourceParams())))
            .toList();
    return new RelayGroup(vhost, app, group.group(), Optional.empty(), servers);
  }
}

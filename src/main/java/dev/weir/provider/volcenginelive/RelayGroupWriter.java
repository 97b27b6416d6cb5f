package dev.weir.provider.volcenginelive;

import static java.util.stream.Collectors.toSet;

import dev.weir.diag.Refused;
import dev.weir.diag.RemoteFailure;
import dev.weir.diag.RemoteFailure.Category;
import dev.weir.kind.Kind;
import dev.weir.kind.ObjectKey;
import dev.weir.provider.KindWriter;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Writes groups. The service takes all groups of an app at once, and whether it drops what is not
 * among them is undocumented; so all are sent every time, in the order wanted, and nothing is ever
 * removed but by its name.
 *
 * @see <a href="https://www.volcengine.com/docs/6469/1126872">UpdateRelaySourceV3</a>
 */
final class RelayGroupWriter implements KindWriter<RelayGroup> {

  private final LiveApi update;
  private final LiveApi delete;
  private final Vhosts vhosts;
  private final DeclaredOrders orders;
  private final Patience patience;
  private final Map<List<String>, Sent> lastSent = new ConcurrentHashMap<>();

  /** What was there before each of our writes to an app, and what the last one made of it. */
  private record Sent(Set<List<RelaySourceV3.Group>> seen, List<RelaySourceV3.Group> last) {}

  RelayGroupWriter(
      LiveApi update, LiveApi delete, Vhosts vhosts, DeclaredOrders orders, Patience patience) {
    this.update = update;
    this.delete = delete;
    this.vhosts = vhosts;
    this.orders = orders;
    this.patience = patience;
  }

  @Override
  public Kind<RelayGroup> kind() {
    return LiveKinds.GROUP;
  }

  @Override
  public Duration settling() {
    return Patience.LONGEST;
  }

  /** All groups of an app are one remote thing. */
  @Override
  public String lane(ObjectKey key) {
    return String.join(" ", key.scope(), key.parts().get(0), key.parts().get(1));
  }

  @Override
  public RelayGroup create(RelayGroup desired) {
    return put(desired);
  }

  @Override
  public RelayGroup update(RelayGroup before, RelayGroup desired, Set<String> changed) {
    return put(desired);
  }

  private RelayGroup put(RelayGroup desired) {
    var app = new App(desired.vhost(), desired.app());
    var mine = wire(desired);
    var failover = orders.of(app.vhost(), app.app()).with(desired.group(), desired.order());
    var live = app.read();
    var arranged = failover.arrange(live, mine);
    if (!arranged.equals(live)) {
      app.send(live, arranged);
      app.certain(() -> app.settle(arranged, failover));
    }
    return RelayGroupReader.told(app.vhost(), app.app(), mine);
  }

  @Override
  public void delete(RelayGroup before) {
    if (before.app().isEmpty()) {
      throw new Refused(RelayGroupReader.vhostWide(before.vhost(), before.group()));
    }
    var app = new App(before.vhost(), before.app());
    var live = app.read();
    app.delete(before.group());
    var left = without(live, before.group());
    app.remember(live, left);
    boolean gone = app.certain(() -> patience.until(() -> !app.holds(before.group())));
    if (!gone) {
      throw stillThere(before.group());
    }
  }

  private static Set<String> names(List<RelaySourceV3.Group> groups) {
    return groups.stream().map(RelaySourceV3.Group::group).collect(toSet());
  }

  private static List<RelaySourceV3.Group> without(List<RelaySourceV3.Group> groups, String name) {
    return groups.stream().filter(group -> !group.group().equals(name)).toList();
  }

  private static RelaySourceV3.Group wire(RelayGroup group) {
    return new RelaySourceV3.Group(
        group.group(),
        group.servers().stream()
            .map(server ->
                new RelaySourceV3.Server(
                    server.relaySourceProtocol(),
                    server.relaySourceDomain(),
                    server.relaySourceParams()))
            .toList());
  }

  private static RemoteFailure stillThere(String group) {
    return new RemoteFailure(
        new RemoteFailure.Details(
            "DeleteRelaySourceV3",
            Category.UNAVAILABLE,
            0,
            "",
            "the service still tells of group `%s`".formatted(group),
            Optional.empty(),
            true),
        Optional.of("run again in a minute"));
  }

  /** One app of a vhost; the empty app is the vhost as such. */
  private final class App {

    private final String vhost;
    private final String app;

    App(String vhost, String app) {
      this.vhost = vhost;
      this.app = app;
    }

    String vhost() {
      return vhost;
    }

    String app() {
      return app;
    }

    List<String> key() {
      return List.of(vhost, app);
    }

    /** What is there; a service that still tells what was before our last write is not believed. */
    List<RelaySourceV3.Group> read() {
      var live = List.copyOf(vhosts.read(vhost, app));
      var sent = lastSent.get(key());
      return sent != null && sent.seen().contains(live) ? sent.last() : live;
    }

    boolean holds(String group) {
      return vhosts.read(vhost, app).stream().anyMatch(found -> found.group().equals(group));
    }

    private boolean mayHold(String group) {
      try {
        return holds(group);
      } catch (RemoteFailure untold) {
        return true;
      }
    }

    void send(List<RelaySourceV3.Group> live, List<RelaySourceV3.Group> arranged) {
      update.updateRelaySourceV3(new RelaySourceV3.Configuration(vhost, app, arranged));
      remember(live, arranged);
    }

    void remember(List<RelaySourceV3.Group> live, List<RelaySourceV3.Group> made) {
      var seen = new HashSet<List<RelaySourceV3.Group>>(List.of(live));
      Optional.ofNullable(lastSent.get(key())).ifPresent(sent -> seen.addAll(sent.seen()));
      lastSent.put(key(), new Sent(seen, made));
    }

    void delete(String group) {
      try {
        delete.deleteRelaySourceV3(new RelaySourceV3.OneGroup(vhost, app, group));
      } catch (RemoteFailure failure) {
        if (mayHold(group)) {
          throw failure;
        }
      }
    }

    /** Waits until the groups are told as sent, and mends their order if that alone is off. */
    void settle(List<RelaySourceV3.Group> arranged, Failover failover) {
      if (patience.until(() -> vhosts.read(vhost, app).equals(arranged)) || app.isEmpty()) {
        return;
      }
      var told = vhosts.read(vhost, app);
      if (names(told).equals(names(arranged)) && !failover.isKept(told)) {
        failover.toDelete(told, arranged).forEach(this::delete);
        send(told, arranged);
        patience.until(() -> failover.isKept(vhosts.read(vhost, app)));
      }
    }

    /** Once something was written, no failure leaves it certain that nothing was. */
    <T> T certain(Supplier<T> afterwards) {
      try {
        return afterwards.get();
      } catch (RemoteFailure failure) {
        var d = failure.details();
        throw new RemoteFailure(
            new RemoteFailure.Details(
                d.operation(),
                d.category(),
                d.status(),
                d.code(),
                d.message(),
                d.requestId(),
                true),
            failure.diagnostic().hint());
      }
    }

    void certain(Runnable afterwards) {
      this.<Optional<Void>>certain(() -> {
        afterwards.run();
        return Optional.empty();
      });
    }
  }
}

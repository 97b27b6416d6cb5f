package dev.weir.provider.volcenginelive;

import dev.weir.diag.RemoteFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Reads what vhosts are set to; callers that ask for the same vhost at a time share a call. */
final class Vhosts {

  private final LiveReads api;
  private final Holdings holdings;
  private final Map<String, Rounds<Map<String, List<RelaySourceV3.Group>>>> rounds =
      new ConcurrentHashMap<>();

  /**
   * Reads through these.
   *
   * @param api a client paced for {@code DescribeRelaySourceV3}
   */
  Vhosts(LiveReads api, Holdings holdings) {
    this.api = api;
    this.holdings = holdings;
  }

  /** The groups of every app of a vhost, in failover order; the empty app is the vhost as such. */
  Map<String, List<RelaySourceV3.Group>> read(String vhost) {
    return rounds.computeIfAbsent(vhost, _ -> new Rounds<>()).join(() -> describe(vhost));
  }

  /** The groups of one app, in failover order. */
  List<RelaySourceV3.Group> read(String vhost, String app) {
    return read(vhost).getOrDefault(app, List.of());
  }

  private Map<String, List<RelaySourceV3.Group>> describe(String vhost) {
    var byApp = new TreeMap<String, List<RelaySourceV3.Group>>();
    for (var configuration : configurations(vhost)) {
      byApp
          .computeIfAbsent(configuration.app(), _ -> new ArrayList<>())
          .addAll(configuration.groupDetails());
    }
    return byApp;
  }

  private List<RelaySourceV3.Configuration> configurations(String vhost) {
    try {
      return api.describeRelaySourceV3(new RelaySourceV3.Vhost(vhost)).relaySourceConfigList();
    } catch (RemoteFailure refusal) {
      holdings.excuseVhost(vhost, refusal);
      return List.of();
    }
  }
}

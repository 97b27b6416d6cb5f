package dev.weir.provider.volcenginelive;

import com.google.common.base.Supplier;
import com.google.common.base.Suppliers;
import dev.weir.kind.Value;
import dev.weir.provider.Catalogue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The failover orders that a stack declares in one account; looked up when first needed. */
final class DeclaredOrders {

  private final Supplier<Map<List<String>, Failover>> byApp;

  /**
   * What this declares.
   *
   * @param account the name that tells the account from others
   */
  DeclaredOrders(Catalogue declared, String account) {
    this.byApp = Suppliers.memoize(() -> read(declared, account));
  }

  /** The order of the groups of one app; a group with none is in no order. */
  Failover of(String vhost, String app) {
    return byApp.get().getOrDefault(List.of(vhost, app), Failover.NONE);
  }

  private static Map<List<String>, Failover> read(Catalogue declared, String account) {
    var orders = new HashMap<List<String>, Map<String, Long>>();
    for (var resource : declared.resources(LiveKinds.GROUP.id())) {
      var spec = resource.spec();
      boolean here = resource.settings().text("account").equals(account);
      if (here && spec.get("order") instanceof Value.Whole(long order)) {
        orders
            .computeIfAbsent(List.of(spec.text("vhost"), spec.text("app")), _ -> new HashMap<>())
            .put(spec.text("group"), order);
      }
    }
    var byApp = new HashMap<List<String>, Failover>();
    orders.forEach((app, byGroup) -> byApp.put(app, new Failover(byGroup)));
    return byApp;
  }
}

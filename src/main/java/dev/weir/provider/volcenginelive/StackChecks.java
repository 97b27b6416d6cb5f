package dev.weir.provider.volcenginelive;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.weir.kind.Scalars;
import dev.weir.kind.Value;
import dev.weir.provider.Catalogue;
import dev.weir.provider.Catalogue.Resource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Looks over all relays of a stack for what no single document shows. */
record StackChecks(
    List<Resource> groups, List<Resource> fixed, Catalogue catalogue, Catalogue.Findings findings) {

  /** How many servers an app may have: whether each of its groups may is not said. */
  private static final int MOST_SERVERS = 10;

  static StackChecks of(Catalogue catalogue, Catalogue.Findings findings) {
    return new StackChecks(
        catalogue.resources(LiveKinds.GROUP.id()),
        catalogue.resources(LiveKinds.FIXED.id()),
        catalogue,
        findings);
  }

  void run(Instant now) {
    checkCase();
    byApp(groups).values().forEach(this::checkApp);
    fixed.forEach(relay -> checkWindow(relay, now));
    var sources = new DisabledSources(catalogue, findings);
    sources.check(groups, "servers");
    sources.check(fixed, "srcAddrs");
    new SharedAccounts(findings).check(groups, fixed);
    new RelayLoops(groups, fixed).report(findings);
  }

  private static Map<List<String>, List<Resource>> byApp(List<Resource> groups) {
    return groups.stream()
        .collect(
            groupingBy(group -> key(group, List.of("vhost", "app")), LinkedHashMap::new, toList()));
  }

  private static List<String> key(Resource resource, List<String> names) {
    var key = new ArrayList<String>();
    key.add(resource.settings().text("account"));
    names.forEach(name -> key.add(resource.spec().text(name)));
    return List.copyOf(key);
  }

  /** Whether the service tells names apart that differ only in case is undocumented. */
  private void checkCase() {
    checkCase(groups, List.of("vhost"));
    checkCase(groups, List.of("vhost", "app"));
    checkCase(groups, List.of("vhost", "app", "group"));
    checkCase(fixed, List.of("domain", "app", "stream"));
  }

  private void checkCase(List<Resource> resources, List<String> names) {
    var seen = new HashMap<List<String>, Resource>();
    for (var resource : resources) {
      var key = key(resource, names);
      var folded = key.stream().map(part -> part.toLowerCase(Locale.ROOT)).toList();
      var first = seen.putIfAbsent(folded, resource);
      if (first != null && differsInLast(key(first, names), key)) {
        findings.error(
            resource,
            names.getLast(),
            "differs-only-in-case",
            "`%s` of `%s` and `%s` differs only in case"
                .formatted(names.getLast(), first.address(), resource.address()),
            "write it the same way: the service may take both for one");
      }
    }
  }

  /** The parts before the last are looked at on their own. */
  private static boolean differsInLast(List<String> first, List<String> second) {
    int last = first.size() - 1;
    return first.subList(0, last).equals(second.subList(0, last))
        && !first.get(last).equals(second.get(last));
  }

  private void checkApp(List<Resource> app) {
    int servers = 0;
    boolean told = false;
    var orders = new HashMap<Long, Resource>();
    for (var group : app) {
      servers += group.spec().get("servers") instanceof Value.Items(var items) ? items.size() : 0;
      if (servers > MOST_SERVERS && !told) {
        told = true;
        findings.warning(
            group,
            "servers",
            "many-servers",
            "the groups of this vhost and app have more than 10 servers in total",
            "the service allows 10, and does not say whether to a group or to all of them");
      }
      checkOrder(group, orders);
    }
  }

  private void checkOrder(Resource group, Map<Long, Resource> orders) {
    if (group.spec().get("order") instanceof Value.Whole(long order)) {
      var other = orders.putIfAbsent(order, group);
      if (other != null) {
        findings.warning(
            group,
            "order",
            "same-order",
            "`%s` has the same `order`, so which of the two is tried first is left open"
                .formatted(other.address()),
            "give each group of a vhost and app an `order` of its own");
      }
    }
  }

  private void checkWindow(Resource relay, Instant now) {
    if (relay.spec().get("endTime") instanceof Value.Moment(var end) && !end.isAfter(now)) {
      findings.warning(
          relay,
          "endTime",
          "window-over",
          "the time window ended at %s"
              .formatted(Scalars.write(relay.spec().get("endTime")).orElse("")),
          "give it a new window, or remove the document");
    }
  }
}

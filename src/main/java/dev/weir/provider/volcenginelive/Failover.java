package dev.weir.provider.volcenginelive;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The failover order that is declared for the groups of one app: pure.
 *
 * <p>Only groups with an order are ever moved, and only within the places that such groups have;
 * all others, somebody else's among them, keep theirs.
 *
 * @param orders the order of each group that has one, by name
 */
record Failover(Map<String, Long> orders) {

  /** No group has an order. */
  static final Failover NONE = new Failover(Map.of());

  Failover {
    orders = Map.copyOf(orders);
  }

  /** The same, with another order for one group. */
  Failover with(String group, Optional<Integer> order) {
    var others = new HashMap<>(orders);
    others.remove(group);
    order.ifPresent(number -> others.put(group, number.longValue()));
    return new Failover(others);
  }

  /**
   * The groups as they are to be sent.
   *
   * @param live what is there, in its order
   * @param mine the group to write: it takes the place of the one with its name, or comes last
   */
  List<RelaySourceV3.Group> arrange(List<RelaySourceV3.Group> live, RelaySourceV3.Group mine) {
    var groups = new ArrayList<>(live);
    int place = names(live).indexOf(mine.group());
    if (place < 0) {
      groups.add(mine);
    } else {
      groups.set(place, mine);
    }
    return inOrder(groups);
  }

  private List<RelaySourceV3.Group> inOrder(List<RelaySourceV3.Group> groups) {
    var places = new ArrayList<Integer>();
    var ordered = new ArrayList<RelaySourceV3.Group>();
    for (int i = 0; i < groups.size(); i++) {
      if (orders.containsKey(groups.get(i).group())) {
        places.add(i);
        ordered.add(groups.get(i));
      }
    }
    ordered.sort(Comparator.comparingLong(group -> order(group.group())));
    var arranged = new ArrayList<>(groups);
    for (int i = 0; i < places.size(); i++) {
      arranged.set(places.get(i), ordered.get(i));
    }
    return List.copyOf(arranged);
  }

  /** Whether the groups that have an order stand in it. */
  boolean isKept(List<RelaySourceV3.Group> live) {
    return inOrder(live).equals(live);
  }

  /**
   * What has to be deleted before sending the groups again, if groups that are there already keep
   * their places and others come last: all from the first one on that stands too early.
   *
   * @param arranged as they are to stand
   */
  List<String> toDelete(List<RelaySourceV3.Group> live, List<RelaySourceV3.Group> arranged) {
    var liveNames = names(live);
    int last = -1;
    var wrong = new ArrayList<String>();
    for (var name : names(arranged)) {
      int place = liveNames.indexOf(name);
      if (!orders.containsKey(name) || place < 0) {
        continue;
      }
      if (!wrong.isEmpty() || place < last) {
        wrong.add(name);
      }
      last = Math.max(last, place);
    }
    return wrong;
  }

  /** Why a group does not stand where it should; empty when it does. */
  Optional<String> amiss(List<RelaySourceV3.Group> live, String group) {
    if (!orders.containsKey(group) || inPlace(names(live)).contains(group)) {
      return Optional.empty();
    }
    var now = names(live).stream().filter(orders::containsKey).collect(joining("`, `"));
    return Optional.of(
        "it does not stand in its `order`: the groups are tried in the order `%s`".formatted(now));
  }

  /** The largest set of groups that need not move. */
  private Set<String> inPlace(List<String> live) {
    var ordered = live.stream().filter(orders::containsKey).toList();
    var best = new ArrayList<List<String>>();
    for (var name : ordered) {
      var before =
          best.stream()
              .filter(chain -> order(chain.getLast()) <= order(name))
              .max(Comparator.comparingInt(List::size))
              .orElse(List.of());
      var chain = new ArrayList<>(before);
      chain.add(name);
      best.add(chain);
    }
    return best.stream()
        .max(Comparator.comparingInt(List::size))
        .<Set<String>>map(HashSet::new)
        .orElse(Collections.emptySet());
  }

  private long order(String name) {
    return orders.getOrDefault(name, 0L);
  }

  private static List<String> names(List<RelaySourceV3.Group> groups) {
    return groups.stream().map(RelaySourceV3.Group::group).toList();
  }
}

package dev.weir.manifest;

import dev.weir.kind.Address;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Orders resources by their needs, and finds those that need each other. */
final class NeedGraph {

  private final Map<Address, List<Need>> from = new LinkedHashMap<>();
  private final Map<Address, List<Need>> to = new HashMap<>();
  private final Map<Address, Integer> openFrom = new HashMap<>();
  private final Map<Address, Integer> openTo = new HashMap<>();
  private final Deque<Address> free = new ArrayDeque<>();

  /** A graph of resources and what they need of each other. */
  NeedGraph(List<Address> resources, List<Need> needs) {
    resources.forEach(address -> from.put(address, new ArrayList<>(0)));
    for (var need : needs) {
      Objects.requireNonNull(from.get(need.from())).add(need);
      to.computeIfAbsent(need.to(), _ -> new ArrayList<>()).add(need);
      openFrom.merge(need.from(), 1, Integer::sum);
      openTo.merge(need.to(), 1, Integer::sum);
    }
  }

  /** Everything after all that it needs; what is in or behind a cycle is left out. */
  List<Address> inOrder() {
    var open = new HashMap<>(openFrom);
    var order = new ArrayList<Address>(from.size());
    var ready = new ArrayDeque<Address>();
    from.keySet().stream().filter(address -> !open.containsKey(address)).forEach(ready::add);
    while (!ready.isEmpty()) {
      var address = ready.remove();
      order.add(address);
      for (var need : to.getOrDefault(address, List.of())) {
        if (open.merge(need.from(), -1, Integer::sum) == 0) {
          ready.add(need.from());
        }
      }
    }
    return order;
  }

  /**
   * Cycles that between them hold every resource that needs itself, each from its first address.
   */
  List<List<Need>> cycles() {
    var cycles = new ArrayList<List<Need>>();
    var left = new LinkedHashMap<Address, Boolean>();
    from.keySet().stream().sorted().forEach(address -> left.put(address, true));
    from.keySet().stream().filter(this::isLoose).forEach(free::add);
    prune(left);
    while (!left.isEmpty()) {
      var cycle = cycleFrom(left.firstEntry().getKey(), left);
      cycles.add(cycle);
      cycle.forEach(need -> remove(need.from(), left));
      prune(left);
    }
    return cycles;
  }

  private boolean isLoose(Address address) {
    return openFrom.getOrDefault(address, 0) == 0 || openTo.getOrDefault(address, 0) == 0;
  }

  private void prune(Map<Address, Boolean> left) {
    while (!free.isEmpty()) {
      remove(free.remove(), left);
    }
  }

  private void remove(Address address, Map<Address, Boolean> left) {
    if (left.remove(address) == null) {
      return;
    }
    for (var need : from.getOrDefault(address, List.of())) {
      release(openTo, need.to());
    }
    for (var need : to.getOrDefault(address, List.of())) {
      release(openFrom, need.from());
    }
  }

  private void release(Map<Address, Integer> open, Address address) {
    if (open.merge(address, -1, Integer::sum) == 0) {
      free.add(address);
    }
  }

  /** Walks along needs until it comes back; everything left leads on. */
  private List<Need> cycleFrom(Address start, Map<Address, Boolean> left) {
    var way = new ArrayList<Need>();
    var seen = new HashMap<Address, Integer>();
    var at = start;
    while (seen.putIfAbsent(at, way.size()) == null) {
      var next =
          Objects.requireNonNull(from.get(at)).stream()
              .filter(need -> left.containsKey(need.to()))
              .findFirst()
              .orElseThrow();
      way.add(next);
      at = next.to();
    }
    return rotated(way.subList(Objects.requireNonNull(seen.get(at)), way.size()));
  }

  private static List<Need> rotated(List<Need> cycle) {
    var first = cycle.stream().min(Comparator.comparing(Need::from)).orElseThrow();
    int start = cycle.indexOf(first);
    var rotated = new ArrayList<>(cycle.subList(start, cycle.size()));
    rotated.addAll(cycle.subList(0, start));
    return rotated;
  }
}

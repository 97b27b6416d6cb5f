package dev.weir.plan;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Refused;
import dev.weir.kind.Address;
import dev.weir.kind.Kind;
import dev.weir.manifest.Declared;
import dev.weir.manifest.Manifests;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which resource needs which: from references, from {@code dependsOn}, and implied by providers.
 */
public final class Dependencies {

  private static final SequencedSet<Address> NOTHING =
      Collections.unmodifiableSequencedSet(new LinkedHashSet<>());

  // Most resources need none and are needed by none: only those that do stand here.
  private final Collection<Address> all;
  private final Map<Address, SequencedSet<Address>> needs;
  private final Map<Address, Set<Address>> dependants = new HashMap<>();

  private Dependencies(Collection<Address> all, Map<Address, SequencedSet<Address>> needs) {
    this.all = all;
    this.needs = needs;
    needs.forEach((address, targets) ->
        targets.forEach(
            target -> dependants.computeIfAbsent(target, _ -> new LinkedHashSet<>()).add(address)));
  }

  /** The dependencies of everything declared. */
  public static Dependencies of(Manifests manifests) {
    var resources = manifests.resources();
    var implied = new ImpliedIndex(resources.values());
    var needs = new LinkedHashMap<Address, SequencedSet<Address>>();
    for (var declared : resources.values()) {
      var targets = targets(declared, implied);
      targets.removeIf(
          target -> !resources.containsKey(target) || target.equals(declared.address()));
      if (!targets.isEmpty()) {
        needs.put(declared.address(), targets);
      }
    }
    return new Dependencies(resources.keySet(), needs);
  }

  /** In alphabetical order. */
  private static SequencedSet<Address> targets(Declared declared, ImpliedIndex implied) {
    var targets = new TreeSet<Address>(declared.dependsOn());
    declared.references().forEach(reference -> targets.add(reference.target()));
    targets.addAll(implied.targets(declared));
    return targets;
  }

  /** What this resource needs directly, in alphabetical order. */
  public SequencedSet<Address> of(Address address) {
    return needs.getOrDefault(address, NOTHING);
  }

  /** What needs this resource directly. */
  public Set<Address> dependantsOf(Address address) {
    return dependants.getOrDefault(address, Set.of());
  }

  /**
   * Every resource after all that it needs, otherwise in the order declared.
   *
   * @throws Refused when they need each other in a circle
   */
  public List<Address> inOrder() {
    var open = new HashMap<Address, Integer>();
    var ready = new ArrayDeque<Address>();
    for (var address : all) {
      int count = of(address).size();
      if (count == 0) {
        ready.add(address);
      } else {
        open.put(address, count);
      }
    }
    var order = new ArrayList<Address>(all.size());
    while (!ready.isEmpty()) {
      var address = ready.remove();
      order.add(address);
      for (var dependant : dependantsOf(address)) {
        if (open.merge(dependant, -1, Integer::sum) == 0) {
          ready.add(dependant);
        }
      }
    }
    if (order.size() < all.size()) {
      throw circle(open);
    }
    return order;
  }

  private static Refused circle(Map<Address, Integer> open) {
    var stuck =
        open.entrySet().stream()
            .filter(entry -> entry.getValue() > 0)
            .map(entry -> "`" + entry.getKey() + "`")
            .sorted()
            .collect(Collectors.joining(", "));
    return new Refused(
        Diagnostic.error("dependency-cycle", "these need each other in a circle: " + stuck)
            .hint(
                "some of the order is implied by the provider; remove a reference or `dependsOn`"));
  }

  /** Finds the other end of implied edges by the values that both ends share. */
  private static final class ImpliedIndex {
    private final Map<List<String>, List<Declared>> byValues = new HashMap<>();
    private final Iterable<Declared> all;

    ImpliedIndex(Iterable<Declared> all) {
      this.all = all;
      for (var declared : all) {
        declared.kind().implied().forEach(edge -> index(declared.kind(), edge));
      }
    }

    private void index(Kind<?> kind, Kind.Implied edge) {
      var marker = List.of("indexed", kind.apiVersion(), edge.kind(), edge.equal().toString());
      if (byValues.putIfAbsent(marker, List.of()) != null) {
        return;
      }
      for (var candidate : all) {
        if (candidate.kind().apiVersion().equals(kind.apiVersion())
            && candidate.kind().name().equals(edge.kind())) {
          byValues
              .computeIfAbsent(values(kind, edge, candidate), _ -> new ArrayList<>())
              .add(candidate);
        }
      }
    }

    private static List<String> values(Kind<?> kind, Kind.Implied edge, Declared declared) {
      var values = new ArrayList<String>();
      values.add(kind.apiVersion());
      values.add(edge.kind());
      edge.equal().forEach(name -> values.add(declared.spec().text(name)));
      return values;
    }

    List<Address> targets(Declared declared) {
      if (declared.kind().implied().isEmpty()) {
        return List.of();
      }
      return declared.kind().implied().stream()
          .filter(edge -> edge.when().test(declared.spec()))
          .flatMap(edge ->
              byValues.getOrDefault(values(declared.kind(), edge, declared), List.of()).stream())
          .map(Declared::address)
          .toList();
    }
  }
}

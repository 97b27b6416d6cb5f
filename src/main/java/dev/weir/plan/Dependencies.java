package dev.weir.plan;

import com.google.common.graph.Graph;
import com.google.common.graph.GraphBuilder;
import com.google.common.graph.MutableGraph;
import dev.weir.diag.Diagnostic;
import dev.weir.diag.Refused;
import dev.weir.kind.Address;
import dev.weir.kind.Kind;
import dev.weir.manifest.Declared;
import dev.weir.manifest.Manifests;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which resource needs which: from references, from {@code dependsOn}, and implied by providers.
 */
public final class Dependencies {

  private final Graph<Address> needs;

  private Dependencies(Graph<Address> needs) {
    this.needs = needs;
  }

  /** The dependencies of everything declared. */
  public static Dependencies of(Manifests manifests) {
    MutableGraph<Address> graph = GraphBuilder.directed().allowsSelfLoops(false).build();
    var resources = manifests.resources();
    resources.keySet().forEach(graph::addNode);
    var implied = new ImpliedIndex(resources.values());
    for (var declared : resources.values()) {
      targets(declared, implied).stream()
          .filter(target -> resources.containsKey(target) && !target.equals(declared.address()))
          .forEach(target -> graph.putEdge(declared.address(), target));
    }
    return new Dependencies(graph);
  }

  private static SequencedSet<Address> targets(Declared declared, ImpliedIndex implied) {
    var targets = new LinkedHashSet<Address>(declared.dependsOn());
    declared.references().forEach(reference -> targets.add(reference.target()));
    targets.addAll(implied.targets(declared));
    return targets;
  }

  /** What this resource needs directly, in alphabetical order. */
  public SequencedSet<Address> of(Address address) {
    return needs.successors(address).stream()
        .sorted()
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** What needs this resource directly. */
  public Set<Address> dependantsOf(Address address) {
    return needs.predecessors(address);
  }

  /**
   * Every resource after all that it needs, otherwise in the order declared.
   *
   * @throws Refused when they need each other in a circle
   */
  public List<Address> inOrder() {
    var open = new HashMap<Address, Integer>();
    var ready = new ArrayDeque<Address>();
    for (var address : needs.nodes()) {
      open.put(address, needs.outDegree(address));
      if (needs.outDegree(address) == 0) {
        ready.add(address);
      }
    }
    var order = new ArrayList<Address>(needs.nodes().size());
    while (!ready.isEmpty()) {
      var address = ready.remove();
      order.add(address);
      for (var dependant : needs.predecessors(address)) {
        if (open.merge(dependant, -1, Integer::sum) == 0) {
          ready.add(dependant);
        }
      }
    }
    if (order.size() < needs.nodes().size()) {
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
      return declared.kind().implied().stream()
          .filter(edge -> edge.when().test(declared.spec()))
          .flatMap(edge ->
              byValues.getOrDefault(values(declared.kind(), edge, declared), List.of()).stream())
          .map(Declared::address)
          .toList();
    }
  }
}

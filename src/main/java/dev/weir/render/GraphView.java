package dev.weir.render;

import dev.weir.manifest.Manifests;
import dev.weir.plan.Action;
import dev.weir.plan.Dependencies;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Resources and which must be there before which.
 *
 * @param nodes the resources
 * @param edges from what is needed to what needs it
 */
public record GraphView(List<Node> nodes, List<Edge> edges) {

  public GraphView {
    nodes = List.copyOf(nodes);
    edges = List.copyOf(edges);
  }

  /**
   * A resource.
   *
   * @param group the provider document it goes through
   * @param action what is planned; empty when nothing was planned
   */
  public record Node(String address, String group, Optional<Action> action, Set<Flag> flags) {
    public Node {
      flags = Set.copyOf(flags);
    }

    /** Its action in a word; empty when nothing was planned. */
    String word() {
      return action.map(ChangeDocument::word).orElse("");
    }
  }

  /** From one node to another, by their positions. */
  public record Edge(int from, int to) {}

  /** What the manifests declare, without asking any provider. */
  public static GraphView of(Manifests manifests) {
    var dependencies = Dependencies.of(manifests);
    var nodes = new ArrayList<Node>();
    var needs = new LinkedHashMap<String, List<String>>();
    for (var declared : manifests.resources().values()) {
      var address = declared.address();
      var group = declared.provider().map(Object::toString).orElse("");
      nodes.add(new Node(address.toString(), group, Optional.empty(), Set.of()));
      needs.put(
          address.toString(), dependencies.of(address).stream().map(Object::toString).toList());
    }
    return connect(nodes, needs);
  }

  /** What a plan is about, with what is done to each. */
  public static GraphView of(PlanDocument document) {
    var digest = Digest.of(document);
    var nodes = new ArrayList<Node>();
    var needs = new LinkedHashMap<String, List<String>>();
    for (var change : document.resourceChanges()) {
      var group = change.details().provider().orElse(change.providerName());
      nodes.add(
          new Node(change.address(), group, Optional.of(change.action()), digest.grave(change)));
      needs.put(change.address(), change.details().dependsOn());
    }
    return connect(nodes, needs);
  }

  private static GraphView connect(List<Node> nodes, Map<String, List<String>> needs) {
    var positions = new HashMap<String, Integer>();
    nodes.forEach(node -> positions.put(node.address(), positions.size()));
    var edges = new ArrayList<Edge>();
    for (int to = 0; to < nodes.size(); to++) {
      for (var need : needs.getOrDefault(nodes.get(to).address(), List.of())) {
        var from = positions.get(need);
        if (from != null) {
          edges.add(new Edge(from, to));
        }
      }
    }
    return new GraphView(nodes, edges);
  }

  /** Positions of the nodes of each provider document, in the order they come. */
  Map<String, List<Integer>> groups() {
    var groups = new LinkedHashMap<String, List<Integer>>();
    for (int i = 0; i < nodes.size(); i++) {
      groups.computeIfAbsent(nodes.get(i).group(), _ -> new ArrayList<>()).add(i);
    }
    return groups;
  }
}

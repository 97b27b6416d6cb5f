package dev.weir.render;

import dev.weir.plan.Action;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** As much of a graph as somebody can read. */
final class GraphExcerpt {

  /** More nodes than this are too many to look at. */
  static final int MOST_NODES = 240;

  private GraphExcerpt() {}

  /** What was chosen to be drawn, and how that is said. */
  record Chosen(GraphView graph, String caption) {}

  /** Everything; or what changes and what it touches; or groups of what is alike. */
  static Chosen of(GraphView graph) {
    int all = graph.nodes().size();
    if (all <= MOST_NODES) {
      return new Chosen(
          graph, Count.of(all, "resource") + ", what is needed left of what needs it.");
    }
    var near = near(graph);
    if (near.size() <= MOST_NODES) {
      return new Chosen(
          only(graph, near),
          near.size() + " of " + all + " resources: what changes, and what that touches.");
    }
    return new Chosen(
        grouped(graph),
        Count.of(all, "resource") + ", those alike drawn as one: too many to show.");
  }

  private static Set<Integer> near(GraphView graph) {
    var changed = new HashSet<Integer>();
    for (int i = 0; i < graph.nodes().size(); i++) {
      if (isChanged(graph.nodes().get(i))) {
        changed.add(i);
      }
    }
    var near = new LinkedHashSet<>(changed);
    for (var edge : graph.edges()) {
      if (changed.contains(edge.from()) || changed.contains(edge.to())) {
        near.add(edge.from());
        near.add(edge.to());
      }
    }
    return near;
  }

  private static boolean isChanged(GraphView.Node node) {
    return node.action().filter(action -> action != Action.NO_OP).isPresent()
        || !node.flags().isEmpty();
  }

  private static GraphView only(GraphView graph, Set<Integer> chosen) {
    var positions = new LinkedHashMap<Integer, Integer>();
    var nodes = new ArrayList<GraphView.Node>();
    for (int i = 0; i < graph.nodes().size(); i++) {
      if (chosen.contains(i)) {
        positions.put(i, nodes.size());
        nodes.add(graph.nodes().get(i));
      }
    }
    var edges = new ArrayList<GraphView.Edge>();
    for (var edge : graph.edges()) {
      var from = positions.get(edge.from());
      var to = positions.get(edge.to());
      if (from != null && to != null) {
        edges.add(new GraphView.Edge(from, to));
      }
    }
    return new GraphView(nodes, edges);
  }

  private record Alike(String group, String kind, Optional<Action> action) {}

  private static GraphView grouped(GraphView graph) {
    var counts = new LinkedHashMap<Alike, Integer>();
    var flags = new LinkedHashMap<Alike, Set<Flag>>();
    for (var node : graph.nodes()) {
      counts.merge(alike(node), 1, Integer::sum);
      flags.computeIfAbsent(alike(node), _ -> EnumSet.noneOf(Flag.class)).addAll(node.flags());
    }
    var order = List.copyOf(counts.keySet());
    var positions = new LinkedHashMap<Alike, Integer>();
    order.forEach(alike -> positions.put(alike, positions.size()));
    var nodes =
        order.stream()
            .limit(MOST_NODES)
            .map(alike ->
                new GraphView.Node(
                    counts.get(alike) + " × " + alike.kind(),
                    alike.group(),
                    alike.action(),
                    flags.getOrDefault(alike, Set.of())))
            .toList();
    var edges = new LinkedHashSet<GraphView.Edge>();
    for (var edge : graph.edges()) {
      int from = positions.getOrDefault(alike(graph.nodes().get(edge.from())), MOST_NODES);
      int to = positions.getOrDefault(alike(graph.nodes().get(edge.to())), MOST_NODES);
      if (from != to && from < nodes.size() && to < nodes.size()) {
        edges.add(new GraphView.Edge(from, to));
      }
    }
    return new GraphView(nodes, List.copyOf(edges));
  }

  private static Alike alike(GraphView.Node node) {
    int dot = node.address().indexOf('.');
    var kind = dot < 0 ? node.address() : node.address().substring(0, dot);
    return new Alike(node.group(), kind, node.action());
  }
}

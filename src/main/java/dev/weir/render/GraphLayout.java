package dev.weir.render;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Where the nodes of a graph stand: what is needed left of what needs it, in layers; nodes that no
 * edge touches in a grid below.
 */
final class GraphLayout {

  private static final int SWEEPS = 6;
  private static final int GRID = 4;

  private final int[] columns;
  private final int[] rows;

  private GraphLayout(int[] columns, int[] rows) {
    this.columns = columns;
    this.rows = rows;
  }

  static GraphLayout of(GraphView graph) {
    int size = graph.nodes().size();
    var into = neighbours(size, graph.edges(), true);
    var from = neighbours(size, graph.edges(), false);
    var columns = layers(into, from);
    var rows = new int[size];
    var layers = new ArrayList<List<Integer>>();
    var alone = new ArrayList<Integer>();
    for (int i = 0; i < size; i++) {
      if (into.get(i).isEmpty() && from.get(i).isEmpty()) {
        alone.add(i);
        continue;
      }
      while (layers.size() <= columns[i]) {
        layers.add(new ArrayList<>());
      }
      layers.get(columns[i]).add(i);
    }
    layers.forEach(layer -> place(layer, rows));
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      var neighbours = sweep % 2 == 0 ? into : from;
      for (var layer : sweep % 2 == 0 ? layers : layers.reversed()) {
        sort(layer, neighbours, rows);
      }
    }
    int below = layers.stream().mapToInt(List::size).max().orElse(0);
    int width = Math.max(GRID, layers.size());
    for (int i = 0; i < alone.size(); i++) {
      columns[alone.get(i)] = i % width;
      rows[alone.get(i)] = below + i / width;
    }
    return new GraphLayout(columns, rows);
  }

  private static List<List<Integer>> neighbours(
      int size, List<GraphView.Edge> edges, boolean incoming) {
    var lists = new ArrayList<List<Integer>>();
    for (int i = 0; i < size; i++) {
      lists.add(new ArrayList<>());
    }
    for (var edge : edges) {
      lists.get(incoming ? edge.to() : edge.from()).add(incoming ? edge.from() : edge.to());
    }
    return lists;
  }

  /** The longest way to each node; an edge that closes a circle is not counted. */
  private static int[] layers(List<List<Integer>> into, List<List<Integer>> from) {
    var layer = new int[into.size()];
    var open = into.stream().mapToInt(List::size).toArray();
    var ready = new ArrayList<Integer>();
    for (int i = 0; i < open.length; i++) {
      if (open[i] == 0) {
        ready.add(i);
      }
    }
    for (int next = 0; next < ready.size(); next++) {
      int node = ready.get(next);
      for (int later : from.get(node)) {
        layer[later] = Math.max(layer[later], layer[node] + 1);
        if (--open[later] == 0) {
          ready.add(later);
        }
      }
    }
    return layer;
  }

  private static void place(List<Integer> layer, int[] rows) {
    for (int i = 0; i < layer.size(); i++) {
      rows[layer.get(i)] = i;
    }
  }

  /** Nodes go where their neighbours are on average, so that fewer edges cross. */
  private static void sort(List<Integer> layer, List<List<Integer>> neighbours, int[] rows) {
    var middle = new double[rows.length];
    for (int node : layer) {
      middle[node] =
          neighbours.get(node).stream().mapToInt(n -> rows[n]).average().orElse(rows[node]);
    }
    layer.sort(Comparator.comparingDouble(node -> middle[node]));
    place(layer, rows);
  }

  /** The column of a node, from 0. */
  int column(int node) {
    return columns[node];
  }

  /** The row of a node, from 0. */
  int row(int node) {
    return rows[node];
  }

  int width() {
    return Arrays.stream(columns).max().orElse(-1) + 1;
  }

  int height() {
    return Arrays.stream(rows).max().orElse(-1) + 1;
  }
}

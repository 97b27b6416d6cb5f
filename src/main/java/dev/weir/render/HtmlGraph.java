package dev.weir.render;

import dev.weir.plan.Action;
import java.util.stream.Collectors;

/** A graph as inline SVG; nodes that change lead to their change. */
final class HtmlGraph {

  private static final int NARROWEST = 150;
  private static final int HEIGHT = 44;
  private static final int GAP_ACROSS = 64;
  private static final int GAP_DOWN = 16;
  private static final int MARGIN = 14;
  private static final double LETTER = 7.6;
  private static final int MOST_LETTERS = 38;

  private final GraphView graph;
  private final GraphLayout layout;
  private final boolean linked;
  private final int wide;
  private final StringBuilder out = new StringBuilder();

  private HtmlGraph(GraphView graph, boolean linked) {
    this.graph = graph;
    this.layout = GraphLayout.of(graph);
    this.linked = linked;
    this.wide = wide(graph);
  }

  /**
   * The drawing.
   *
   * @param linked whether nodes are resources, so that there is something to lead to
   */
  static String svg(GraphView graph, boolean linked) {
    var drawing = new HtmlGraph(graph, linked);
    drawing.draw();
    return drawing.out.toString();
  }

  /** Wide enough for the longest name, within reason. */
  private static int wide(GraphView graph) {
    int letters = graph.nodes().stream().mapToInt(node -> node.address().length()).max().orElse(0);
    return Math.max(NARROWEST, 20 + (int) (LETTER * Math.min(MOST_LETTERS, letters + 4)));
  }

  private void draw() {
    int width = 2 * MARGIN + layout.width() * (wide + GAP_ACROSS) - GAP_ACROSS;
    int height = 2 * MARGIN + layout.height() * (HEIGHT + GAP_DOWN) - GAP_DOWN;
    out.append(
        "<svg viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"group\" aria-label=\"%s\">\n"
            .formatted(width, height, width, height, "Dependency graph"));
    out.append(
        "<defs><marker id=\"arrow\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"7\""
            + " markerHeight=\"7\" orient=\"auto\"><path d=\"M0 0L8 4L0 8z\"/></marker></defs>\n");
    graph.edges().forEach(this::edge);
    for (int i = 0; i < graph.nodes().size(); i++) {
      node(i, graph.nodes().get(i));
    }
    out.append("</svg>\n");
  }

  private int x(int node) {
    return MARGIN + layout.column(node) * (wide + GAP_ACROSS);
  }

  private int y(int node) {
    return MARGIN + layout.row(node) * (HEIGHT + GAP_DOWN);
  }

  private void edge(GraphView.Edge edge) {
    int x1 = x(edge.from()) + wide;
    int y1 = y(edge.from()) + HEIGHT / 2;
    int x2 = x(edge.to());
    int y2 = y(edge.to()) + HEIGHT / 2;
    int bend = Math.max(30, Math.abs(x2 - x1) / 2);
    out.append(
        "<path d=\"M%d %dC%d %d %d %d %d %d\" marker-end=\"url(#arrow)\"/>\n"
            .formatted(x1, y1, x1 + bend, y1, x2 - bend, y2, x2, y2));
  }

  private void node(int position, GraphView.Node node) {
    boolean changes = node.action().filter(action -> action != Action.NO_OP).isPresent();
    boolean link = linked && (changes || !node.flags().isEmpty());
    var flags = node.flags().stream().sorted().map(Flag::word).collect(Collectors.joining(", "));
    var sign = changes ? node.action().map(Action::symbol).orElse("") + " " : "";
    var classes = node.word() + (flags.isEmpty() ? "" : " flagged");
    out.append(
        link
            ? "<a href=\"#c-%s\" class=\"%s\">".formatted(Xml.escape(node.address()), classes)
            : "<g class=\"%s\">".formatted(classes));
    var title = node.address() + ", " + node.group() + (changes ? ", " + node.word() : "");
    out.append("<title>").append(Xml.escape(flags.isEmpty() ? title : title + ", " + flags));
    out.append("</title>");
    out.append(
        "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"7\"/>"
            .formatted(x(position), y(position), wide, HEIGHT));
    text(position, 18, "", sign + node.address());
    text(position, 34, " class=\"sub\"", flags.isEmpty() ? node.group() : flags);
    out.append(link ? "</a>\n" : "</g>\n");
  }

  private void text(int node, int down, String attributes, String text) {
    var plain = Quoted.plain(text);
    var shown =
        plain.codePointCount(0, plain.length()) <= MOST_LETTERS
            ? plain
            : plain.substring(0, plain.offsetByCodePoints(0, MOST_LETTERS - 1)) + "…";
    out.append("<text x=\"%d\" y=\"%d\"".formatted(x(node) + 10, y(node) + down));
    out.append(attributes).append('>').append(Xml.escape(shown)).append("</text>");
  }
}

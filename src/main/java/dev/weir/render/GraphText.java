package dev.weir.render;

import dev.weir.plan.Action;
import java.util.List;

/** A graph in the languages that others draw. */
public final class GraphText {

  private GraphText() {}

  private static final List<Action> COLOURED =
      List.of(
          Action.CREATE,
          Action.UPDATE,
          Action.REPLACE,
          Action.REPLACE_CREATE_FIRST,
          Action.DELETE,
          Action.ADOPT,
          Action.FORGET);

  /** Mermaid, which GitHub and GitLab draw within Markdown. */
  public static String mermaid(GraphView graph) {
    var out = new StringBuilder("flowchart LR\n");
    int number = 0;
    for (var group : graph.groups().entrySet()) {
      out.append("  subgraph g").append(number++);
      out.append("[\"").append(mermaid(group.getKey())).append("\"]\n");
      for (int i : group.getValue()) {
        var node = graph.nodes().get(i);
        out.append("    n%d[\"%s\"]%s\n".formatted(i, mermaid(label(node)), style(node)));
      }
      out.append("  end\n");
    }
    graph.edges().forEach(edge -> out.append("  n%d --> n%d\n".formatted(edge.from(), edge.to())));
    for (var action : COLOURED) {
      if (graph.nodes().stream()
          .anyMatch(node -> node.action().filter(action::equals).isPresent())) {
        out.append("  classDef %s %s\n".formatted(ChangeDocument.word(action), mermaid(action)));
      }
    }
    return out.toString();
  }

  private static String style(GraphView.Node node) {
    return node.action().filter(COLOURED::contains).isPresent() ? ":::" + node.word() : "";
  }

  private static String label(GraphView.Node node) {
    var flags = new StringBuilder();
    node.flags().stream().sorted().forEach(flag -> flags.append(' ').append(flag.word()));
    return node.action()
        .filter(action -> action != Action.NO_OP)
        .map(action -> action.symbol() + " " + node.address() + flags)
        .orElse(node.address() + flags);
  }

  private static String mermaid(String text) {
    var out = new StringBuilder();
    text.codePoints()
        .forEach(c -> {
          if (Character.isLetterOrDigit(c) || " ._/+~&()-".indexOf(c) >= 0) {
            out.appendCodePoint(c);
          } else {
            out.append('#').append(c).append(';');
          }
        });
    return out.toString();
  }

  private static String mermaid(Action action) {
    return "fill:%s,stroke:%s,color:#111".formatted(fill(action), stroke(action));
  }

  /** The language of Graphviz. */
  public static String dot(GraphView graph) {
    var out =
        new StringBuilder(
            """
            digraph weir {
              rankdir=LR;
              node [shape=box, style="rounded,filled", fillcolor="#ffffff", fontname="sans-serif"];
            """);
    int number = 0;
    for (var group : graph.groups().entrySet()) {
      out.append("  subgraph cluster_").append(number++).append(" {\n");
      out.append("    label=").append(dot(group.getKey())).append(";\n");
      for (int i : group.getValue()) {
        var node = graph.nodes().get(i);
        out.append("    n%d [label=%s%s];\n".formatted(i, dot(label(node)), colours(node)));
      }
      out.append("  }\n");
    }
    graph.edges().forEach(edge -> out.append("  n%d -> n%d;\n".formatted(edge.from(), edge.to())));
    return out.append("}\n").toString();
  }

  private static String colours(GraphView.Node node) {
    return node.action()
        .filter(COLOURED::contains)
        .map(action -> ", fillcolor=\"" + fill(action) + "\", color=\"" + stroke(action) + "\"")
        .orElse("");
  }

  private static String dot(String text) {
    return '"' + Quoted.plain(text).replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private static String fill(Action action) {
    return switch (action) {
      case CREATE -> "#d3f5dc";
      case UPDATE -> "#fff0c2";
      case REPLACE, REPLACE_CREATE_FIRST -> "#ffdcc7";
      case DELETE -> "#ffd3d6";
      case ADOPT -> "#d6e6ff";
      case FORGET -> "#e6e6ec";
      case NO_OP -> "#ffffff";
    };
  }

  private static String stroke(Action action) {
    return switch (action) {
      case CREATE -> "#1a7f37";
      case UPDATE -> "#9a6700";
      case REPLACE, REPLACE_CREATE_FIRST -> "#bc4c00";
      case DELETE -> "#cf222e";
      case ADOPT -> "#0969da";
      case FORGET, NO_OP -> "#6e7781";
    };
  }
}

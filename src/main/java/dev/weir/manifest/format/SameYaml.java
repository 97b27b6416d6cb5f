package dev.weir.manifest.format;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.comments.CommentLine;
import org.yaml.snakeyaml.comments.CommentType;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.resolver.Resolver;

/** Whether two texts say the same, comments included. */
final class SameYaml {

  private static final Resolver STANDARD = new Resolver();

  private SameYaml() {}

  /** Whether the documents are the same; only the members of their roots may change places. */
  static boolean all(List<Node> some, List<Node> others) {
    if (some.size() != others.size()) {
      return false;
    }
    for (int i = 0; i < some.size(); i++) {
      if (!document(some.get(i)).equals(document(others.get(i)))) {
        return false;
      }
    }
    return comments(some).equals(comments(others));
  }

  private static List<String> document(Node root) {
    var said = new ArrayList<String>();
    var path = Collections.newSetFromMap(new IdentityHashMap<Node, Boolean>());
    if (root instanceof MappingNode mapping) {
      var tuples = new ArrayList<>(mapping.getValue());
      tuples.sort(Comparator.comparing(SameYaml::name));
      tuples.forEach(tuple -> say(tuple, said, path));
    } else {
      say(root, said, path);
    }
    return said;
  }

  private static String name(NodeTuple tuple) {
    return tuple.getKeyNode() instanceof ScalarNode key ? key.getValue() : "";
  }

  private static void say(NodeTuple tuple, List<String> said, Set<Node> path) {
    say(tuple.getKeyNode(), said, path);
    say(tuple.getValueNode(), said, path);
  }

  private static void say(Node node, List<String> said, Set<Node> path) {
    said.add(node.getTag() + " " + node.getAnchor());
    if (!path.add(node)) {
      return;
    }
    switch (node) {
      case ScalarNode scalar -> {
        said.add(type(scalar));
        said.add(scalar.getValue());
      }
      case SequenceNode sequence -> {
        said.add("[");
        sequence.getValue().forEach(item -> say(item, said, path));
        said.add("]");
      }
      case MappingNode mapping -> {
        said.add("{");
        mapping.getValue().forEach(tuple -> say(tuple, said, path));
        said.add("}");
      }
      default -> said.add(node.toString());
    }
    path.remove(node);
  }

  /** What other readers take it for; a time between braces needs quotes, and is a text then. */
  private static String type(ScalarNode scalar) {
    var type = STANDARD.resolve(NodeId.scalar, scalar.getValue(), scalar.isPlain());
    return (type.equals(Tag.TIMESTAMP) ? Tag.STR : type).toString();
  }

  /** What all comments say, in no order: they move with what they stand above. */
  private static List<String> comments(List<Node> documents) {
    var said = new ArrayList<String>();
    var seen = Collections.newSetFromMap(new IdentityHashMap<Node, Boolean>());
    documents.forEach(document -> comments(document, said, seen));
    Collections.sort(said);
    return said;
  }

  private static void comments(Node node, List<String> said, Set<Node> seen) {
    if (!seen.add(node)) {
      return;
    }
    comments(node.getBlockComments(), said);
    comments(node.getInLineComments(), said);
    comments(node.getEndComments(), said);
    switch (node) {
      case SequenceNode sequence -> sequence.getValue().forEach(n -> comments(n, said, seen));
      case MappingNode mapping ->
          mapping
              .getValue()
              .forEach(tuple -> {
                comments(tuple.getKeyNode(), said, seen);
                comments(tuple.getValueNode(), said, seen);
              });
      default -> {
        // It has nothing below.
      }
    }
  }

  private static void comments(@Nullable List<CommentLine> lines, List<String> said) {
    if (lines != null) {
      lines.stream()
          .filter(line -> line.getCommentType() != CommentType.BLANK_LINE)
          .forEach(line -> said.add(line.getValue().strip()));
    }
  }
}

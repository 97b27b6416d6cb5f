package dev.weir.manifest.format;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.comments.CommentLine;
import org.yaml.snakeyaml.comments.CommentType;
import org.yaml.snakeyaml.nodes.CollectionNode;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Brings one document's nodes into the canonical style. */
final class Layout {

  private static final List<String> ORDER =
      List.of("apiVersion", "kind", "metadata", "$patch", "spec", "lifecycle");

  /** What every YAML reads as text, whatever its version. */
  private static final Pattern WORD =
      Pattern.compile("[A-Za-z][A-Za-z0-9_/-]*([.][A-Za-z0-9_/-]+)*");

  private static final Set<String> NO_WORDS =
      Set.of("true", "false", "yes", "no", "on", "off", "y", "n", "null", "nan", "inf");

  private final IdentityHashMap<Node, Node> done = new IdentityHashMap<>();
  private boolean folded;

  /** Whether there is folded text in it. */
  boolean isFolded() {
    return folded;
  }

  /** Changes a document's root and everything below. */
  Node apply(Node root) {
    if (root instanceof MappingNode mapping) {
      order(mapping);
    }
    return laidOut(root, 0);
  }

  private Node laidOut(Node node, int column) {
    var known = done.get(node);
    if (known != null) {
      return known;
    }
    done.put(node, node);
    node.setBlockComments(tidy(node.getBlockComments()));
    node.setEndComments(tidy(node.getEndComments()));
    return switch (node) {
      case MappingNode mapping -> mapping(mapping, column);
      case SequenceNode sequence -> sequence(sequence, column);
      case ScalarNode scalar -> scalar(scalar);
      default -> node;
    };
  }

  private Node mapping(MappingNode mapping, int column) {
    breakUpIfLong(mapping, column);
    var tuples = new ArrayList<NodeTuple>();
    for (var tuple : mapping.getValue()) {
      var key = laidOut(tuple.getKeyNode(), column);
      int within = column + length(key) + 2;
      if (isFlow(tuple.getValueNode()) && breaksUp(tuple.getValueNode(), within)) {
        raise(tuple.getValueNode(), key);
      }
      int at = isFlow(tuple.getValueNode()) ? column + length(key) + 2 : column + 2;
      tuples.add(new NodeTuple(key, laidOut(tuple.getValueNode(), at)));
    }
    mapping.setValue(tuples);
    return mapping;
  }

  private Node sequence(SequenceNode sequence, int column) {
    breakUpIfLong(sequence, column);
    for (int i = 0; i < sequence.getValue().size(); i++) {
      var item = sequence.getValue().get(i);
      if (isFlow(item) && breaksUp(item, column + 4)) {
        raise(item, item);
      }
      sequence.getValue().set(i, laidOut(item, column + 4));
    }
    return sequence;
  }

  private Node scalar(ScalarNode scalar) {
    folded |= scalar.getScalarStyle() == ScalarStyle.FOLDED;
    boolean quoted =
        scalar.getScalarStyle() == ScalarStyle.DOUBLE_QUOTED
            || scalar.getScalarStyle() == ScalarStyle.SINGLE_QUOTED;
    var text = scalar.getValue();
    if (!quoted
        || !scalar.getTag().equals(Tag.STR)
        || !WORD.matcher(text).matches()
        || NO_WORDS.contains(text.toLowerCase(Locale.ROOT))) {
      return scalar;
    }
    var plain =
        new ScalarNode(
            Tag.STR, true, text, scalar.getStartMark(), scalar.getEndMark(), ScalarStyle.PLAIN);
    plain.setAnchor(scalar.getAnchor());
    plain.setBlockComments(scalar.getBlockComments());
    plain.setInLineComments(scalar.getInLineComments());
    plain.setEndComments(scalar.getEndComments());
    done.put(scalar, plain);
    return plain;
  }

  /** The usual members first; what stands above the first one stays there. */
  private static void order(MappingNode root) {
    var tuples = root.getValue();
    if (tuples.isEmpty()) {
      return;
    }
    var ordered = new ArrayList<>(tuples);
    ordered.sort(Comparator.comparingInt(Layout::rank));
    var first = tuples.getFirst().getKeyNode();
    var leader = ordered.getFirst().getKeyNode();
    if (!first.equals(leader)) {
      var head = first.getBlockComments();
      first.setBlockComments(List.of());
      var both = new ArrayList<>(head == null ? List.<CommentLine>of() : head);
      both.addAll(leader.getBlockComments() == null ? List.of() : leader.getBlockComments());
      leader.setBlockComments(both);
    }
    root.setValue(ordered);
  }

  private static int rank(NodeTuple tuple) {
    int place = tuple.getKeyNode() instanceof ScalarNode key ? ORDER.indexOf(key.getValue()) : -1;
    return place < 0 ? ORDER.size() : place;
  }

  /** At most one empty line between comments. */
  private static @Nullable List<CommentLine> tidy(@Nullable List<CommentLine> comments) {
    if (comments == null) {
      return null;
    }
    var tidy = new ArrayList<CommentLine>();
    for (var line : comments) {
      boolean blank = line.getCommentType() == CommentType.BLANK_LINE;
      if (!blank || tidy.isEmpty() || tidy.getLast().getCommentType() != CommentType.BLANK_LINE) {
        tidy.add(line);
      }
    }
    return tidy;
  }

  private static void breakUpIfLong(CollectionNode<?> node, int column) {
    if (isFlow(node) && breaksUp(node, column)) {
      node.setFlowStyle(FlowStyle.BLOCK);
    }
  }

  /** Whether what stands between brackets is put on lines of its own. */
  private static boolean breaksUp(Node node, int column) {
    return node instanceof CollectionNode<?> collection
        && !collection.getValue().isEmpty()
        && (column + length(node) > YamlFormat.WIDTH || hasComments(collection));
  }

  /** What is said behind the closing bracket goes above what begins there. */
  private static void raise(Node node, Node above) {
    if (isSome(node.getInLineComments())) {
      var comments = new ArrayList<CommentLine>();
      if (above.getBlockComments() != null) {
        comments.addAll(above.getBlockComments());
      }
      for (var line : node.getInLineComments()) {
        comments.add(
            new CommentLine(
                line.getStartMark(), line.getEndMark(), line.getValue(), CommentType.BLOCK));
      }
      above.setBlockComments(comments);
      node.setInLineComments(null);
    }
  }

  /** Whether a comment stands between the brackets, where it would end the line. */
  private static boolean hasComments(CollectionNode<?> node) {
    return switch (node) {
      case MappingNode mapping ->
          mapping.getValue().stream()
              .anyMatch(
                  tuple -> isCommented(tuple.getKeyNode()) || isCommented(tuple.getValueNode()));
      case SequenceNode sequence -> sequence.getValue().stream().anyMatch(Layout::isCommented);
      default -> false;
    };
  }

  private static boolean isCommented(Node node) {
    return isSome(node.getBlockComments())
        || isSome(node.getInLineComments())
        || isSome(node.getEndComments())
        || (node instanceof CollectionNode<?> inner && isFlow(inner) && hasComments(inner));
  }

  private static boolean isSome(@Nullable List<CommentLine> comments) {
    return comments != null
        && comments.stream().anyMatch(line -> line.getCommentType() != CommentType.BLANK_LINE);
  }

  private static boolean isFlow(Node node) {
    return node instanceof CollectionNode<?> collection
        && collection.getFlowStyle() == FlowStyle.FLOW;
  }

  /** About as long as it is in one line. */
  private static int length(Node node) {
    return switch (node) {
      case ScalarNode scalar -> scalar.getValue().length() + (scalar.isPlain() ? 0 : 2);
      case SequenceNode sequence ->
          sequence.getValue().stream().mapToInt(item -> length(item) + 2).sum();
      case MappingNode mapping ->
          mapping.getValue().stream()
              .mapToInt(t -> length(t.getKeyNode()) + length(t.getValueNode()) + 4)
              .sum();
      default -> 0;
    };
  }
}

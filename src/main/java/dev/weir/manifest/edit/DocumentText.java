package dev.weir.manifest.edit;

import dev.weir.kind.Kind;
import dev.weir.kind.Scalars;
import dev.weir.kind.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;

/**
 * Writes a document as the examples are written: fields in the order of their kind, what is short
 * on one line, text in quotes only where it needs them.
 */
public final class DocumentText {

  private static final int WIDTH = 100;
  private static final int STEP = 2;

  /** The longest key that YAML takes without a question mark before it is a little longer. */
  private static final int LONGEST_KEY = 500;

  private final StringBuilder out = new StringBuilder();
  private final TreeMap<Integer, String> attributes = new TreeMap<>();
  private int lines = 1;

  private DocumentText() {}

  /**
   * A document that was written.
   *
   * @param text it, without the line of dashes before it
   * @param attributes the attributes of its spec by their first lines, counted from 1
   */
  public record Written(String text, TreeMap<Integer, String> attributes) {

    /** How many lines it has. */
    public int lines() {
      return Math.toIntExact(text.chars().filter(c -> c == '\n').count());
    }

    /** The attribute that a line belongs to. */
    public Optional<String> attributeAt(int line) {
      return Optional.ofNullable(attributes.floorEntry(line)).map(Map.Entry::getValue);
    }
  }

  /**
   * Writes a document.
   *
   * @param provider the provider document that it names; empty for one
   * @param spec what is absent is left out; secrets must be sources
   * @param above a comment above the document; empty for none
   * @param instead comments that stand where attributes would, by attribute
   */
  public static Written write(
      Kind<?> kind,
      String name,
      Optional<String> provider,
      Value.Fields spec,
      String above,
      Map<String, String> instead) {
    var text = new DocumentText();
    text.document(kind, name, provider, spec, above, instead);
    return new Written(text.out.toString(), text.attributes);
  }

  /** Text as comment lines, whatever is in it. */
  public static String comment(String text) {
    var comment = new StringBuilder();
    int column = 0;
    for (var word : ScalarText.printable(text).split(" ")) {
      if (column == 0 || column + 1 + word.length() > WIDTH) {
        comment.append(column == 0 ? "#" : "\n#");
        column = 1;
      }
      comment.append(' ').append(word);
      column += 1 + word.length();
    }
    return comment.append('\n').toString();
  }

  private void document(
      Kind<?> kind,
      String name,
      Optional<String> provider,
      Value.Fields spec,
      String above,
      Map<String, String> instead) {
    if (!above.isEmpty()) {
      raw(comment(above));
    }
    line(0, "apiVersion: " + kind.apiVersion());
    line(0, "kind: " + kind.name());
    line(0, "metadata: {name: " + scalar(name, true) + "}");
    var first = new ArrayList<String>();
    provider.ifPresent(document -> first.add("provider: " + scalar(document, true)));
    var written = spec.shape().attributes().stream().anyMatch(a -> spec.get(a).isPresent());
    if (first.isEmpty() && !written && instead.isEmpty()) {
      return;
    }
    var whole = node(spec);
    if (first.isEmpty() && instead.isEmpty() && isShort(whole)) {
      attributes.put(lines, spec.shape().attributes().getFirst().name());
      line(0, "spec: " + flow(whole));
      return;
    }
    line(0, "spec:");
    first.forEach(text -> line(STEP, text));
    for (var attribute : spec.shape().attributes()) {
      attributes.put(lines, attribute.name());
      var comment = instead.get(attribute.name());
      if (comment != null) {
        raw(comment(comment).indent(STEP));
      }
      if (spec.get(attribute).isPresent()) {
        entry(STEP, attribute.name(), node(spec.get(attribute)));
      }
    }
  }

  /** What a value looks like. */
  private sealed interface Node {
    /** {@code alone} where no brackets are around it. */
    record Leaf(String text, String alone) implements Node {
      Leaf(String text) {
        this(text, text);
      }
    }

    record Sequence(List<Node> items) implements Node {}

    record Mapping(List<Pair> pairs) implements Node {}
  }

  private record Pair(String key, Node value) {}

  private static Node node(Value value) {
    return switch (value) {
      case Value.Text(String text) -> {
        var escaped = text.replace("${", "$${");
        yield new Node.Leaf(scalar(escaped, true), ScalarText.alone(escaped));
      }
      case Value.Whole _, Value.Truth _, Value.Span _, Value.Moment _ ->
          new Node.Leaf(scalar(Scalars.write(value).orElseThrow(), false));
      case Value.SecretSource(var from, var name) ->
          new Node.Mapping(
              List.of(
                  new Pair(
                      from == Value.SecretSource.From.ENV ? "fromEnv" : "fromFile",
                      new Node.Leaf(name))));
      case Value.Items(var items) ->
          new Node.Sequence(items.stream().map(DocumentText::node).toList());
      case Value.Entries(var entries) ->
          new Node.Mapping(
              entries.entrySet().stream()
                  .map(e -> new Pair(scalar(e.getKey(), true), node(e.getValue())))
                  .toList());
      case Value.Fields fields ->
          new Node.Mapping(
              fields.shape().attributes().stream()
                  .filter(attribute -> fields.get(attribute).isPresent())
                  .map(attribute -> new Pair(attribute.name(), node(fields.get(attribute))))
                  .toList());
      case Value.Absent _, Value.Unknown _, Value.Template _, Value.Clear _, Value.Sealed _ ->
          throw new IllegalArgumentException("cannot be written into a manifest: " + value);
    };
  }

  private static String scalar(String text, boolean isText) {
    return ScalarText.written(text, isText, ScalarStyle.PLAIN);
  }

  private static String flow(Node node) {
    return switch (node) {
      case Node.Leaf(String text, _) -> text;
      case Node.Sequence(var items) ->
          items.stream().map(DocumentText::flow).collect(Collectors.joining(", ", "[", "]"));
      case Node.Mapping(var pairs) ->
          pairs.stream()
              .map(pair -> pair.key() + ": " + flow(pair.value()))
              .collect(Collectors.joining(", ", "{", "}"));
    };
  }

  /** Whether it may stand on one line beside so many columns. */
  private static boolean fits(Node node, int columns) {
    return switch (node) {
      case Node.Leaf _ -> true;
      case Node.Sequence(var items) -> items.isEmpty() || columns + flow(node).length() <= WIDTH;
      case Node.Mapping(var pairs) -> pairs.isEmpty() || columns + flow(node).length() <= WIDTH;
    };
  }

  /** Whether a whole block of single values fits on its line. */
  private static boolean isShort(Node node) {
    return node instanceof Node.Mapping(var pairs)
        && pairs.stream().allMatch(pair -> pair.value() instanceof Node.Leaf)
        && fits(node, "spec: ".length());
  }

  private void entry(int indent, String key, Node value) {
    if (key.length() > LONGEST_KEY) {
      line(indent, "? " + key);
      after(indent, ":", value);
    } else {
      after(indent, key + ":", value);
    }
  }

  private void after(int indent, String start, Node value) {
    if (fits(value, indent + start.length() + 1)) {
      line(indent, start + " " + (value instanceof Node.Leaf(_, var alone) ? alone : flow(value)));
      return;
    }
    line(indent, start);
    block(indent + STEP, value);
  }

  private void block(int indent, Node node) {
    switch (node) {
      case Node.Leaf(_, String alone) -> line(indent, alone);
      case Node.Mapping(var pairs) ->
          pairs.forEach(pair -> entry(indent, pair.key(), pair.value()));
      case Node.Sequence(var items) -> items.forEach(item -> item(indent, item));
    }
  }

  private void item(int indent, Node item) {
    if (fits(item, indent + STEP) || !(item instanceof Node.Mapping(var pairs))) {
      line(indent, "- " + flow(item));
      return;
    }
    int start = out.length();
    pairs.forEach(pair -> entry(indent + STEP, pair.key(), pair.value()));
    out.setCharAt(start + indent, '-');
  }

  private void line(int indent, String text) {
    raw(" ".repeat(indent) + text + "\n");
  }

  private void raw(String text) {
    out.append(text);
    lines += Math.toIntExact(text.chars().filter(c -> c == '\n').count());
  }
}

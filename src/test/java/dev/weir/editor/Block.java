package dev.weir.editor;

import dev.weir.kind.Attribute;
import dev.weir.kind.AttributeType;
import dev.weir.kind.Kind;
import dev.weir.kind.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Function;

/**
 * A block that somebody writes in a document of a kind.
 *
 * @param name for people
 * @param head the document up to the block
 * @param first what stands before the block's first field: the indentation, or the dash of a list
 * @param fields what may stand in it
 */
record Block(String name, String head, String first, SequencedMap<String, Known> fields) {

  /**
   * What a field is known to be.
   *
   * @param doc what it is for
   * @param sample a value that it may have
   */
  record Known(String doc, String sample) {}

  /** The blocks of a kind: spec, and whatever is nested in it. */
  static List<Block> of(Kind<?> kind, boolean resource) {
    var extra = new LinkedHashMap<String, Known>();
    if (resource) {
      extra.put("provider", new Known("Name of a provider", "main"));
    }
    var blocks = new ArrayList<Block>();
    add(blocks, kind.id() + " spec", header(kind) + "spec:\n", "  ", kind.shape(), extra);
    return blocks.stream().filter(block -> !block.fields().isEmpty()).toList();
  }

  /** The blocks of a part that documents of all kinds have. */
  static List<Block> of(Kind<?> kind, String part, Shape shape) {
    var blocks = new ArrayList<Block>();
    var before = "apiVersion: %s\nkind: %s\n".formatted(kind.apiVersion(), kind.name());
    add(blocks, kind.id() + " " + part, before + part + ":\n", "  ", shape, new LinkedHashMap<>());
    return blocks;
  }

  /** The lines with which every document of a kind begins. */
  static String header(Kind<?> kind) {
    return "apiVersion: %s\nkind: %s\nmetadata: {name: main}\n"
        .formatted(kind.apiVersion(), kind.name());
  }

  private static void add(
      List<Block> blocks,
      String name,
      String head,
      String first,
      Shape shape,
      Map<String, Known> extra) {
    var fields = new LinkedHashMap<String, Known>(extra);
    var inner = first.replace('-', ' ');
    for (var attribute : shape.attributes()) {
      if (!attribute.computed()) {
        fields.put(attribute.name(), new Known(attribute.doc(), sample(attribute)));
        nested(
            blocks,
            name + "." + attribute.name(),
            head + first + attribute.name() + ":\n",
            inner + "  ",
            attribute.type());
      }
    }
    blocks.add(new Block(name, head, first, fields));
  }

  private static void nested(
      List<Block> blocks, String name, String head, String indent, AttributeType type) {
    switch (type) {
      case AttributeType.Nested(var shape) -> add(blocks, name, head, indent, shape, Map.of());
      case AttributeType.ListOf list when list.item() instanceof AttributeType.Nested(var shape) ->
          add(blocks, name + "[]", head, indent + "- ", shape, Map.of());
      case AttributeType.MapOf map when map.item() instanceof AttributeType.Nested(var shape) ->
          add(blocks, name + ".*", head + indent + "some:\n", indent + "  ", shape, Map.of());
      default -> {}
    }
  }

  private static String sample(Attribute attribute) {
    return switch (attribute.type()) {
      case AttributeType.Text _ ->
          attribute
              .example()
              .filter(text -> text.startsWith("\""))
              .orElse('"' + attribute.example().orElse("some") + '"');
      default -> sample(attribute.type());
    };
  }

  private static String sample(AttributeType type) {
    return switch (type) {
      case AttributeType.Text _ -> "some";
      case AttributeType.Whole whole -> Long.toString(Math.max(whole.min(), 1));
      case AttributeType.Truth _ -> "true";
      case AttributeType.Choice(var words) -> words.getFirst();
      case AttributeType.Span _ -> "5s";
      case AttributeType.Moment _ -> "2026-12-31T20:00:00+08:00";
      case AttributeType.Confidential _ -> "{fromEnv: WEIR_SECRET_SOME}";
      case AttributeType.ListOf list -> "[" + sample(list.item()) + "]";
      case AttributeType.MapOf map -> "{some: " + sample(map.item()) + "}";
      case AttributeType.Nested(var shape) -> flow(shape);
    };
  }

  private static String flow(Shape shape) {
    var text = new StringBuilder("{");
    for (var attribute : shape.attributes()) {
      if (!attribute.computed()) {
        text.append(text.length() > 1 ? ", " : "").append(attribute.name()).append(": ");
        text.append(sample(attribute));
      }
    }
    return text.append('}').toString();
  }

  /** The document with the cursor where the block's first field is to be. */
  String empty() {
    return head + first + Buffer.CURSOR + "\n";
  }

  /** The document with every field of the block, in the order of {@link #fields}. */
  String full(Function<Map.Entry<String, Known>, String> line) {
    var text = new StringBuilder(head);
    var before = first;
    for (var field : fields.entrySet()) {
      text.append(before).append(line.apply(field)).append('\n');
      before = first.replace('-', ' ');
    }
    return text.toString();
  }

  /** How many lines stand before the block's first field. */
  int linesBefore() {
    return Math.toIntExact(head.chars().filter(c -> c == '\n').count());
  }
}

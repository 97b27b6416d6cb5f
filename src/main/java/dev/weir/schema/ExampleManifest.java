package dev.weir.schema;

import dev.weir.kind.Attribute;
import dev.weir.kind.AttributeType;
import dev.weir.kind.Kind;
import dev.weir.kind.Shape;
import java.util.Locale;
import java.util.regex.Pattern;

/** A manifest as it may look: what is required, and what has an example. */
final class ExampleManifest {

  /** Texts that YAML reads as they are. */
  private static final Pattern PLAIN =
      Pattern.compile("[A-Za-z0-9/][^#:{}\\[\\],\"']*(://[^\\s#,]+)?");

  private static final String VARIABLES =
      """
      apiVersion: weir/v1
      kind: Variables
      metadata: {name: my-variables}
      spec:
        city: {default: hangzhou, description: Where the festival is}
        fragCount: {type: number, default: 3, allowed: [3, 6]}
        streamKey: {sensitive: true}
      """;

  private static final String FOR_EACH =
      """
      apiVersion: weir/v1
      kind: ForEach
      metadata: {name: my-stages}
      spec:
        items:
          - {name: main, title: Main stage}
          - {name: lake, title: Lake stage}
        keyedBy: name
        template:
          apiVersion: aliyun-oss/v1
          kind: Channel
          metadata: {name: "stage-${each.key}"}
          spec:
            provider: my-provider
            description: ${each.value.title}
      """;

  private ExampleManifest() {}

  static String of(Kind<?> kind) {
    return switch (kind.name()) {
      case "Variables" -> VARIABLES;
      case "ForEach" -> FOR_EACH;
      default -> described(kind);
    };
  }

  private static String described(Kind<?> kind) {
    var out = new StringBuilder("apiVersion: " + kind.apiVersion() + "\n");
    var name = "my-" + kind.name().toLowerCase(Locale.ROOT);
    out.append("kind: ").append(kind.name()).append('\n');
    out.append("metadata: {name: ").append(name).append("}\n");
    var spec = new StringBuilder();
    if (KindDocs.isResource(kind)) {
      spec.append("  provider: my-provider\n");
    }
    block(spec, kind.shape(), "  ");
    return spec.isEmpty() ? out.toString() : out.append("spec:\n").append(spec).toString();
  }

  private static void block(StringBuilder out, Shape shape, String indent) {
    for (var attribute : shape.attributes()) {
      if (!attribute.computed() && (attribute.required() || attribute.example().isPresent())) {
        out.append(indent).append(attribute.name()).append(':');
        value(out, attribute, attribute.type(), indent);
      }
    }
  }

  private static void value(
      StringBuilder out, Attribute attribute, AttributeType type, String indent) {
    switch (type) {
      case AttributeType.Nested(var shape) -> {
        out.append('\n');
        block(out, shape, indent + "  ");
      }
      case AttributeType.ListOf list
          when list.item() instanceof AttributeType.Nested(var shape) -> {
        var items = new StringBuilder();
        block(items, shape, indent + "    ");
        out.append('\n').append(indent).append("  - ").append(items.toString().stripLeading());
      }
      case AttributeType.Confidential _ -> out.append(" {fromEnv: WEIR_SECRET_NAME}\n");
      case AttributeType.Choice(var words) ->
          out.append(' ').append(attribute.example().orElse(words.getFirst())).append('\n');
      case AttributeType.Text _ -> out.append(' ').append(text(example(attribute))).append('\n');
      case AttributeType.Whole _,
          AttributeType.Truth _,
          AttributeType.Span _,
          AttributeType.Moment _,
          AttributeType.ListOf _,
          AttributeType.MapOf _ ->
          out.append(' ').append(example(attribute)).append('\n');
    }
  }

  private static String example(Attribute attribute) {
    return attribute.example().orElse("…");
  }

  private static String text(String example) {
    return PLAIN.matcher(example).matches()
        ? example
        : "\"" + example.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}

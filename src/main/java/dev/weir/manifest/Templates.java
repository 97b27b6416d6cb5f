package dev.weir.manifest;

import dev.weir.diag.Place;
import dev.weir.kind.Address;
import dev.weir.kind.Reference;
import dev.weir.kind.Value;
import dev.weir.manifest.BindContext.Slot;
import dev.weir.manifest.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the references in a text, written as a dollar sign and {@code {Kind.name.attribute}}. */
final class Templates {

  private static final Pattern OPENING = Pattern.compile("\\$\\$\\{|\\$\\{([^}]*)(}?)");
  private static final Pattern REFERENCE =
      Pattern.compile("([A-Za-z][A-Za-z0-9]*\\.[A-Za-z0-9_-]+)((?:\\.[A-Za-z0-9_-]+|\\[[0-9]+])*)");
  private static final Pattern VARIABLE = Pattern.compile("var\\.[A-Za-z0-9_]+");
  private static final Pattern STEP = Pattern.compile("[A-Za-z0-9_-]+");
  private static final String HINT =
      "a reference is written `${Kind.name.attribute}`; a literal `${` is written `$${`";

  private final BindContext context;

  Templates(BindContext context) {
    this.context = context;
  }

  /** The text as a template; empty when a reference in it is malformed, which is told of. */
  Optional<Value.Template> read(YamlNode.Scalar scalar, Slot slot) {
    var parts = new ArrayList<Value.Template.Part>();
    var references = new ArrayList<Reference>();
    var text = scalar.text();
    var openings = OPENING.matcher(text);
    int at = 0;
    while (openings.find()) {
      literal(parts, text.substring(at, openings.start()));
      at = openings.end();
      if (openings.group().startsWith("$$")) {
        literal(parts, "${");
        continue;
      }
      var reference = reference(openings, scalar, slot);
      if (reference.isEmpty()) {
        return Optional.empty();
      }
      references.add(reference.get());
      parts.add(new Value.Template.Use(reference.get()));
    }
    literal(parts, text.substring(at));
    context.references().addAll(references);
    return Optional.of(new Value.Template(parts));
  }

  /** The text of a template without references. */
  static String literal(Value.Template template) {
    return template.parts().stream()
        .map(part -> part instanceof Value.Template.Literal(String text) ? text : "")
        .collect(Collectors.joining());
  }

  /** A template as it is written. */
  static String written(Value.Template template) {
    return template.parts().stream()
        .map(part ->
            switch (part) {
              case Value.Template.Literal(String text) -> text.replace("${", "$${");
              case Value.Template.Use(var reference) -> "${" + reference + "}";
            })
        .collect(Collectors.joining());
  }

  private static void literal(List<Value.Template.Part> parts, String text) {
    if (!text.isEmpty()) {
      parts.add(new Value.Template.Literal(text));
    }
  }

  private Optional<Reference> reference(Matcher opening, YamlNode.Scalar scalar, Slot slot) {
    var place = place(scalar, opening);
    if (opening.group(2).isEmpty()) {
      context.error(
          "bad-reference", context.of(slot) + " holds a `${` without its `}`", place, HINT);
      return Optional.empty();
    }
    var form = REFERENCE.matcher(opening.group(1));
    if (!form.matches()) {
      context.error(
          "bad-reference",
          context.of(slot) + " holds " + Words.quoted(opening.group()) + ", which is no reference",
          place,
          HINT);
      return Optional.empty();
    }
    if (VARIABLE.matcher(opening.group(1)).matches()) {
      context.error(
          "secret-variable",
          context.of(slot) + " would show the sensitive variable " + Words.quoted(opening.group()),
          place,
          "a sensitive variable stands alone, in a field that is a secret");
      return Optional.empty();
    }
    if (form.group(2).isEmpty()) {
      context.error(
          "bad-reference",
          context.of(slot)
              + " refers to a resource but names no attribute: "
              + Words.quoted(opening.group()),
          place,
          HINT);
      return Optional.empty();
    }
    var path = STEP.matcher(form.group(2)).results().map(MatchResult::group).toList();
    return Address.parse(form.group(1)).map(target -> new Reference(target, path, place));
  }

  /** The reference within its scalar, or the scalar where columns cannot be told from offsets. */
  private Place place(YamlNode.Scalar scalar, MatchResult part) {
    var text = scalar.text();
    int quotes = scalar.style() == YamlNode.Style.QUOTED ? 1 : 0;
    int length = text.codePointCount(0, text.length());
    var whole = context.source().place(scalar);
    if (scalar.extent() != length + 2 * quotes) {
      return whole;
    }
    int before = text.codePointCount(0, part.start());
    int width = text.codePointCount(part.start(), part.end());
    return new Place(
        whole.source(), whole.line(), whole.column() + quotes + before, Math.max(1, width));
  }
}

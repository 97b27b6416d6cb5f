package dev.weir.plan;

import dev.weir.diag.Diagnostic;
import dev.weir.kind.AttributeType;
import dev.weir.kind.Reference;
import dev.weir.kind.Scalars;
import dev.weir.kind.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Puts values in the place of references and secrets.
 *
 * @param references what a reference stands for; {@link Value.Unknown} before apply, {@link
 *     Value.Absent} when it is not set
 * @param secrets what a secret's source stands for
 * @param problems hears of references that stand for nothing that fits
 */
public record Resolver(
    Function<Reference, Value> references,
    Function<Value.SecretSource, Value> secrets,
    Consumer<Diagnostic> problems) {

  /** The block with every reference and secret replaced; the same one when it has none. */
  @SuppressWarnings("ReferenceEquality")
  public Value.Fields resolve(Value.Fields fields) {
    var resolved = fields.values();
    for (var attribute : fields.shape().attributes()) {
      var value = fields.get(attribute);
      var now = resolve(attribute.type(), value);
      if (now != value) {
        resolved = resolved == fields.values() ? new ArrayList<>(resolved) : resolved;
        resolved.set(attribute.index(), now);
      }
    }
    return resolved == fields.values() ? fields : new Value.Fields(fields.shape(), resolved);
  }

  private Value resolve(AttributeType type, Value value) {
    return switch (value) {
      case Value.Template template -> template(type, template);
      case Value.SecretSource source -> secrets.apply(source);
      case Value.Fields fields -> resolve(fields);
      case Value.Items(var items) -> {
        var itemType = ((AttributeType.ListOf) type).item();
        yield new Value.Items(items.stream().map(item -> resolve(itemType, item)).toList());
      }
      case Value.Entries(var entries) -> {
        var itemType = ((AttributeType.MapOf) type).item();
        var resolved = new LinkedHashMap<String, Value>();
        entries.forEach((key, item) -> resolved.put(key, resolve(itemType, item)));
        yield new Value.Entries(resolved);
      }
      default -> value;
    };
  }

  private Value template(AttributeType type, Value.Template template) {
    var parts = template.parts();
    return parts.size() == 1 && parts.getFirst() instanceof Value.Template.Use(var reference)
        ? whole(type, reference)
        : text(type, template);
  }

  /** A scalar that is one reference keeps the type of what it refers to, if that fits. */
  private Value whole(AttributeType type, Reference reference) {
    var value = references.apply(reference);
    if (!value.isPresent()) {
      return unset(reference);
    }
    var text = Scalars.write(value);
    return text.isPresent() ? read(type, text.get(), reference) : value;
  }

  private Value text(AttributeType type, Value.Template template) {
    var text = new StringBuilder();
    Optional<Reference> last = Optional.empty();
    for (var part : template.parts()) {
      switch (part) {
        case Value.Template.Literal(String literal) -> text.append(literal);
        case Value.Template.Use(var reference) -> {
          var value = references.apply(reference);
          if (value instanceof Value.Unknown) {
            return Value.Unknown.UNKNOWN;
          }
          if (!value.isPresent()) {
            return unset(reference);
          }
          text.append(Scalars.write(value).orElse(""));
          last = Optional.of(reference);
        }
      }
    }
    return last.isPresent()
        ? read(type, text.toString(), last.get())
        : new Value.Text(text.toString());
  }

  private Value read(AttributeType type, String text, Reference reference) {
    try {
      return Scalars.read(type, text);
    } catch (Scalars.Unreadable e) {
      problems.accept(
          Diagnostic.error(
                  "reference-does-not-fit",
                  "what `${%s}` stands for does not fit here: it %s"
                      .formatted(reference, e.getMessage()))
              .at(reference.place()));
      return Value.Unknown.UNKNOWN;
    }
  }

  private Value unset(Reference reference) {
    problems.accept(
        Diagnostic.error("reference-not-set", "`${%s}` is not set".formatted(reference))
            .at(reference.place())
            .hint("set it in `" + reference.target() + "`, or write the value here"));
    return Value.Unknown.UNKNOWN;
  }
}

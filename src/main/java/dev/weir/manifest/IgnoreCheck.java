package dev.weir.manifest;

import dev.weir.diag.Place;
import dev.weir.diag.Suggestion;
import dev.weir.kind.Attribute;
import dev.weir.kind.AttributeType;
import dev.weir.kind.Field;
import dev.weir.kind.Kind;
import dev.weir.kind.Shape;
import dev.weir.kind.Value;
import java.util.Optional;
import java.util.function.Function;

/**
 * Checks {@code lifecycle.ignore}: what is ignored must be a field that a manifest sets, and not
 * say which object it is.
 */
final class IgnoreCheck {

  private final BindContext context;
  private final Kind<?> kind;
  private final Function<String, Place> places;

  /** A check whose places are found by the path within {@code lifecycle}. */
  IgnoreCheck(BindContext context, Kind<?> kind, Function<String, Place> places) {
    this.context = context;
    this.kind = kind;
    this.places = places;
  }

  /** Checks the list as it is written. */
  void check(Value ignores) {
    if (ignores instanceof Value.Items(var items)) {
      for (int i = 0; i < items.size(); i++) {
        if (items.get(i) instanceof Value.Fields item
            && item.get("field") instanceof Value.Text(var field)) {
          check(field, "ignore[" + i + "].field");
        }
      }
    }
  }

  private void check(String field, String path) {
    var shape = Optional.of(kind.shape());
    Optional<Attribute> found = Optional.empty();
    for (var step : Ignore.path(field)) {
      found = shape.filter(s -> s.has(step)).map(s -> s.attribute(step));
      if (found.isEmpty()) {
        unknown(field, path, shape, step);
        return;
      }
      shape = found.flatMap(IgnoreCheck::within);
    }
    found.ifPresent(attribute -> check(attribute, field, path));
  }

  private static Optional<Shape> within(Attribute attribute) {
    return attribute.type() instanceof AttributeType.Nested(var inner)
        ? Optional.of(inner)
        : Optional.empty();
  }

  private void unknown(String field, String path, Optional<Shape> shape, String step) {
    context.error(
        "unknown-field",
        context.subject() + " has no field `" + field + "` to ignore",
        places.apply(path),
        shape
            .map(s -> Suggestion.hint(step, s.attributes().stream().map(Attribute::name).toList()))
            .orElse("name the whole field: a part of a list or map cannot be ignored alone"));
  }

  private void check(Attribute attribute, String field, String path) {
    if (attribute.computed() || attribute.role() == Field.Role.IDENTITY) {
      context.error(
          "not-ignorable",
          "`" + field + "` of " + context.subject() + " cannot be ignored",
          places.apply(path),
          attribute.computed()
              ? "it is the provider's own, and never a difference"
              : "it says which object this is");
    }
  }
}

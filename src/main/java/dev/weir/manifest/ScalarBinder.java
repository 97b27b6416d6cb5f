package dev.weir.manifest;

import dev.weir.kind.AttributeType;
import dev.weir.kind.Value;
import dev.weir.manifest.BindContext.Slot;

/** Reads single values: a text becomes what the attribute's type says, never what YAML guesses. */
final class ScalarBinder {

  private final BindContext context;
  private final Templates templates;

  ScalarBinder(BindContext context) {
    this.context = context;
    this.templates = new Templates(context);
  }

  Value value(AttributeType type, YamlNode.Scalar scalar, Slot slot) {
    if (slot.takesReferences() && scalar.text().contains("${")) {
      return templates
          .read(scalar, slot)
          .map(template -> value(type, template, scalar, slot))
          .orElse(Value.Absent.ABSENT);
    }
    return plain(type, scalar.text(), scalar, slot);
  }

  private Value value(
      AttributeType type, Value.Template template, YamlNode.Scalar scalar, Slot slot) {
    if (template.parts().stream().allMatch(Value.Template.Literal.class::isInstance)) {
      return plain(type, Templates.literal(template), scalar, slot);
    }
    boolean embedded = template.parts().size() > 1;
    if (embedded && !(type instanceof AttributeType.Text)) {
      context.error(
          "wrong-type",
          context.of(slot) + " must be " + Words.of(type) + ", not text with a reference in it",
          scalar,
          "a reference can stand here alone, without text around it");
      return Value.Absent.ABSENT;
    }
    return template;
  }

  private Value plain(AttributeType type, String text, YamlNode.Scalar scalar, Slot slot) {
    return switch (ScalarProblem.read(type, text)) {
      case ScalarProblem.Outcome.Fine(var value) -> value;
      case ScalarProblem.Outcome.Wrong(var problem) -> {
        context.error(
            problem.code(), context.of(slot) + " " + problem.says(), scalar, problem.hint());
        yield Value.Absent.ABSENT;
      }
    };
  }
}

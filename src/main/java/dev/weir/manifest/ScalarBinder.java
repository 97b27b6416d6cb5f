package dev.weir.manifest;

import dev.weir.kind.AttributeType;
import dev.weir.kind.Value;
import dev.weir.manifest.BindContext.Slot;
import dev.weir.manifest.yaml.YamlNode;

/** Reads single values: a text becomes what the attribute's type says, never what YAML guesses. */
final class ScalarBinder {

  private final BindContext context;
  private final Templates templates;

  ScalarBinder(BindContext context) {
    this.context = context;
    this.templates = new Templates(context);
  }

  Value value(AttributeType type, YamlNode.Scalar scalar, Slot slot) {
    if (slot.references() == Slot.References.TEXT || !scalar.text().contains("${")) {
      return plain(type, scalar.text(), scalar, slot);
    }
    return templates
        .read(scalar, slot)
        .map(template -> value(type, template, scalar, slot))
        .orElse(Value.Absent.ABSENT);
  }

  private Value value(
      AttributeType type, Value.Template template, YamlNode.Scalar scalar, Slot slot) {
    if (template.parts().stream().allMatch(Value.Template.Literal.class::isInstance)) {
      return plain(type, Templates.literal(template), scalar, slot);
    }
    if (slot.references() == Slot.References.REFUSED) {
      return refuse(
          "reference-in-settings",
          context.of(slot) + " must not hold references",
          "settings are read before everything else; write the value",
          scalar);
    }
    if (template.parts().size() > 1 && !(type instanceof AttributeType.Text)) {
      return refuse(
          "wrong-type",
          context.of(slot) + " must be " + Words.of(type) + ", not text with a reference in it",
          "a reference can stand here alone, without text around it",
          scalar);
    }
    return template;
  }

  private Value refuse(String code, String message, String hint, YamlNode.Scalar scalar) {
    context.error(code, message, scalar, hint);
    return Value.Absent.ABSENT;
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

package dev.weir.manifest;

import dev.weir.diag.Suggestion;
import dev.weir.kind.Attribute;
import dev.weir.kind.AttributeType;
import dev.weir.kind.Shape;
import dev.weir.kind.Value;
import dev.weir.manifest.BindContext.Slot;
import dev.weir.manifest.yaml.YamlNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Turns YAML into values, led by the types of a kind. Whatever does not fit is told of and left
 * out, so that one run finds every problem.
 */
final class Binder {

  private final BindContext context;
  private final ScalarBinder scalars;
  private final SecretBinder secrets;

  Binder(BindContext context) {
    this.context = context;
    this.scalars = new ScalarBinder(context);
    this.secrets = new SecretBinder(context);
  }

  /**
   * Reads a block.
   *
   * @param besides names that are allowed in it and read elsewhere
   */
  Value.Fields block(Shape shape, YamlNode.Mapping mapping, Slot slot, Set<String> besides) {
    var attributes = shape.attributes();
    var values = new ArrayList<Value>(Collections.nCopies(attributes.size(), Value.Absent.ABSENT));
    var written = new boolean[attributes.size()];
    for (var entry : mapping.entries()) {
      var name = entry.key().text();
      if (besides.contains(name)) {
        continue;
      }
      if (!shape.has(name)) {
        unknown(shape, entry, slot, besides);
        continue;
      }
      var attribute = shape.attribute(name);
      if (attribute.computed() || !entry.value().isNothing()) {
        written[attribute.index()] = true;
        values.set(attribute.index(), field(attribute, entry, slot));
      }
    }
    for (var attribute : attributes) {
      if (attribute.required() && !written[attribute.index()]) {
        missing(attribute, slot);
      }
    }
    return new Value.Fields(shape, values);
  }

  private Value field(Attribute attribute, YamlNode.Entry entry, Slot block) {
    var slot = block.field(attribute.name(), context.source().place(entry.key()));
    if (attribute.computed()) {
      context.error(
          "computed-field-set",
          context.of(slot) + " is told by the provider; a manifest cannot set it",
          slot.key(),
          "remove it");
      return Value.Absent.ABSENT;
    }
    return value(attribute.type(), entry.value(), slot);
  }

  private Value value(AttributeType type, YamlNode node, Slot slot) {
    return switch (type) {
      case AttributeType.Nested nested ->
          node instanceof YamlNode.Mapping mapping
              ? block(nested.shape(), mapping, slot, Set.of())
              : misfit(type, node, slot);
      case AttributeType.ListOf list ->
          node instanceof YamlNode.Sequence sequence
              ? list(list, sequence, slot)
              : misfit(type, node, slot);
      case AttributeType.MapOf map ->
          node instanceof YamlNode.Mapping mapping
              ? map(map, mapping, slot)
              : misfit(type, node, slot);
      case AttributeType.Confidential _ -> secrets.value(node, slot);
      case AttributeType.Text _,
          AttributeType.Whole _,
          AttributeType.Truth _,
          AttributeType.Choice _,
          AttributeType.Span _,
          AttributeType.Moment _ ->
          node instanceof YamlNode.Scalar scalar
              ? scalars.value(type, scalar, slot)
              : misfit(type, node, slot);
    };
  }

  private Value list(AttributeType.ListOf type, YamlNode.Sequence sequence, Slot slot) {
    size(sequence.items().size(), type.min(), type.max(), "items", slot);
    var values = new ArrayList<Value>(sequence.items().size());
    for (int i = 0; i < sequence.items().size(); i++) {
      var item = sequence.items().get(i);
      var place = slot.item(i, context.source().place(item));
      if (item.isNothing()) {
        empty(place);
        continue;
      }
      values.add(value(type.item(), item, place));
    }
    Duplicates.check(type, values, sequence, slot, context);
    return new Value.Items(values);
  }

  private Value map(AttributeType.MapOf type, YamlNode.Mapping mapping, Slot slot) {
    size(mapping.entries().size(), type.min(), type.max(), "entries", slot);
    var values = new LinkedHashMap<String, Value>();
    for (var entry : mapping.entries()) {
      var place = slot.field(entry.key().text(), context.source().place(entry.key()));
      if (entry.value().isNothing()) {
        empty(place);
        continue;
      }
      values.put(entry.key().text(), value(type.item(), entry.value(), place));
    }
    return new Value.Entries(values);
  }

  private void size(int size, int min, int max, String what, Slot slot) {
    if (size >= min && size <= max) {
      return;
    }
    var limit = size < min ? " needs at least " + min : " takes at most " + max;
    context.error(
        "out-of-range", context.of(slot) + limit + " " + what + ", has " + size, slot.key(), "");
  }

  private void empty(Slot slot) {
    context.error(
        "wrong-type",
        context.of(slot) + " has no value",
        slot.key(),
        "remove it, or write `\"\"` for an empty text");
  }

  private Value misfit(AttributeType type, YamlNode node, Slot slot) {
    context.error(
        "wrong-type",
        context.of(slot) + " must be " + Words.of(type) + ", not " + node.form(),
        slot.key(),
        Words.example(type));
    return Value.Absent.ABSENT;
  }

  private void unknown(Shape shape, YamlNode.Entry entry, Slot slot, Set<String> besides) {
    var name = entry.key().text();
    if (mayBeSecret(shape, name)) {
      secrets.hide(entry.value());
    }
    var known = new TreeSet<>(besides);
    settable(shape).forEach(attribute -> known.add(attribute.name()));
    var within = slot.path().isEmpty() ? "" : " in `" + slot.path() + "`";
    context.error(
        "unknown-field",
        context.subject() + " has no field `" + name + "`" + within,
        entry.key(),
        Elsewhere.hint(shape, name).orElseGet(() -> Suggestion.hint(name, known)));
  }

  /** Whether somebody who wrote this name may have meant a secret. */
  private static boolean mayBeSecret(Shape shape, String name) {
    var secret = shape.attributes().stream().filter(Attribute::sensitive).map(Attribute::name);
    return Suggestion.closest(name, secret.toList()).isPresent();
  }

  private static List<Attribute> settable(Shape shape) {
    return shape.attributes().stream().filter(attribute -> !attribute.computed()).toList();
  }

  private void missing(Attribute attribute, Slot slot) {
    var within = slot.path().isEmpty() ? "" : " in `" + slot.path() + "`";
    var example =
        attribute.example().map(text -> ", for instance `" + attribute.name() + ": " + text + "`");
    context.error(
        "missing-field",
        context.subject() + " lacks `" + attribute.name() + "`" + within,
        slot.key(),
        "`"
            + attribute.name()
            + "` is required: "
            + Words.of(attribute.type())
            + example.orElse(""));
  }
}

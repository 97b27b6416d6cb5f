package dev.weir.manifest.overlay;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Diagnostics;
import dev.weir.kind.Address;
import dev.weir.kind.AttributeType;
import dev.weir.kind.Shape;
import dev.weir.manifest.yaml.NodeSource;
import dev.weir.manifest.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Merges a patch into a document: blocks field by field, lists whose items are told apart by a
 * field item by item, everything else as a whole. {@code null} removes a field.
 */
final class Merge {

  private static final String REPLACE = "replace";
  private static final String DELETE = "delete";

  private final Address address;
  private final NodeSource source;
  private final Diagnostics problems;

  Merge(Address address, NodeSource source, Diagnostics problems) {
    this.address = address;
    this.source = source;
    this.problems = problems;
  }

  /** A document with a patch merged in. */
  YamlNode.Mapping document(YamlNode.Mapping base, YamlNode.Mapping patch, Optional<Shape> spec) {
    return merged(
        base,
        patch,
        "",
        name -> name.equals("spec") ? spec.map(AttributeType.Nested::new) : Optional.empty());
  }

  /** What is known of the fields of a block. */
  @FunctionalInterface
  private interface Types {
    Optional<? extends AttributeType> of(String field);
  }

  private static Types types(Optional<? extends AttributeType> block) {
    return name ->
        block
            .filter(AttributeType.Nested.class::isInstance)
            .map(type -> ((AttributeType.Nested) type).shape())
            .filter(shape -> shape.has(name))
            .map(shape -> shape.attribute(name).type());
  }

  private YamlNode.Mapping merged(
      YamlNode.Mapping base, YamlNode.Mapping patch, String path, Types types) {
    List<YamlNode.Entry> entries = new ArrayList<>(base.entries());
    for (var change : patch.entries()) {
      var name = change.key().text();
      if (name.equals(Patch.KEY)) {
        continue;
      }
      int index = index(entries, name);
      if (isRemoval(change.value())) {
        if (index < 0) {
          error(
              "nothing-to-remove",
              "the patch removes `%s%s` of `%s`, which is not set".formatted(path, name, address),
              change.key());
        } else {
          entries.remove(index);
        }
        continue;
      }
      var before = index < 0 ? Optional.<YamlNode>empty() : Optional.of(entries.get(index).value());
      var value = value(before, change.value(), path + name, types.of(name));
      if (index < 0) {
        entries.add(new YamlNode.Entry(change.key(), value));
      } else {
        entries.set(index, new YamlNode.Entry(entries.get(index).key(), value));
      }
    }
    return new YamlNode.Mapping(entries, base.line(), base.column());
  }

  private static int index(List<YamlNode.Entry> entries, String name) {
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i).key().text().equals(name)) {
        return i;
      }
    }
    return -1;
  }

  private boolean isRemoval(YamlNode value) {
    return value.isNothing()
        || (value instanceof YamlNode.Mapping block && directive(block).equals(DELETE));
  }

  private String directive(YamlNode.Mapping block) {
    var written = block.value(Patch.KEY);
    if (written.isEmpty()) {
      return "";
    }
    var word = written.get() instanceof YamlNode.Scalar scalar ? scalar.text() : "";
    if (!word.equals(REPLACE) && !word.equals(DELETE) && !word.equals("merge")) {
      error(
          "bad-patch",
          "`$patch` within a document is `merge`, `replace` or `delete`",
          written.get());
    }
    return word;
  }

  private YamlNode value(
      Optional<YamlNode> before,
      YamlNode change,
      String path,
      Optional<? extends AttributeType> type) {
    if (change instanceof YamlNode.Mapping patch) {
      // Where a secret is to be found is one value: another source takes the place of the first.
      if (type.isPresent() && type.get() instanceof AttributeType.Confidential) {
        return patch.without(Patch.KEY);
      }
      if (before.orElse(change) instanceof YamlNode.Mapping base
          && before.isPresent()
          && !directive(patch).equals(REPLACE)) {
        return merged(base, patch, path + ".", types(type));
      }
      return patch.without(Patch.KEY);
    }
    if (change instanceof YamlNode.Sequence patch
        && before.isPresent()
        && before.get() instanceof YamlNode.Sequence base
        && type.isPresent()
        && type.get() instanceof AttributeType.ListOf list
        && list.order() instanceof AttributeType.Order.KeyedBy(var key)) {
      return items(base, patch, key, path, list.item());
    }
    return change;
  }

  private YamlNode items(
      YamlNode.Sequence base,
      YamlNode.Sequence patch,
      String key,
      String path,
      AttributeType item) {
    List<YamlNode> items = new ArrayList<>(base.items());
    for (var change : patch.items()) {
      int index = indexOf(items, key, key(change, key));
      boolean removes = change instanceof YamlNode.Mapping block && directive(block).equals(DELETE);
      if (removes && index < 0) {
        error(
            "nothing-to-remove",
            "the patch removes an item of `%s` of `%s` that is not there".formatted(path, address),
            change);
      } else if (removes) {
        items.remove(index);
      } else if (index < 0) {
        items.add(change);
      } else {
        var before = Optional.of(items.get(index));
        items.set(index, value(before, change, path + "[" + index + "]", Optional.of(item)));
      }
    }
    return new YamlNode.Sequence(items, base.line(), base.column());
  }

  private static int indexOf(List<YamlNode> items, String key, Optional<String> wanted) {
    for (int i = 0; i < items.size(); i++) {
      if (wanted.isPresent() && key(items.get(i), key).equals(wanted)) {
        return i;
      }
    }
    return -1;
  }

  private static Optional<String> key(YamlNode item, String key) {
    return item instanceof YamlNode.Mapping block
            && block.value(key).orElse(item) instanceof YamlNode.Scalar scalar
        ? Optional.of(scalar.text())
        : Optional.empty();
  }

  private void error(String code, String message, YamlNode node) {
    problems.add(Diagnostic.error(code, message).at(source.place(node)).about(address));
  }
}

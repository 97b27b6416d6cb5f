package dev.weir.manifest.template;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Diagnostics;
import dev.weir.diag.Place;
import dev.weir.diag.Suggestion;
import dev.weir.manifest.expr.ScalarTemplate;
import dev.weir.manifest.expr.Scope;
import dev.weir.manifest.yaml.NodeSource;
import dev.weir.manifest.yaml.YamlNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A {@code kind: ForEach}, read: what it goes over, and what it fills in for each.
 *
 * @param elements what it goes over; keys are unique
 * @param templates the documents that each element gives
 */
public record Loop(List<Element> elements, List<YamlNode.Mapping> templates) {

  private static final int MOST = 200_000;
  private static final Pattern VARIABLE =
      Pattern.compile("\\$\\{ *var\\.([A-Za-z][A-Za-z0-9_]*) *}");
  private static final List<String> FIELDS = List.of("items", "keyedBy", "template");

  public Loop {
    elements = List.copyOf(elements);
    templates = List.copyOf(templates);
  }

  /**
   * One of those that it goes over.
   *
   * @param each what expressions in the template see
   * @param place where it is written
   */
  public record Element(Scope.Each each, Place place) {}

  /**
   * Reads the spec of a document.
   *
   * @param subject what messages call the document
   * @param variables what its items may name
   */
  public static Optional<Loop> read(
      YamlNode.Mapping spec,
      NodeSource source,
      String subject,
      Variables variables,
      Budget budget,
      Diagnostics problems) {
    var reader = new Reader(source, subject, problems);
    reader.fields(spec);
    var templates = reader.templates(spec);
    var written = spec.value("items");
    if (written.isEmpty()) {
      reader.error(
          "missing-field",
          subject + " lacks `items`",
          spec,
          "a list, a map, or a variable that is one: `items: ${var.stages}`");
      return Optional.empty();
    }
    return items(written.get(), reader, variables, budget)
        .flatMap(items -> {
          if (items.node() instanceof YamlNode.Mapping) {
            reader.refuseKey(spec);
          }
          return new Reader(items.source(), subject, problems).elements(items, spec);
        })
        .filter(_ -> !templates.isEmpty())
        .map(elements -> new Loop(elements, templates));
  }

  /** A variable that stands alone keeps the places of what is in it. */
  private static Optional<Setting> items(
      YamlNode written, Reader reader, Variables variables, Budget budget) {
    if (written instanceof YamlNode.Scalar scalar) {
      var alone = VARIABLE.matcher(scalar.text());
      var setting = alone.matches() ? variables.setting(alone.group(1)) : Optional.<Setting>empty();
      if (setting.isPresent()) {
        return setting;
      }
    }
    if (!reader.isPlain(written)) {
      return Optional.empty();
    }
    var template =
        NodeTemplate.of(written, reader.source(), variables, "`items` of " + reader.subject());
    reader.problems().addAll(template.problems());
    return template.problems().isEmpty()
        ? template
            .fillPlain(variables, "`items` of " + reader.subject(), budget, reader.problems())
            .map(node -> Setting.of(node, reader.source()))
        : Optional.empty();
  }

  /** Reads the parts of a spec. */
  private record Reader(NodeSource source, String subject, Diagnostics problems) {

    void fields(YamlNode.Mapping spec) {
      for (var entry : spec.entries()) {
        var name = entry.key().text();
        if (!FIELDS.contains(name)) {
          error(
              "unknown-field",
              subject + " has no field `" + VariableReader.shortened(name) + "`",
              entry.key(),
              Suggestion.hint(name, FIELDS));
        }
      }
    }

    List<YamlNode.Mapping> templates(YamlNode.Mapping spec) {
      var written = spec.value("template");
      if (written.isEmpty()) {
        error(
            "missing-field",
            subject + " lacks `template`",
            spec,
            "the document that each element gives: its apiVersion, kind, metadata and spec");
        return List.of();
      }
      if (written.get() instanceof YamlNode.Mapping one) {
        return List.of(one);
      }
      if (written.get() instanceof YamlNode.Sequence(var items, _, _)
          && items.stream().allMatch(YamlNode.Mapping.class::isInstance)) {
        return items.stream().map(YamlNode.Mapping.class::cast).toList();
      }
      error(
          "wrong-type",
          "`template` of " + subject + " must be a document, or a list of documents",
          spec.entry("template").orElseThrow().key(),
          "");
      return List.of();
    }

    /** References have their place in the template: what elements say is text. */
    boolean isPlain(YamlNode node) {
      return switch (node) {
        case YamlNode.Scalar scalar -> {
          boolean plain =
              !scalar.text().contains("${")
                  || scalar.text().contains("$${")
                  || ScalarTemplate.isIn(scalar.text());
          if (!plain) {
            error(
                "reference-in-items",
                "an element of " + subject + " holds a reference",
                scalar,
                "write it into the template, for instance `${Channel.${each.key}.playUrl}`");
          }
          yield plain;
        }
        case YamlNode.Sequence(var items, _, _) -> items.stream().allMatch(this::isPlain);
        case YamlNode.Mapping(var entries, _, _) ->
            entries.stream().allMatch(entry -> isPlain(entry.value()));
      };
    }

    Optional<List<Element>> elements(Setting setting, YamlNode.Mapping spec) {
      var items = setting.node();
      var found =
          switch (items) {
            case YamlNode.Mapping(var entries, _, _) -> {
              yield entries.stream()
                  .map(entry -> new Keyed(entry.key().text(), entry.value(), entry.key()))
                  .toList();
            }
            case YamlNode.Sequence sequence -> list(sequence, spec);
            case YamlNode.Scalar _ -> {
              error(
                  "wrong-type",
                  "`items` of " + subject + " must be a list or a map, not " + items.form(),
                  items,
                  "");
              yield List.<Keyed>of();
            }
          };
      if (items instanceof YamlNode.Scalar) {
        return Optional.empty();
      }
      if (found.isEmpty() && !problems.hasErrors()) {
        problems.add(
            Diagnostic.warning("no-elements", subject + " goes over nothing")
                .at(source.place(items))
                .hint("what it gave before counts as removed"));
      }
      if (found.size() > MOST) {
        error(
            "expansion-too-large",
            "%s goes over %d elements; at most %d are taken".formatted(subject, found.size(), MOST),
            items,
            "");
        return Optional.empty();
      }
      return Optional.of(unique(found));
    }

    private record Keyed(String key, YamlNode value, YamlNode node) {}

    private void refuseKey(YamlNode.Mapping spec) {
      spec.entry("keyedBy")
          .ifPresent(entry ->
              error(
                  "wrong-type",
                  "`keyedBy` of " + subject + " is for lists: a map has its keys already",
                  entry.key(),
                  "remove it"));
    }

    private List<Keyed> list(YamlNode.Sequence sequence, YamlNode.Mapping spec) {
      var field =
          spec.value("keyedBy")
              .filter(YamlNode.Scalar.class::isInstance)
              .map(node -> ((YamlNode.Scalar) node).text());
      var found = new ArrayList<Keyed>(sequence.items().size());
      for (var item : sequence.items()) {
        key(item, field).ifPresent(key -> found.add(new Keyed(key.text(), item, key)));
      }
      return found;
    }

    /** What tells an element of a list from the others; its number would move. */
    private Optional<YamlNode.Scalar> key(YamlNode item, Optional<String> field) {
      if (item instanceof YamlNode.Scalar scalar && !scalar.isNull() && field.isEmpty()) {
        return Optional.of(scalar);
      }
      if (item instanceof YamlNode.Mapping block && field.isPresent()) {
        var key = block.value(field.get());
        if (key.isPresent() && key.get() instanceof YamlNode.Scalar scalar) {
          return Optional.of(scalar);
        }
        error(
            "missing-each-key",
            "an element of " + subject + " has no `" + field.get() + "`, which is its key",
            item,
            "each element needs a key that stays the same wherever it stands in the list");
        return Optional.empty();
      }
      if (item instanceof YamlNode.Mapping) {
        error(
            "missing-each-key",
            "an element of " + subject + " is a block, and nothing says which field is its key",
            item,
            "name a field that is different in each: `keyedBy: name`");
        return Optional.empty();
      }
      error(
          "missing-each-key",
          "an element of "
              + subject
              + " cannot have a key: it is "
              + (item.isNothing() ? "empty" : item.form()),
          item,
          field.isPresent() ? "each element has to be a block with its key in it" : "");
      return Optional.empty();
    }

    private List<Element> unique(List<Keyed> found) {
      var first = new HashMap<String, Keyed>();
      var elements = new ArrayList<Element>(found.size());
      for (var keyed : found) {
        var earlier = first.putIfAbsent(keyed.key(), keyed);
        if (earlier == null) {
          elements.add(
              new Element(
                  new Scope.Each(keyed.key(), Data.of(keyed.value())), source.place(keyed.node())));
          continue;
        }
        problems.add(
            Diagnostic.error(
                    "duplicate-each-key",
                    "%s has two elements with the key `%s`"
                        .formatted(subject, VariableReader.shortened(keyed.key())))
                .at(source.place(keyed.node()))
                .related("the first is here", source.place(earlier.node()))
                .hint("the key becomes a part of addresses, so it has to be unique"));
      }
      return elements;
    }

    void error(String code, String message, YamlNode node, String hint) {
      var problem = Diagnostic.error(code, message).at(source.place(node));
      problems.add(hint.isEmpty() ? problem : problem.hint(hint));
    }
  }
}

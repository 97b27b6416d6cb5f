package dev.weir.manifest.template;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Diagnostics;
import dev.weir.diag.Place;
import dev.weir.diag.Suggestion;
import dev.weir.manifest.expr.Datum;
import dev.weir.manifest.yaml.Limits;
import dev.weir.manifest.yaml.ManifestSource;
import dev.weir.manifest.yaml.NodeSource;
import dev.weir.manifest.yaml.Pieces;
import dev.weir.manifest.yaml.TextCheck;
import dev.weir.manifest.yaml.YamlNode;
import dev.weir.manifest.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Collects the variables that documents declare, and gives them their values. */
public final class VariableDocuments {

  private final SequencedMap<String, Variable> declared = new LinkedHashMap<>();
  private final Map<String, Setting> values = new HashMap<>();
  private final Map<String, Datum> given = new HashMap<>();
  private final Set<String> refused = new HashSet<>();
  private final Diagnostics problems;
  private final Limits limits;

  /** None yet. */
  public VariableDocuments(Limits limits, Diagnostics problems) {
    this.limits = limits;
    this.problems = problems;
  }

  /** Adds the variables of a document's spec. */
  public void add(YamlNode.Mapping spec, NodeSource source) {
    var reader = new VariableReader(source, problems);
    for (var entry : spec.entries()) {
      reader.read(entry).ifPresent(this::add);
    }
  }

  private void add(Variable variable) {
    var first = declared.putIfAbsent(variable.name(), variable);
    if (first != null) {
      problems.add(
          Diagnostic.error(
                  "duplicate-variable", "the variable `" + variable.name() + "` is declared twice")
              .at(variable.place())
              .related("declared here first", first.place())
              .hint("names of variables are unique among all `Variables` documents of a stack"));
    }
  }

  /** The variables with the values that a run gives them; tells of values that do not fit. */
  public Variables with(Given wanted) {
    declared.values().forEach(v -> v.fallback().ifPresent(value -> values.put(v.name(), value)));
    declared.values().forEach(v -> environment(v, wanted));
    wanted.files().forEach(file -> file(file, wanted.strict()));
    wanted.values().forEach(option -> single(option, wanted.strict()));
    return new Variables(declared, values, given, refused);
  }

  private void environment(Variable variable, Given wanted) {
    var name = Given.PREFIX + variable.name();
    wanted.environment().apply(name).ifPresent(text -> text(variable, text, name));
  }

  private void single(String option, boolean strict) {
    int equals = option.indexOf('=');
    var name = equals < 0 ? option : option.substring(0, equals);
    if (equals < 0) {
      problems.add(
          Diagnostic.error("bad-variable", "`--var " + shown(name) + "` gives no value")
              .hint("write `--var NAME=VALUE`"));
      return;
    }
    var variable = declared.get(name);
    if (variable == null) {
      if (!strict) {
        return;
      }
      problems.add(
          Diagnostic.error(
                  "unknown-variable", "`--var` names `" + shown(name) + "`, which is not declared")
              .hint(Suggestion.hint(name, declared.keySet())));
      return;
    }
    text(variable, option.substring(equals + 1), "--var " + name);
  }

  /** A value that came as text: single values are taken as they are, the others are YAML. */
  private void text(Variable variable, String text, String from) {
    var source = new ManifestSource(from, "-", text.getBytes(StandardCharsets.UTF_8));
    if (!variable.type().isBlock()) {
      int width = text.codePointCount(0, text.length());
      accept(variable, new YamlNode.Scalar(text, YamlNode.Style.QUOTED, 1, 1, width), source);
      return;
    }
    var root = root(source);
    root.ifPresent(node -> accept(variable, node, source));
    if (root.isEmpty()) {
      refused.add(variable.name());
    }
  }

  private void file(ManifestSource source, boolean strict) {
    var root = root(source);
    boolean secret = declared.values().stream().anyMatch(Variable::sensitive);
    if (secret && !(root.isPresent() && root.get() instanceof YamlNode.Mapping)) {
      // Which of its lines are secret is not known.
      source.hideWhole();
    }
    if (root.isEmpty()) {
      return;
    }
    if (!(root.get() instanceof YamlNode.Mapping(var entries, _, _))) {
      problems.add(
          Diagnostic.error(
                  "wrong-type", "a file with variables must be a map, not " + root.get().form())
              .at(source.place(root.get()))
              .hint("one `name: value` a line"));
      return;
    }
    for (var entry : entries) {
      var variable = declared.get(entry.key().text());
      if (variable == null) {
        // It may be a secret whose name is misspelt.
        VariableReader.hide(entry.value(), source);
        if (!strict) {
          continue;
        }
        problems.add(
            Diagnostic.warning(
                    "unknown-variable",
                    "`" + shown(entry.key().text()) + "` is given, and no manifest declares it")
                .at(source.place(entry.key()))
                .hint(Suggestion.hint(entry.key().text(), declared.keySet())));
        continue;
      }
      accept(variable, entry.value(), source);
    }
  }

  private Optional<YamlNode> root(ManifestSource source) {
    if (!TextCheck.passes(source, problems)) {
      return Optional.empty();
    }
    var pieces = Pieces.of(source);
    if (pieces.size() != 1) {
      problems.add(
          Diagnostic.error(
                  "wrong-type",
                  "%s holds %d YAML documents, not one".formatted(source.name(), pieces.size()))
              .at(pieces.stream().skip(1).findFirst().map(VariableDocuments::beginning)));
      return Optional.empty();
    }
    var found =
        YamlReader.read(pieces.getFirst(), limits, UnaryOperator.identity(), problems).documents();
    return found.stream().findFirst();
  }

  private static Place beginning(Pieces.Piece piece) {
    return new Place(piece.source(), piece.firstLine(), 1, 1);
  }

  private void accept(Variable variable, YamlNode node, ManifestSource source) {
    if (variable.sensitive()) {
      VariableReader.hide(node, source);
    }
    var setting = Setting.of(node, source);
    var misfit = variable.misfit(setting.value());
    if (misfit.isPresent()) {
      refused.add(variable.name());
      problems.add(
          Diagnostic.error(
                  misfit.get().code(),
                  "the value of `var.%s` %s".formatted(variable.name(), misfit.get().says()))
              .at(setting.place())
              .related("`var." + variable.name() + "` is declared here", variable.place()));
      return;
    }
    refused.remove(variable.name());
    values.put(variable.name(), setting);
    given.put(variable.name(), setting.value());
  }

  private static String shown(String name) {
    return VariableReader.shortened(name);
  }
}

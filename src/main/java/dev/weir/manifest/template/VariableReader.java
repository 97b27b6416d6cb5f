package dev.weir.manifest.template;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Diagnostics;
import dev.weir.diag.Suggestion;
import dev.weir.manifest.expr.Datum;
import dev.weir.manifest.yaml.NodeSource;
import dev.weir.manifest.yaml.YamlNode;
import java.util.List;
import java.util.Optional;

/** Reads {@code kind: Variables}. */
final class VariableReader {

  private static final List<String> FIELDS =
      List.of("type", "default", "allowed", "description", "sensitive");
  private static final String EXAMPLE =
      "a variable is written `fragCount: {type: number, default: 3}`";

  private final NodeSource source;
  private final Diagnostics problems;

  VariableReader(NodeSource source, Diagnostics problems) {
    this.source = source;
    this.problems = problems;
  }

  /** The variable that an entry of the spec declares; empty when it is not usable. */
  Optional<Variable> read(YamlNode.Entry entry) {
    var name = entry.key().text();
    if (!name.matches("[A-Za-z][A-Za-z0-9_]{0,62}")) {
      error(
          "bad-variable",
          "`" + shortened(name) + "` cannot be the name of a variable",
          entry.key(),
          "a name holds letters, digits and underscores, and begins with a letter");
      return Optional.empty();
    }
    if (entry.value() instanceof YamlNode.Mapping block) {
      return read(entry.key(), block);
    }
    if (entry.value().isNothing()) {
      return read(entry.key(), new YamlNode.Mapping(List.of(), 1, 1));
    }
    error(
        "wrong-type",
        "the variable `" + name + "` must be a block, not " + entry.value().form(),
        entry.key(),
        EXAMPLE);
    return Optional.empty();
  }

  private Optional<Variable> read(YamlNode.Scalar name, YamlNode.Mapping block) {
    for (var entry : block.entries()) {
      var field = entry.key().text();
      if (!FIELDS.contains(field)) {
        error(
            "unknown-field",
            "the variable `" + name.text() + "` has no field `" + shortened(field) + "`",
            entry.key(),
            Suggestion.hint(field, FIELDS));
      }
    }
    var type = type(name, block);
    boolean sensitive = isSensitive(name, block);
    var fallback = block.value("default");
    if (sensitive && fallback.isPresent()) {
      hide(fallback.get());
      error(
          "secret-in-clear",
          "the sensitive variable `" + name.text() + "` has its secret in clear",
          block.entry("default").orElseThrow().key(),
          "give it as `WEIR_VAR_" + name.text() + "` or in a file with `--var-file`");
      return Optional.empty();
    }
    if (sensitive && type != Variable.Type.STRING) {
      error(
          "bad-variable",
          "the sensitive variable `" + name.text() + "` must be a string",
          block.entry("type").map(YamlNode.Entry::key).orElse(name),
          "secrets are single texts");
    }
    var bare =
        new Variable(name.text(), type, Optional.empty(), List.of(), sensitive, source.place(name));
    var allowed = allowed(bare, block);
    var variable =
        new Variable(
            name.text(),
            type,
            fallback.map(node -> Setting.of(node, source)),
            allowed,
            sensitive,
            source.place(name));
    fallback
        .flatMap(node -> variable.misfit(Data.of(node)))
        .ifPresent(misfit ->
            problems.add(
                Diagnostic.error(
                        misfit.code(),
                        "the default of the variable `" + name.text() + "` " + misfit.says())
                    .at(source.place(fallback.get()))
                    .related("`var." + name.text() + "` is declared here", source.place(name))));
    return Optional.of(variable);
  }

  private Variable.Type type(YamlNode.Scalar name, YamlNode.Mapping block) {
    var written = block.value("type");
    if (written.isEmpty()) {
      return block.value("default").map(VariableReader::obvious).orElse(Variable.Type.STRING);
    }
    var types = List.of(Variable.Type.values());
    var words = types.stream().map(Variable.Type::word).toList();
    var word = written.get() instanceof YamlNode.Scalar scalar ? scalar.text() : "";
    var meant = types.stream().filter(type -> type.word().equals(word)).findFirst();
    if (meant.isPresent()) {
      return meant.get();
    }
    error(
        "unknown-choice",
        "`type` of the variable `" + name.text() + "` must be one of " + String.join(", ", words),
        written.get(),
        Suggestion.hint(word, words));
    return Variable.Type.STRING;
  }

  /** A default that is a list or a map says so itself. */
  private static Variable.Type obvious(YamlNode node) {
    return switch (node) {
      case YamlNode.Scalar _ -> Variable.Type.STRING;
      case YamlNode.Sequence _ -> Variable.Type.LIST;
      case YamlNode.Mapping _ -> Variable.Type.MAP;
    };
  }

  private boolean isSensitive(YamlNode.Scalar name, YamlNode.Mapping block) {
    var written = block.value("sensitive");
    if (written.isEmpty()) {
      return false;
    }
    if (written.get() instanceof YamlNode.Scalar scalar
        && (scalar.text().equals("true") || scalar.text().equals("false"))) {
      return scalar.text().equals("true");
    }
    error(
        "wrong-type",
        "`sensitive` of the variable `" + name.text() + "` must be true or false",
        written.get(),
        "");
    return true;
  }

  private List<Datum> allowed(Variable variable, YamlNode.Mapping block) {
    var written = block.value("allowed");
    if (written.isEmpty()) {
      return List.of();
    }
    if (variable.sensitive()) {
      hide(written.get());
      error(
          "secret-in-clear",
          "the sensitive variable `" + variable.name() + "` has secrets in clear",
          block.entry("allowed").orElseThrow().key(),
          "remove `allowed`");
      return List.of();
    }
    if (!(written.get() instanceof YamlNode.Sequence(var items, _, _)) || items.isEmpty()) {
      error(
          "wrong-type",
          "`allowed` of the variable `" + variable.name() + "` must be a list of values",
          block.entry("allowed").orElseThrow().key(),
          "");
      return List.of();
    }
    for (var item : items) {
      variable
          .misfit(Data.of(item))
          .ifPresent(misfit ->
              error(
                  misfit.code(),
                  "an allowed value of the variable `" + variable.name() + "` " + misfit.says(),
                  item,
                  ""));
    }
    return items.stream().map(Data::of).toList();
  }

  private void hide(YamlNode node) {
    hide(node, source);
  }

  /** Never shows what stands in a node. */
  static void hide(YamlNode node, NodeSource source) {
    switch (node) {
      case YamlNode.Scalar scalar -> source.hide(scalar);
      case YamlNode.Sequence(var items, _, _) -> items.forEach(item -> hide(item, source));
      case YamlNode.Mapping(var entries, _, _) ->
          entries.forEach(entry -> hide(entry.value(), source));
    }
  }

  private void error(String code, String message, YamlNode node, String hint) {
    var problem = Diagnostic.error(code, message).at(source.place(node));
    problems.add(hint.isEmpty() ? problem : problem.hint(hint));
  }

  static String shortened(String text) {
    int length = text.codePointCount(0, text.length());
    return length <= 60 ? text : text.substring(0, text.offsetByCodePoints(0, 60)) + "…";
  }
}

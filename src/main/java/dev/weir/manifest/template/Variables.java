package dev.weir.manifest.template;

import dev.weir.diag.Suggestion;
import dev.weir.kind.Secret;
import dev.weir.manifest.expr.Datum;
import dev.weir.manifest.expr.Scope;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/** The variables of a run and their values. */
public final class Variables implements Scope {

  /** No variables. */
  public static final Variables NONE =
      new Variables(new LinkedHashMap<>(), Map.of(), Map.of(), Set.of());

  private final SequencedMap<String, Variable> declared;
  private final Map<String, Setting> values;
  private final Map<String, Datum> given;
  private final Set<String> refused;

  /**
   * Variables with values.
   *
   * @param declared all of them
   * @param values those that have one, by name
   * @param given those of them whose value does not come from a default
   * @param refused those that were given what they cannot have
   */
  Variables(
      SequencedMap<String, Variable> declared,
      Map<String, Setting> values,
      Map<String, Datum> given,
      Set<String> refused) {
    this.declared = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(declared));
    this.values = Map.copyOf(values);
    this.given = Map.copyOf(given);
    this.refused = Set.copyOf(refused);
  }

  Optional<Variable> find(String name) {
    return Optional.ofNullable(declared.get(name));
  }

  /** Where the value of a variable is written, if it has one. */
  Optional<Setting> setting(String name) {
    return Optional.ofNullable(values.get(name));
  }

  @Override
  public Found variable(String name) {
    var variable = declared.get(name);
    if (variable == null) {
      return new Found.Unknown(
          declared.isEmpty()
              ? "a document of `kind: Variables` declares variables"
              : Suggestion.hint(name, declared.keySet()));
    }
    if (variable.sensitive()) {
      // Where its value is needed is told when it is: manifests are checked without secrets.
      return new Found.Here(new Datum.Hidden(name));
    }
    var value = values.get(name);
    if (refused.contains(name)) {
      return new Found.Refused();
    }
    if (value == null) {
      return new Found.Unset(
          "set it with `--var %s=VALUE`, a file for `--var-file`, or `%s%s`"
              .formatted(name, Given.PREFIX, name));
    }
    return new Found.Here(value.value());
  }

  @Override
  public Optional<Each> each() {
    return Optional.empty();
  }

  /** The values of sensitive variables, by name. */
  public Map<String, Secret> secrets() {
    var secrets = new LinkedHashMap<String, Secret>();
    values.forEach((name, value) -> {
      if (find(name).filter(Variable::sensitive).isPresent()
          && value.value() instanceof Datum.Text(var text)) {
        secrets.put(name, Secret.of(text));
      }
    });
    return secrets;
  }

  /** The names of sensitive variables. */
  public List<String> sensitive() {
    return declared.values().stream().filter(Variable::sensitive).map(Variable::name).toList();
  }

  /**
   * What was given, as {@code name=value} that would give it again; without sensitive variables.
   */
  public List<String> given() {
    return declared.values().stream()
        .filter(variable -> !variable.sensitive() && given.containsKey(variable.name()))
        .map(variable -> variable.name() + "=" + Flow.of(given.get(variable.name()), variable))
        .toList();
  }
}

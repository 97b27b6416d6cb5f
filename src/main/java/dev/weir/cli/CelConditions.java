package dev.weir.cli;

import dev.weir.cel.Expression;
import dev.weir.cel.Expressions;
import dev.weir.cel.Outcome;
import dev.weir.cel.Sort;
import dev.weir.cel.Written;
import dev.weir.kind.Address;
import dev.weir.manifest.Manifests;
import dev.weir.provider.Conditions;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Conditions in CEL, with the places of the manifests that they stand in. */
final class CelConditions implements Conditions {

  private final Manifests manifests;
  private final Map<Map<String, Type>, Expressions> byVariables = new ConcurrentHashMap<>();

  CelConditions(Manifests manifests) {
    this.manifests = manifests;
  }

  @Override
  public Condition read(Address document, String path, String text, Map<String, Type> variables) {
    var place = manifests.find(document).orElseThrow().at(path);
    var expressions = byVariables.computeIfAbsent(Map.copyOf(variables), CelConditions::over);
    var expression = expressions.compile(new Written(text, place), Sort.TRUTH);
    return values -> holds(expression, values);
  }

  private static Expressions over(Map<String, Type> variables) {
    var sorts = new HashMap<String, Sort>();
    variables.forEach((name, type) -> sorts.put(name, sort(type)));
    return new Expressions(sorts);
  }

  private static Sort sort(Type type) {
    return switch (type) {
      case TEXT -> Sort.TEXT;
      case WHOLE -> Sort.WHOLE;
    };
  }

  private static boolean holds(Expression expression, Map<String, Object> values) throws Undecided {
    return switch (expression.evaluate(values)) {
      case Outcome.Answer(var value) -> value.equals(true);
      case Outcome.Failed(var problem) -> throw new Undecided(problem.message());
    };
  }
}

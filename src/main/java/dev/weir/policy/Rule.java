package dev.weir.policy;

import dev.weir.cel.Bindings;
import dev.weir.cel.Expression;
import dev.weir.cel.Expressions;
import dev.weir.cel.Outcome;
import dev.weir.cel.Sort;
import dev.weir.cel.Written;
import dev.weir.diag.Diagnostic;
import dev.weir.diag.Diagnostics;
import dev.weir.diag.Refused;
import dev.weir.manifest.DeclaredPolicy;
import dev.weir.manifest.Policy;
import java.util.Optional;

/**
 * A policy whose expressions are compiled.
 *
 * @param declared its document
 * @param when what it is about; everything when empty
 * @param require what has to hold for that; nothing can when empty
 * @param says why, made for each time it is broken
 */
record Rule(
    DeclaredPolicy declared,
    Optional<Expression> when,
    Optional<Expression> require,
    Optional<Expression> says) {

  /** What became of asking a rule. */
  sealed interface Answer {
    /** It is not about this. */
    record Elsewhere() implements Answer {}

    /** It is kept. */
    record Kept() implements Answer {}

    /** It is broken. */
    record Broken(String why) implements Answer {}

    /** It could not be evaluated. */
    record Failed(Diagnostic problem) implements Answer {}
  }

  /**
   * Compiles a policy.
   *
   * @throws Refused with every problem of its expressions
   */
  static Rule compile(DeclaredPolicy declared, Expressions language) {
    var policy = declared.policy();
    var problems = new Diagnostics();
    var compiling = new Compiling(declared, language, problems);
    var rule =
        new Rule(
            declared,
            compiling.part("when", policy.when(), Sort.TRUTH),
            compiling.part("require", policy.require(), Sort.TRUTH),
            compiling.part("messageExpression", policy.messageExpression(), Sort.TEXT));
    problems.throwIfErrors();
    return rule;
  }

  private record Compiling(DeclaredPolicy declared, Expressions language, Diagnostics problems) {

    Optional<Expression> part(String name, Optional<String> text, Sort result) {
      try {
        return text.map(
            written -> language.compile(new Written(written, declared.at(name)), result));
      } catch (Refused e) {
        e.diagnostics()
            .forEach(problem -> problems.add(problem.about("Policy." + declared.name())));
        return Optional.empty();
      }
    }
  }

  String name() {
    return declared.name();
  }

  Policy.Subject subject() {
    return declared.policy().subject();
  }

  boolean denies() {
    return declared.policy().effect() == Policy.Effect.DENY;
  }

  Answer ask(Bindings facts) {
    if (when.isPresent()) {
      switch (when.get().evaluate(facts)) {
        case Outcome.Failed(var problem) -> {
          return new Answer.Failed(problem);
        }
        case Outcome.Answer(var about) -> {
          if (!about.equals(true)) {
            return new Answer.Elsewhere();
          }
        }
      }
    }
    if (require.isEmpty()) {
      return new Answer.Broken(why(facts));
    }
    return switch (require.get().evaluate(facts)) {
      case Outcome.Failed(var problem) -> new Answer.Failed(problem);
      case Outcome.Answer(var holds) ->
          holds.equals(true) ? new Answer.Kept() : new Answer.Broken(why(facts));
    };
  }

  /** A message that cannot be made is no reason to let pass what it is about. */
  private String why(Bindings facts) {
    var plain =
        declared
            .policy()
            .message()
            .orElse(require.isPresent() ? "what it requires does not hold" : "it is about this");
    return says.map(expression ->
            switch (expression.evaluate(facts)) {
              case Outcome.Answer(var text) -> text.toString();
              case Outcome.Failed(var problem) ->
                  plain + " (its `messageExpression` failed: " + problem.message() + ")";
            })
        .orElse(plain);
  }
}

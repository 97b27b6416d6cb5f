package dev.weir.cel;

import dev.cel.bundle.Cel;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.SimpleType;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.weir.diag.Refused;
import java.util.List;
import java.util.Map;

/**
 * Compiles expressions over certain variables. The language is CEL with its standard functions and
 * macros ({@code has}, {@code all}, {@code exists}, {@code exists_one}, {@code map}, {@code
 * filter}); nothing in it can read a file, the network, the environment or the clock. Building one
 * takes some tenths of a second the first time. Safe for use by many threads.
 *
 * <p>Source: {@code https://github.com/google/cel-spec/blob/master/doc/langdef.md}.
 */
public final class Expressions {

  /** Most characters of an expression. */
  public static final int LONGEST = 4_000;

  private static final int DEEPEST = 64;
  private static final int ROUNDS = 100_000;
  private static final int REGEX_SIZE = 1_000;
  private static final int NODES = 2_000;

  private final Map<String, Sort> variables;
  private final Cel cel;

  /**
   * Expressions over these variables.
   *
   * @param variables what may be named, and what it holds
   */
  public Expressions(Map<String, Sort> variables) {
    this.variables = Map.copyOf(variables);
    var builder =
        CelFactory.plannerCelBuilder()
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .setOptions(options());
    this.variables.forEach((name, sort) -> builder.addVar(name, sort.type()));
    this.cel = builder.build();
  }

  private static CelOptions options() {
    return CelOptions.current()
        // The only way in which this evaluator compares numbers.
        .enableHeterogeneousNumericComparisons(true)
        .maxExpressionCodePointSize(LONGEST)
        .maxParseRecursionDepth(DEEPEST)
        .maxParseExpressionNodeCount(NODES)
        .maxParseErrorRecoveryLimit(1)
        .comprehensionMaxIterations(ROUNDS)
        .maxRegexProgramSize(REGEX_SIZE)
        .build();
  }

  /**
   * Compiles an expression.
   *
   * @param result what it has to come to
   * @throws Refused when it is no expression over the variables, or comes to something else
   */
  public Expression compile(Written written, Sort result) {
    if (written.text().codePointCount(0, written.text().length()) > LONGEST) {
      throw new Refused(Problems.tooLong(written));
    }
    var checked = cel.compile(written.text());
    if (checked.hasError()) {
      throw new Refused(
          Problems.issues(written, checked.getErrors(), List.copyOf(variables.keySet())));
    }
    try {
      var tree = checked.getAst();
      var type = tree.getResultType();
      if (result != Sort.ANY
          && !type.equals(SimpleType.DYN)
          && type.kind() != result.type().kind()) {
        throw new Refused(Problems.wrongResult(written, result, type));
      }
      return new Expression(written, result, cel.createProgram(tree));
    } catch (CelValidationException | CelEvaluationException e) {
      throw new Refused(Problems.uncompiled(written, e));
    }
  }
}

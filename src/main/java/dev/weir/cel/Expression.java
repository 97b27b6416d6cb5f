package dev.weir.cel;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A compiled expression. Safe for use by many threads; reads nothing but what it is given. */
public final class Expression {

  private final Written written;
  private final Sort result;
  private final CelRuntime.Program program;

  Expression(Written written, Sort result, CelRuntime.Program program) {
    this.written = written;
    this.result = result;
    this.program = program;
  }

  /** How it is written, and where. */
  public Written written() {
    return written;
  }

  /**
   * Its value for these variables. An evaluation takes at most 2,000,000 steps, 100,000 of them
   * through lists, and no text in it grows beyond 1,000,000 characters; more is a failure.
   *
   * @param variables every declared variable; texts, whole numbers, truth values, {@link
   *     java.time.Instant}, {@link java.time.Duration}, null, and collections and maps of them
   */
  public Outcome evaluate(Map<String, ? extends @Nullable Object> variables) {
    return evaluate(new Bindings(variables));
  }

  /** The same for variables that other expressions are evaluated for, too. */
  public Outcome evaluate(Bindings variables) {
    try {
      var value = program.trace(variables.resolver(), new Budget());
      return Natives.is(result, value)
          ? new Outcome.Answer(value)
          : new Outcome.Failed(Problems.misfit(written, result, value));
    } catch (CelEvaluationException e) {
      return new Outcome.Failed(Problems.evaluation(written, e));
    } catch (Budget.Exceeded e) {
      return new Outcome.Failed(Problems.tooCostly(written, e));
    }
  }
}

package dev.weir.cel;

import dev.cel.common.ast.CelExpr;
import dev.cel.runtime.CelEvaluationListener;
import java.util.Collection;
import java.util.Map;

/**
 * Ends an evaluation that costs too much. The library bounds the rounds through lists only; texts
 * that double, and lists that hold each other many times, need no rounds to fill the memory.
 */
final class Budget implements CelEvaluationListener {

  private static final int STEPS = 2_000_000;
  private static final int LONGEST_TEXT = 1_000_000;

  private int left = STEPS;

  /** The evaluation costs too much. */
  static final class Exceeded extends RuntimeException {
    Exceeded(String message) {
      super(message, null, false, false);
    }
  }

  @Override
  public void callback(CelExpr expression, Object value) {
    spend(1);
    switch (expression.getKind()) {
      case LIST, MAP -> weigh(value);
      case CALL -> {
        if (value instanceof String text && text.length() > LONGEST_TEXT) {
          throw new Exceeded("it makes a text of more than %,d characters".formatted(LONGEST_TEXT));
        }
      }
      default -> {}
    }
  }

  /** What is put together costs as much as all that is in it, however often it is there. */
  private void weigh(Object value) {
    switch (value) {
      case Collection<?> items -> {
        spend(items.size());
        items.forEach(this::weigh);
      }
      case Map<?, ?> entries -> {
        spend(entries.size());
        entries.values().forEach(this::weigh);
      }
      default -> {}
    }
  }

  private void spend(int steps) {
    left -= steps;
    if (left < 0) {
      throw new Exceeded("it takes more than %,d steps".formatted(STEPS));
    }
  }
}

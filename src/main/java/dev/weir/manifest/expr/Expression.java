package dev.weir.manifest.expr;

import java.util.List;

/** An expression, parsed. */
sealed interface Expression {

  /** Where it is written. */
  Stretch at();

  /** A value written in the expression itself. */
  record Constant(Datum value, Stretch at) implements Expression {}

  /**
   * A way to a value.
   *
   * @param root {@code var} or {@code each}
   * @param steps names and indexes after it
   */
  record Path(String root, List<String> steps, Stretch at) implements Expression {
    public Path {
      steps = List.copyOf(steps);
    }

    /** It as it is written, with dots only. */
    String written() {
      return root + "." + String.join(".", steps);
    }
  }

  /** A function and what is given to it. */
  record Call(Function function, List<Expression> arguments, Stretch at) implements Expression {
    public Call {
      arguments = List.copyOf(arguments);
    }
  }

  /** A sum, or a difference. */
  record Sum(Expression left, boolean minus, Expression right, Stretch at) implements Expression {}
}

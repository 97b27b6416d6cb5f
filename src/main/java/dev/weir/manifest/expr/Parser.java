package dev.weir.manifest.expr;

import dev.weir.diag.Suggestion;
import dev.weir.kind.Scalars;
import java.util.ArrayList;
import java.util.List;

/**
 * Parses an expression; the grammar is in {@code src/docs/language.md}.
 *
 * <p>It goes down as deep as parentheses are nested, and that is bounded.
 */
final class Parser {

  private static final int DEEPEST = 32;
  private static final int MOST_TERMS = 100;
  private static final int LONGEST = 2_000;

  private final List<Token> tokens;
  private int next;
  private int depth;

  private Parser(List<Token> tokens) {
    this.tokens = tokens;
  }

  /** The expression in a stretch of a text. */
  static Expression parse(String text, Stretch within) {
    if (within.end() - within.start() > LONGEST) {
      throw bad("holds an expression of more than " + LONGEST + " characters", "", within);
    }
    var parser = new Parser(Lexer.tokens(text, within));
    if (parser.peek().sort() == Token.Sort.END) {
      throw bad("holds an empty expression", "write what it stands for", within);
    }
    var whole = parser.sum();
    var left = parser.peek();
    if (left.sort() != Token.Sort.END) {
      throw bad(
          "holds " + shown(left) + " where the expression should end",
          "a `-` between two values needs spaces around it",
          left.at());
    }
    return whole;
  }

  private Expression sum() {
    var sum = value();
    for (int terms = 1; isOperator(peek()); terms++) {
      var operator = take();
      if (terms >= MOST_TERMS) {
        throw bad("holds a sum of more than " + MOST_TERMS + " values", "", operator.at());
      }
      var right = value();
      sum = new Expression.Sum(sum, operator.is("-"), right, sum.at().to(right.at()));
    }
    return sum;
  }

  private static boolean isOperator(Token token) {
    return token.is("+") || token.is("-");
  }

  private Expression value() {
    if (++depth > DEEPEST) {
      throw bad("is nested more than " + DEEPEST + " deep", "", peek().at());
    }
    var token = take();
    var value =
        switch (token.sort()) {
          case TEXT, NUMBER -> constant(token);
          case DURATION -> duration(token);
          case NAME -> named(token);
          case SIGN -> sign(token);
          case END -> throw bad("ends where a value should stand", "", token.at());
        };
    depth--;
    return value;
  }

  private static Expression constant(Token token) {
    return new Expression.Constant(new Datum.Text(token.text()), token.at());
  }

  private static Expression duration(Token token) {
    try {
      Scalars.duration(token.text());
    } catch (Scalars.Unreadable _) {
      throw bad(
          "holds `" + shortened(token.text()) + "`, which is neither a number nor a duration",
          "durations are written `5s`, `30m` or `1h30m`; texts stand in quotes",
          token.at());
    }
    return constant(token);
  }

  private Expression sign(Token token) {
    if (token.is("(")) {
      var inner = sum();
      expect(")");
      return inner;
    }
    if (token.is("-") && peek().sort() == Token.Sort.NUMBER && !peek().spaced()) {
      var number = take();
      return new Expression.Constant(
          new Datum.Text("-" + number.text()), token.at().to(number.at()));
    }
    throw bad("holds " + shown(token) + " where a value should stand", "", token.at());
  }

  private Expression named(Token name) {
    if (peek().is("(")) {
      return call(name);
    }
    return switch (name.text()) {
      case "true", "false" -> constant(name);
      case "null" -> new Expression.Constant(Datum.Nothing.NOTHING, name.at());
      case "var", "each" -> path(name);
      default ->
          throw bad(
              "holds `" + shortened(name.text()) + "`, which is no value",
              peek().is(".") && Character.isUpperCase(name.text().charAt(0))
                  ? "a reference stands alone in its braces, without functions and sums"
                  : "values begin with `var.` or `each.`; texts stand in quotes",
              name.at());
    };
  }

  private Expression path(Token root) {
    var steps = new ArrayList<String>();
    var end = root.at();
    while (peek().is(".") || peek().is("[")) {
      boolean dot = take().is(".");
      var step = take();
      boolean fits =
          dot
              ? step.sort() == Token.Sort.NAME
                  || step.sort() == Token.Sort.NUMBER
                  || step.sort() == Token.Sort.DURATION
              : step.sort() == Token.Sort.NUMBER || step.sort() == Token.Sort.TEXT;
      if (!fits) {
        throw bad(
            dot ? "lacks a name after `.`" : "lacks a number or a quoted key after `[`",
            "",
            step.at());
      }
      steps.add(step.text());
      end = dot ? step.at() : expect("]").at();
    }
    if (steps.isEmpty()) {
      throw bad("names nothing after `" + root.text() + "`", "", root.at());
    }
    return new Expression.Path(root.text(), steps, root.at().to(end));
  }

  private Expression call(Token name) {
    var function =
        Function.find(name.text())
            .orElseThrow(() ->
                Fault.of(
                    "unknown-function",
                    "calls `" + shortened(name.text()) + "`, and there is no such function",
                    Suggestion.hint(name.text(), Function.words()),
                    name.at()));
    take();
    var arguments = new ArrayList<Expression>();
    if (!peek().is(")")) {
      arguments.add(sum());
      while (peek().is(",")) {
        take();
        arguments.add(sum());
      }
    }
    var end = expect(")");
    if (!function.takes(arguments.size())) {
      throw Fault.of(
          "wrong-arguments",
          "gives %d values to `%s`".formatted(arguments.size(), function.word()),
          "it is written `" + function.example() + "`",
          name.at().to(end.at()));
    }
    return new Expression.Call(function, arguments, name.at().to(end.at()));
  }

  private Token expect(String sign) {
    var token = take();
    if (!token.is(sign)) {
      throw bad("holds " + shown(token) + " where a `" + sign + "` should stand", "", token.at());
    }
    return token;
  }

  private Token peek() {
    return tokens.get(next);
  }

  private Token take() {
    var token = tokens.get(next);
    next = Math.min(next + 1, tokens.size() - 1);
    return token;
  }

  private static String shown(Token token) {
    return token.sort() == Token.Sort.END
        ? "the end of the expression"
        : "`" + shortened(token.text()) + "`";
  }

  private static String shortened(String text) {
    return text.length() <= 40
        ? text
        : text.substring(
                0, text.offsetByCodePoints(0, Math.min(40, text.codePointCount(0, text.length()))))
            + "…";
  }

  private static Fault bad(String words, String hint, Stretch at) {
    return Fault.of("bad-expression", words, hint, at);
  }
}

package dev.weir.manifest.expr;

import dev.weir.diag.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Computes expressions. */
final class Evaluator {

  /** Most characters that one value may come to. */
  static final int LONGEST = 65_536;

  private final Scope scope;

  Evaluator(Scope scope) {
    this.scope = scope;
  }

  /** The value; a sensitive variable only where it stands alone. */
  Datum value(Expression expression) {
    return switch (expression) {
      case Expression.Constant constant -> constant.value();
      case Expression.Path path -> path(path);
      case Expression.Call call -> call(call);
      case Expression.Sum sum -> Arithmetic.of(operand(sum.left()), operand(sum.right()), sum);
    };
  }

  private Datum path(Expression.Path path) {
    if (path.root().equals("var")) {
      var value =
          switch (scope.variable(path.steps().getFirst())) {
            case Scope.Found.Here(var found) -> found;
            case Scope.Found.Unset(var hint) ->
                throw Fault.missing(
                    "variable-not-set",
                    "needs `var." + path.steps().getFirst() + "`, which has no value",
                    hint,
                    path.at());
            case Scope.Found.Refused _ -> throw Fault.untold(path.at());
            case Scope.Found.Unknown(var hint) ->
                throw Fault.of(
                    "unknown-variable",
                    "names `var." + path.steps().getFirst() + "`, and there is no such variable",
                    hint,
                    path.at());
          };
      return follow(value, path, 1);
    }
    var each =
        scope
            .each()
            .orElseThrow(() ->
                Fault.of(
                    "each-outside",
                    "names `" + path.written() + "` outside of a `ForEach`",
                    "`each` is the element that the template of a `ForEach` is filled in for",
                    path.at()));
    return switch (path.steps().getFirst()) {
      case "key" -> follow(new Datum.Text(each.key()), path, 1);
      case "value" -> follow(each.value(), path, 1);
      default ->
          throw Fault.of(
              "bad-expression",
              "names `" + path.written() + "`",
              "an element has `each.key` and `each.value`",
              path.at());
    };
  }

  private static Datum follow(Datum start, Expression.Path path, int first) {
    var value = start;
    for (int i = first; i < path.steps().size(); i++) {
      value = step(value, path, i);
    }
    return value;
  }

  private static Datum step(Datum value, Expression.Path path, int index) {
    var step = path.steps().get(index);
    if (value instanceof Datum.Table(var entries)) {
      var found = entries.get(step);
      if (found != null) {
        return found;
      }
      throw missing(path, index, Suggestion.hint(step, entries.keySet()));
    }
    if (value instanceof Datum.Items(var items)) {
      if (step.matches("[0-9]{1,9}") && Integer.parseInt(step) < items.size()) {
        return items.get(Integer.parseInt(step));
      }
      throw missing(path, index, "it is a list of " + items.size() + "; `[0]` is its first item");
    }
    throw missing(path, index, "what stands before it is " + value.form());
  }

  private static Fault missing(Expression.Path path, int index, String hint) {
    return Fault.missing(
        "unknown-value",
        "names `%s`, and there is no `%s`".formatted(path.written(), path.steps().get(index)),
        hint,
        path.at());
  }

  private Datum call(Expression.Call call) {
    return switch (call.function()) {
      case LOWER -> new Datum.Text(text(call, 0).toLowerCase(Locale.ROOT));
      case UPPER -> new Datum.Text(text(call, 0).toUpperCase(Locale.ROOT));
      case JOIN -> join(call);
      case FORMAT -> format(call);
      case DEFAULT -> orElse(call);
    };
  }

  private Datum join(Expression.Call call) {
    var list = call.arguments().getFirst();
    if (!(value(list) instanceof Datum.Items(var items))) {
      throw wrong("joins " + value(list).form(), "`join` takes a list and a text", list.at());
    }
    var between = text(call, 1);
    var joined = new StringBuilder();
    for (int i = 0; i < items.size(); i++) {
      joined.append(i == 0 ? "" : between).append(text(items.get(i), list.at()));
      checkLength(joined.length(), call.at());
    }
    return new Datum.Text(joined.toString());
  }

  private Datum format(Expression.Call call) {
    List<String> values = new ArrayList<>();
    for (int i = 1; i < call.arguments().size(); i++) {
      values.add(text(call, i));
    }
    var text = Format.fill(text(call, 0), values, call.at());
    checkLength(text.length(), call.at());
    return new Datum.Text(text);
  }

  private Datum orElse(Expression.Call call) {
    try {
      var first = value(call.arguments().getFirst());
      if (first != Datum.Nothing.NOTHING) {
        return first;
      }
    } catch (Fault fault) {
      if (!fault.isMissing()) {
        throw fault;
      }
    }
    return value(call.arguments().get(1));
  }

  private String text(Expression.Call call, int index) {
    return operand(call.arguments().get(index));
  }

  /** A single value as text. */
  String operand(Expression expression) {
    return text(value(expression), expression.at());
  }

  static String text(Datum value, Stretch at) {
    return switch (value) {
      case Datum.Text(var text) -> text;
      case Datum.Nothing _ ->
          throw wrong(
              "needs a value, and there is none",
              "`default(value, 'instead')` stands in where there is none",
              at);
      case Datum.Items _, Datum.Table _ ->
          throw wrong(
              "holds " + value.form() + " where a single value is needed",
              "a list or a map can only stand alone",
              at);
      case Datum.Hidden(var name) ->
          throw Fault.of(
              "secret-variable",
              "would show the sensitive variable `var." + name + "`",
              "a sensitive variable stands alone, in a field that is a secret",
              at);
    };
  }

  static void checkLength(int length, Stretch at) {
    if (length > LONGEST) {
      throw Fault.of(
          "expansion-too-large", "comes to more than " + LONGEST + " characters", "", at);
    }
  }

  private static Fault wrong(String words, String hint, Stretch at) {
    return Fault.of("wrong-arguments", words, hint, at);
  }
}

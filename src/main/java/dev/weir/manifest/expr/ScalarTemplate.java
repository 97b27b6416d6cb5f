package dev.weir.manifest.expr;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A scalar with expressions in it, parsed once and filled in as often as there are elements.
 *
 * <p>References to other resources are not its business: they are left as they are written, except
 * that an expression may give a part of one, as in {@code ${Channel.stage-${each.key}.playUrl}}.
 */
public final class ScalarTemplate {

  private static final Pattern EXPRESSION =
      Pattern.compile("(?:^|[^A-Za-z0-9_.-])(?:var|each)[.\\[]|\\(");
  private static final Pattern REFERENCE =
      Pattern.compile("[A-Za-z][A-Za-z0-9]*\\.[A-Za-z0-9_-]+(?:\\.[A-Za-z0-9_-]+|\\[[0-9]+])+");
  private static final Pattern NAMES = Pattern.compile("[A-Za-z0-9_.\\[\\]-]*");

  private final String text;
  private final List<Part> parts;

  /** A part of a scalar. */
  private sealed interface Part {
    /** Text as it is written, escapes and plain references included. */
    record Raw(String text) implements Part {}

    /** What is computed. */
    record Computed(Expression expression) implements Part {}

    /** A reference of which parts are computed. */
    record Pointing(List<Part> parts, Stretch at) implements Part {}
  }

  private ScalarTemplate(String text, List<Part> parts) {
    this.text = text;
    this.parts = List.copyOf(parts);
  }

  /** Whether a scalar's text holds anything that has to be computed. */
  public static boolean isIn(String text) {
    int at = text.indexOf("${");
    return at >= 0
        && (text.indexOf("var", at) >= 0
            || text.indexOf("each", at) >= 0
            || text.indexOf('(', at) >= 0)
        && computes(text);
  }

  private static boolean computes(String text) {
    for (int at = 0; at < text.length(); ) {
      int open = text.indexOf("${", at);
      if (open < 0) {
        return false;
      }
      if (open > at && text.charAt(open - 1) == '$') {
        at = open + 2;
        continue;
      }
      int close = text.indexOf('}', open);
      var inside = text.substring(open + 2, close < 0 ? text.length() : close);
      if (EXPRESSION.matcher(inside).find()) {
        return true;
      }
      at = close < 0 ? text.length() : close + 1;
    }
    return false;
  }

  /**
   * Parses a scalar's text.
   *
   * @throws Fault when an expression in it is none
   */
  public static ScalarTemplate parse(String text) {
    Evaluator.checkLength(text.length(), new Stretch(0, Math.min(2, text.length())));
    return new ScalarTemplate(text, parts(text, new Stretch(0, text.length()), true));
  }

  private static List<Part> parts(String text, Stretch within, boolean outside) {
    var parts = new ArrayList<Part>();
    int at = within.start();
    while (at < within.end()) {
      int open = text.indexOf("${", at);
      if (open < 0 || open >= within.end()) {
        break;
      }
      if (outside && open > at && text.charAt(open - 1) == '$') {
        parts.add(new Part.Raw(text.substring(at, open + 2)));
        at = open + 2;
        continue;
      }
      raw(parts, text.substring(at, open));
      int close = close(text, open + 2, within.end());
      parts.add(part(text, new Stretch(open, close), outside));
      at = close;
    }
    raw(parts, text.substring(Math.min(at, within.end()), within.end()));
    return parts;
  }

  private static void raw(List<Part> parts, String text) {
    if (!text.isEmpty()) {
      parts.add(new Part.Raw(text));
    }
  }

  private static Part part(String text, Stretch at, boolean outside) {
    var inside = text.substring(at.start() + 2, at.end() - 1);
    var within = new Stretch(at.start() + 2, at.end() - 1);
    if (inside.contains("${") && inside.indexOf('\'') < 0 && inside.indexOf('"') < 0) {
      if (!outside) {
        throw Fault.of("bad-expression", "holds a `${` within a `${` within a `${`", "", at);
      }
      return new Part.Pointing(parts(text, within, false), at);
    }
    return !outside || EXPRESSION.matcher(inside).find()
        ? new Part.Computed(Parser.parse(text, within))
        : new Part.Raw(text.substring(at.start(), at.end()));
  }

  /** Where the brace closes: the char after it. Quoted texts may hold braces. */
  private static int close(String text, int start, int end) {
    int open = 1;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (c == '\'' || c == '"') {
        int quote = text.indexOf(c, i + 1);
        i = quote < 0 || quote >= end ? i : quote;
      } else if (c == '{' && text.charAt(i - 1) == '$') {
        open++;
      } else if (c == '}' && --open == 0) {
        return i + 1;
      }
    }
    throw Fault.of(
        "bad-expression",
        "holds a `${` without its `}`",
        "a literal `${` is written `$${`",
        new Stretch(start - 2, start));
  }

  /** The names of the variables in it. */
  public Set<String> variables() {
    var names = new TreeSet<String>();
    parts.forEach(part -> variables(part, names));
    return names;
  }

  private static void variables(Part part, Set<String> names) {
    switch (part) {
      case Part.Raw _ -> {}
      case Part.Computed(var expression) -> variables(expression, names);
      case Part.Pointing(var inner, _) -> inner.forEach(p -> variables(p, names));
    }
  }

  private static void variables(Expression expression, Set<String> names) {
    switch (expression) {
      case Expression.Constant _ -> {}
      case Expression.Path path -> {
        if (path.root().equals("var")) {
          names.add(path.steps().getFirst());
        }
      }
      case Expression.Call call -> call.arguments().forEach(a -> variables(a, names));
      case Expression.Sum sum -> {
        variables(sum.left(), names);
        variables(sum.right(), names);
      }
    }
  }

  /** Whether the element that a template is filled in for decides what comes of it. */
  public boolean namesEach() {
    return parts.stream().anyMatch(ScalarTemplate::namesEach);
  }

  private static boolean namesEach(Part part) {
    return switch (part) {
      case Part.Raw _ -> false;
      case Part.Computed(var expression) -> namesEach(expression);
      case Part.Pointing(var inner, _) -> inner.stream().anyMatch(ScalarTemplate::namesEach);
    };
  }

  private static boolean namesEach(Expression expression) {
    return switch (expression) {
      case Expression.Constant _ -> false;
      case Expression.Path path -> path.root().equals("each");
      case Expression.Call call -> call.arguments().stream().anyMatch(ScalarTemplate::namesEach);
      case Expression.Sum sum -> namesEach(sum.left()) || namesEach(sum.right());
    };
  }

  /**
   * What comes of it.
   *
   * @param escaped whether the result is read for references once more, so that what is computed
   *     must be kept from looking like one
   * @throws Fault when something in it has no value
   */
  public Datum fill(Scope scope, boolean escaped) {
    var evaluator = new Evaluator(scope);
    if (parts.size() == 1 && parts.getFirst() instanceof Part.Computed(var expression)) {
      var value = evaluator.value(expression);
      return value instanceof Datum.Text(var plain) && escaped
          ? new Datum.Text(escape(plain))
          : value;
    }
    var filled = new StringBuilder();
    for (var part : parts) {
      switch (part) {
        case Part.Raw(var raw) -> {
          checkDollar(filled, raw, escaped);
          filled.append(raw);
        }
        case Part.Computed(var expression) -> {
          var value = evaluator.operand(expression);
          checkDollar(filled, value, escaped);
          filled.append(escaped ? escape(value) : value);
        }
        case Part.Pointing pointing -> {
          var reference = reference(pointing, evaluator);
          checkDollar(filled, reference, escaped);
          filled.append(reference);
        }
      }
      Evaluator.checkLength(filled.length(), whole());
    }
    return new Datum.Text(filled.toString());
  }

  private Stretch whole() {
    return new Stretch(0, text.length());
  }

  /** Texts as they are must not come to the start of an expression where they meet. */
  private void checkDollar(StringBuilder before, String after, boolean escaped) {
    if (escaped
        && !before.isEmpty()
        && before.charAt(before.length() - 1) == '$'
        && (after.startsWith("{") || after.startsWith("$"))) {
      throw Fault.of(
          "bad-expression",
          "comes to a `$` right before " + (after.startsWith("{") ? "a `{`" : "another `$`"),
          "put something between them",
          whole());
    }
  }

  private static String escape(String value) {
    return value.replace("${", "$${");
  }

  private static String reference(Part.Pointing pointing, Evaluator evaluator) {
    var inside = new StringBuilder();
    for (var part : pointing.parts()) {
      switch (part) {
        case Part.Raw(var raw) -> inside.append(raw);
        case Part.Computed(var expression) -> {
          var value = evaluator.operand(expression);
          inside.append(value);
        }
        case Part.Pointing _ -> throw new IllegalStateException("nested deeper than is parsed");
      }
      Evaluator.checkLength(inside.length(), pointing.at());
    }
    if (!NAMES.matcher(inside).matches() || !REFERENCE.matcher(inside).matches()) {
      throw Fault.of(
          "bad-reference",
          "comes to a reference that is none: `" + shown(inside.toString()) + "`",
          "a reference is written `${Kind.name.attribute}`",
          pointing.at());
    }
    return "${" + inside + "}";
  }

  private static String shown(String text) {
    return text.length() > 60 ? text.substring(0, 60) + "…" : text;
  }
}

package dev.weir.pipelines;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * As much of GitHub's expressions and of GitLab's rules as the recipes use: names, texts, {@code
 * ==}, {@code !=}, {@code &&}, {@code ||}, {@code !}, brackets and calls. All values are texts;
 * nothing and {@code false} are false.
 */
final class Condition {

  private static final Pattern TOKEN =
      Pattern.compile("\\s*(==|!=|&&|\\|\\||!|\\(|\\)|,|'[^']*'|\"[^\"]*\"|\\$?[\\w.-]+)");

  private final List<String> tokens = new ArrayList<>();
  private final UnaryOperator<String> names;
  private final BiFunction<String, List<String>, String> calls;
  private int at;

  private Condition(
      String text, UnaryOperator<String> names, BiFunction<String, List<String>, String> calls) {
    this.names = names;
    this.calls = calls;
    var matcher = TOKEN.matcher(text.strip());
    int end = 0;
    while (matcher.find() && matcher.start() == end) {
      tokens.add(matcher.group(1));
      end = matcher.end();
    }
    if (end != text.strip().length()) {
      throw new AssertionError("not understood: " + text);
    }
  }

  /** What the expression comes to. */
  static String value(
      String text, UnaryOperator<String> names, BiFunction<String, List<String>, String> calls) {
    var condition = new Condition(text, names, calls);
    var value = condition.either();
    if (condition.at != condition.tokens.size()) {
      throw new AssertionError("not understood: " + text);
    }
    return value;
  }

  static boolean holds(String value) {
    return !value.isEmpty() && !value.equals("false");
  }

  private String either() {
    var value = both();
    while (next("||")) {
      var other = both();
      value = holds(value) ? value : other;
    }
    return value;
  }

  private String both() {
    var value = compared();
    while (next("&&")) {
      var other = compared();
      value = holds(value) ? other : value;
    }
    return value;
  }

  private String compared() {
    var value = one();
    if (next("==")) {
      return String.valueOf(value.equals(one()));
    }
    return next("!=") ? String.valueOf(!value.equals(one())) : value;
  }

  private String one() {
    if (next("!")) {
      return String.valueOf(!holds(one()));
    }
    if (next("(")) {
      var value = either();
      expect(")");
      return value;
    }
    var token = tokens.get(at++);
    if (token.startsWith("'") || token.startsWith("\"")) {
      return token.substring(1, token.length() - 1);
    }
    if (!next("(")) {
      return names.apply(token);
    }
    var arguments = new ArrayList<String>();
    while (!next(")")) {
      arguments.add(either());
      next(",");
    }
    return calls.apply(token, arguments);
  }

  private boolean next(String token) {
    if (at < tokens.size() && tokens.get(at).equals(token)) {
      at++;
      return true;
    }
    return false;
  }

  private void expect(String token) {
    if (!next(token)) {
      throw new AssertionError("`" + token + "` is missing");
    }
  }
}

package dev.weir.cel;

import com.google.common.base.Ascii;
import dev.cel.common.CelIssue;
import dev.cel.common.types.CelType;
import dev.weir.diag.Diagnostic;
import dev.weir.diag.Suggestion;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Says what is wrong with an expression, in words of manifests and at its own line and column. */
final class Problems {

  private static final String BAD = "bad-expression";
  private static final String FAILED = "expression-failed";
  private static final int LONGEST = 300;

  private static final Pattern UNDECLARED =
      Pattern.compile("undeclared reference to '([^']*)' \\(in container ''\\)");
  private static final Pattern OVERLOAD =
      Pattern.compile(
          "found no matching overload for '([^']*)' applied to '([^']*)'.*", Pattern.DOTALL);
  private static final Pattern SYNTAX =
      Pattern.compile(
          "(?:mismatched|extraneous) input '(.*?)' expecting .*|no viable alternative at input"
              + " '(.*?)'|missing .* at '(.*?)'|token recognition error at: '(.*?)'.*",
          Pattern.DOTALL);
  private static final Pattern AT_RUN =
      Pattern.compile("evaluation error at [^:]*:(\\d+): (.*)", Pattern.DOTALL);
  private static final Pattern NO_KEY = Pattern.compile("key '(.*)' is not present in map\\.");
  private static final Pattern NO_OVERLOAD =
      Pattern.compile("No matching overload for function '([^']*)'.*", Pattern.DOTALL);
  private static final Pattern OPERATOR = Pattern.compile("[_@]*([^_@]+?)_*");

  private Problems() {}

  static Diagnostic tooLong(Written written) {
    return Diagnostic.error(
            BAD, "the expression is longer than %,d characters".formatted(Expressions.LONGEST))
        .at(written.place())
        .hint("split it into several");
  }

  static List<Diagnostic> issues(Written written, List<CelIssue> issues, List<String> variables) {
    return issues.stream().map(issue -> issue(written, issue, variables)).toList();
  }

  private static Diagnostic issue(Written written, CelIssue issue, List<String> variables) {
    var location = issue.getSourceLocation();
    int offset = offset(written.text(), location.getLine(), location.getColumn());
    var message = issue.getMessage();
    var undeclared = UNDECLARED.matcher(message);
    if (undeclared.matches()) {
      return undeclared(written, offset, undeclared.group(1), variables);
    }
    return Diagnostic.error(BAD, "the expression cannot be read: " + said(message))
        .at(written.at(offset));
  }

  private static Diagnostic undeclared(
      Written written, int offset, String name, List<String> variables) {
    var points = written.text().codePoints().skip(offset).findFirst();
    // The library points at the bracket of a call; the name stands before it.
    if (points.orElse(0) == '(') {
      int start = Math.max(0, offset - name.codePointCount(0, name.length()));
      return Diagnostic.error(BAD, "there is no function `" + name + "`").at(written.at(start));
    }
    return Diagnostic.error(BAD, "there is no variable `" + name + "`")
        .at(written.at(offset))
        .hint(Suggestion.hint(name, variables.stream().sorted().toList()));
  }

  private static String said(String message) {
    var overload = OVERLOAD.matcher(message);
    if (overload.matches()) {
      return "`%s` does not take %s".formatted(operator(overload.group(1)), overload.group(2));
    }
    var syntax = SYNTAX.matcher(message);
    if (syntax.matches()) {
      var found = firstGroup(syntax);
      return found.equals("<EOF>") ? "it ends too early" : "`" + found + "` is not expected here";
    }
    return shortened(message);
  }

  private static String firstGroup(java.util.regex.Matcher matcher) {
    for (int i = 1; i <= matcher.groupCount(); i++) {
      var group = Optional.ofNullable(matcher.group(i));
      if (group.isPresent()) {
        return group.get();
      }
    }
    return "";
  }

  /** {@code ==} for {@code _==_}, the name of a function as it is. */
  private static String operator(String function) {
    if (function.equals("_?_:_")) {
      return "? :";
    }
    if (function.equals("_[_]")) {
      return "[ ]";
    }
    var operator = OPERATOR.matcher(function);
    return operator.matches() ? operator.group(1) : function;
  }

  static Diagnostic wrongResult(Written written, Sort wanted, CelType type) {
    return Diagnostic.error(
            BAD,
            "the expression has to come to %s, and comes to %s"
                .formatted(wanted.word(), type.name()))
        .at(written.at(0));
  }

  static Diagnostic uncompiled(Written written, Exception e) {
    return Diagnostic.error(
            BAD, "the expression cannot be read: " + shortened(String.valueOf(e.getMessage())))
        .at(written.at(0));
  }

  static Diagnostic misfit(Written written, Sort wanted, @Nullable Object value) {
    return Diagnostic.error(
            FAILED,
            "the expression has to come to %s, and came to %s"
                .formatted(wanted.word(), Natives.word(value)))
        .at(written.at(0));
  }

  static Diagnostic tooCostly(Written written, Budget.Exceeded e) {
    return Diagnostic.error(FAILED, "the expression costs too much: " + e.getMessage())
        .at(written.at(0));
  }

  static Diagnostic evaluation(Written written, Exception e) {
    if (e.getCause() instanceof Budget.Exceeded exceeded) {
      return tooCostly(written, exceeded);
    }
    var message = String.valueOf(e.getMessage());
    var placed = AT_RUN.matcher(message);
    int offset = placed.matches() ? Integer.parseInt(placed.group(1)) : 0;
    var said = placed.matches() ? placed.group(2) : message;
    var key = NO_KEY.matcher(said);
    if (key.matches()) {
      return Diagnostic.error(FAILED, "there is no `" + key.group(1) + "` here")
          .at(written.at(offset))
          .hint("ask `has(….%s)` first".formatted(key.group(1)));
    }
    var overload = NO_OVERLOAD.matcher(said);
    var why =
        overload.matches()
            ? "`%s` does not take these values".formatted(operator(overload.group(1)))
            : shortened(said);
    return Diagnostic.error(FAILED, "the expression has no value: " + why).at(written.at(offset));
  }

  private static String shortened(String message) {
    return Ascii.truncate(message.replaceAll("\\s+", " ").strip(), LONGEST, "…");
  }

  /** The code points before a line (from 1) and column (from 0) of a text. */
  private static int offset(String text, int line, int column) {
    int at = 0;
    for (int i = 1; i < line; i++) {
      int end = text.indexOf('\n', at);
      if (end < 0) {
        break;
      }
      at = end + 1;
    }
    int points = text.codePointCount(0, text.length());
    return Math.clamp(text.codePointCount(0, at) + (long) Math.max(0, column), 0, points);
  }
}

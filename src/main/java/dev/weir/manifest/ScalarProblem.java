package dev.weir.manifest;

import dev.weir.diag.Suggestion;
import dev.weir.kind.AttributeType;
import dev.weir.kind.Scalars;
import dev.weir.kind.Value;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Why a text is not a value of a type.
 *
 * @param code {@code wrong-type}, {@code out-of-range}, {@code wrong-format} or {@code
 *     unknown-choice}
 * @param says the rest of a sentence that begins with the attribute
 * @param hint the way out; empty when the sentence says it all
 */
record ScalarProblem(String code, String says, String hint) {

  private static final Pattern DIGITS = Pattern.compile("[-+]?[0-9]+");
  private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9][0-9]*)");
  private static final Pattern GROUPED = Pattern.compile("[-+]?[0-9]+([_,' ][0-9]+)+");
  private static final Pattern SEXAGESIMAL = Pattern.compile("[0-9]+(:[0-9]+)+");

  /** The value of a text, or what is wrong with it. */
  static Outcome read(AttributeType type, String text) {
    try {
      return new Outcome.Fine(Scalars.read(type, text));
    } catch (Scalars.Unreadable e) {
      return new Outcome.Wrong(of(type, text, Optional.ofNullable(e.getMessage()).orElse("")));
    }
  }

  /** What came of reading a text. */
  sealed interface Outcome {
    /** It can be read. */
    record Fine(Value value) implements Outcome {}

    /** It cannot. */
    record Wrong(ScalarProblem problem) implements Outcome {}
  }

  private static ScalarProblem of(AttributeType type, String text, String reason) {
    return switch (type) {
      case AttributeType.Text limits ->
          new ScalarProblem(
              isTooLongOrShort(limits, text) ? "out-of-range" : "wrong-format", reason, "");
      case AttributeType.Whole _ -> expected(isWhole(text), type, text, wholeHint(text));
      case AttributeType.Truth _ -> expected(false, type, text, truthHint(text));
      case AttributeType.Choice choice ->
          new ScalarProblem("unknown-choice", misfit(type, text), choiceHint(choice, text));
      case AttributeType.Span _ -> expected(isSpan(text), type, text, spanHint(text));
      case AttributeType.Moment _ -> expected(false, type, text, momentHint(text));
      case AttributeType.Confidential _,
          AttributeType.ListOf _,
          AttributeType.MapOf _,
          AttributeType.Nested _ ->
          expected(false, type, text, "");
    };
  }

  private static ScalarProblem expected(
      boolean rightType, AttributeType type, String text, String hint) {
    return new ScalarProblem(
        rightType ? "out-of-range" : "wrong-type", misfit(type, text), rightType ? "" : hint);
  }

  private static String misfit(AttributeType type, String text) {
    return "must be " + Words.of(type) + ", not " + Words.quoted(text);
  }

  private static boolean isTooLongOrShort(AttributeType.Text limits, String text) {
    long length = text.codePointCount(0, text.length());
    return length < limits.min()
        || length > limits.max()
        || text.getBytes(java.nio.charset.StandardCharsets.UTF_8).length > limits.maxBytes();
  }

  private static boolean isWhole(String text) {
    return WHOLE.matcher(text).matches();
  }

  private static boolean isSpan(String text) {
    try {
      Scalars.duration(text);
      return true;
    } catch (Scalars.Unreadable _) {
      return false;
    }
  }

  private static String wholeHint(String text) {
    if (DIGITS.matcher(text).matches()) {
      return "write it without sign and leading zeros, which some YAML readers take for octal";
    }
    if (GROUPED.matcher(text).matches()) {
      return "write the digits without separators";
    }
    if (SEXAGESIMAL.matcher(text).matches()) {
      return "some YAML readers take this for base 60; write a plain number";
    }
    return isSpan(text) ? "this is a plain number, without a unit" : "";
  }

  private static String truthHint(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "yes", "no", "on", "off", "y", "n", "1", "0", "true", "false" ->
          "write `true` or `false`";
      default -> "";
    };
  }

  private static String choiceHint(AttributeType.Choice choice, String text) {
    return Suggestion.closest(text, choice.words())
        .map(word -> "did you mean `" + word + "`?")
        .orElse("");
  }

  private static String spanHint(String text) {
    if (isWhole(text)) {
      return "add the unit: `" + text + "s` for seconds, `" + text + "m` for minutes";
    }
    return SEXAGESIMAL.matcher(text).matches() ? "write hours, minutes and seconds: `1h30m5s`" : "";
  }

  private static String momentHint(String text) {
    return text.matches("\\d{4}-\\d{2}-\\d{2}([T ].*)?")
        ? "RFC 3339: date, `T`, time with seconds, and the offset `Z` or `+08:00`"
        : "";
  }
}

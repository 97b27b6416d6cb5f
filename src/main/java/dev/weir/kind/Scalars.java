package dev.weir.kind;

import com.google.common.base.Utf8;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/** Scalar values as text: one form for manifests, ledger, plans and documentation. */
public final class Scalars {

  private static final Pattern SPAN =
      Pattern.compile("(?:(\\d+)d)?(?:(\\d+)h)?(?:(\\d+)m)?(?:(\\d+)s)?");
  private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9][0-9]{0,17})");

  private Scalars() {}

  /** A text that cannot be read as its type; the message says what was expected. */
  public static final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unreadable(String message) {
      super(message);
    }
  }

  /**
   * Reads a scalar.
   *
   * @throws Unreadable when it is not of that type or out of its limits
   */
  public static Value read(AttributeType type, String text) {
    return switch (type) {
      case AttributeType.Text limits -> text(limits, text);
      case AttributeType.Whole limits -> whole(limits, text);
      case AttributeType.Truth _ -> truth(text);
      case AttributeType.Choice choice -> choice(choice, text);
      case AttributeType.Span limits -> span(limits, text);
      case AttributeType.Moment _ -> new Value.Moment(moment(text));
      case AttributeType.Confidential _,
          AttributeType.ListOf _,
          AttributeType.MapOf _,
          AttributeType.Nested _ ->
          throw new Unreadable("expected " + type.says());
    };
  }

  /** A leaf as manifests write it; empty for what is no scalar, unknown, absent or secret. */
  public static Optional<String> write(Value value) {
    return switch (value) {
      case Value.Text(String text) -> Optional.of(text);
      case Value.Whole(long number) -> Optional.of(Long.toString(number));
      case Value.Truth(boolean truth) -> Optional.of(Boolean.toString(truth));
      case Value.Span(Duration duration) -> Optional.of(write(duration));
      case Value.Moment(Instant instant) ->
          Optional.of(DateTimeFormatter.ISO_INSTANT.format(instant));
      case Value.Absent _,
          Value.Unknown _,
          Value.SecretSource _,
          Value.Clear _,
          Value.Sealed _,
          Value.Template _,
          Value.Items _,
          Value.Entries _,
          Value.Fields _ ->
          Optional.empty();
    };
  }

  /** A duration of whole seconds in its shortest form: {@code 90s} is {@code 1m30s}. */
  public static String write(Duration duration) {
    long seconds = duration.toSeconds();
    if (seconds == 0) {
      return "0s";
    }
    var text = new StringBuilder();
    append(text, seconds / 3600, 'h');
    append(text, seconds / 60 % 60, 'm');
    append(text, seconds % 60, 's');
    return text.toString();
  }

  private static void append(StringBuilder text, long amount, char unit) {
    if (amount != 0) {
      text.append(amount).append(unit);
    }
  }

  /**
   * Reads a duration such as {@code 1h30m}.
   *
   * @throws Unreadable when it has another form or does not fit
   */
  public static Duration duration(String text) {
    var matcher = SPAN.matcher(text);
    if (text.isEmpty() || !matcher.matches()) {
      throw new Unreadable("expected a duration such as `5s`, `30m` or `1h30m`");
    }
    try {
      return Duration.ofDays(amount(matcher.group(1)))
          .plusHours(amount(matcher.group(2)))
          .plusMinutes(amount(matcher.group(3)))
          .plusSeconds(amount(matcher.group(4)));
    } catch (ArithmeticException | NumberFormatException _) {
      throw new Unreadable("the duration is too long");
    }
  }

  private static long amount(@org.jspecify.annotations.Nullable String digits) {
    return digits == null ? 0 : Long.parseLong(digits);
  }

  private static Value text(AttributeType.Text limits, String text) {
    long length = text.codePointCount(0, text.length());
    if (length < limits.min()) {
      throw new Unreadable(
          length == 0
              ? "must not be empty"
              : "needs at least " + limits.min() + " characters, has " + length);
    }
    if (length > limits.max()) {
      throw new Unreadable("takes at most " + limits.max() + " characters, has " + length);
    }
    if (limits.maxBytes() != Integer.MAX_VALUE && bytes(text) > limits.maxBytes()) {
      throw new Unreadable(
          "takes at most " + limits.maxBytes() + " bytes in UTF-8, has " + bytes(text));
    }
    if (limits.pattern().isPresent() && !limits.pattern().get().matcher(text).matches()) {
      throw new Unreadable("must " + limits.patternSays());
    }
    return new Value.Text(text);
  }

  private static int bytes(String text) {
    try {
      return Utf8.encodedLength(text);
    } catch (IllegalArgumentException _) {
      throw new Unreadable("is not valid Unicode: it holds half of a surrogate pair");
    }
  }

  private static Value whole(AttributeType.Whole limits, String text) {
    if (!WHOLE.matcher(text).matches()) {
      throw new Unreadable("expected a " + limits.says());
    }
    long number = Long.parseLong(text);
    if (number < limits.min() || number > limits.max()) {
      throw new Unreadable("is out of range: expected a " + limits.says());
    }
    return new Value.Whole(number);
  }

  private static Value truth(String text) {
    return switch (text) {
      case "true" -> new Value.Truth(true);
      case "false" -> new Value.Truth(false);
      default -> throw new Unreadable("expected `true` or `false`");
    };
  }

  private static Value choice(AttributeType.Choice choice, String text) {
    if (!choice.words().contains(text)) {
      throw new Unreadable("expected " + choice.says());
    }
    return new Value.Text(text);
  }

  private static Value span(AttributeType.Span limits, String text) {
    var duration = duration(text);
    if (duration.toSeconds() < limits.min() || duration.toSeconds() > limits.max()) {
      throw new Unreadable("is out of range: expected a " + limits.says());
    }
    return new Value.Span(duration);
  }

  /**
   * Reads an RFC 3339 time, which must carry its offset.
   *
   * @throws Unreadable when it has another form
   */
  public static Instant moment(String text) {
    try {
      return Moments.parse(text);
    } catch (DateTimeException _) {
      throw new Unreadable("expected a time with its offset, such as `2026-12-31T20:00:00+08:00`");
    }
  }
}

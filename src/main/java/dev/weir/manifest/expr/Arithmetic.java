package dev.weir.manifest.expr;

import dev.weir.kind.Scalars;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Sums of numbers, of durations, and of times and durations. */
final class Arithmetic {

  private static final int MOST_DIGITS = 18;

  private Arithmetic() {}

  /** The sum of two values, or their difference. */
  static Datum of(String left, String right, Expression.Sum sum) {
    if (isWhole(left) && isWhole(right)) {
      var a = new BigInteger(left);
      var b = new BigInteger(right);
      return new Datum.Text((sum.minus() ? a.subtract(b) : a.add(b)).toString());
    }
    var span = duration(right);
    if (span.isPresent()) {
      var by = sum.minus() ? span.get().negated() : span.get();
      var start = moment(left);
      if (start.isPresent()) {
        return new Datum.Text(shifted(start.get(), by, sum));
      }
      var first = duration(left);
      if (first.isPresent()) {
        return new Datum.Text(total(first.get(), by, sum));
      }
    }
    if (sum.minus() && moment(left).isPresent() && moment(right).isPresent()) {
      var between = Duration.between(moment(right).get(), moment(left).get());
      return new Datum.Text(written(between, sum));
    }
    throw Fault.of(
        "wrong-arguments",
        "cannot %s %s %s %s"
            .formatted(
                sum.minus() ? "take" : "add",
                shown(sum.minus() ? right : left),
                sum.minus() ? "from" : "to",
                shown(sum.minus() ? left : right)),
        "numbers and durations add up; a duration can be added to a time; texts are put side by"
            + " side, as in `${var.a}-${var.b}`",
        sum.at());
  }

  static boolean isWhole(String text) {
    return text.length() <= MOST_DIGITS && text.matches("-?(0|[1-9][0-9]*)");
  }

  private static Optional<Duration> duration(String text) {
    try {
      return Optional.of(Scalars.duration(text));
    } catch (Scalars.Unreadable _) {
      return Optional.empty();
    }
  }

  private static Optional<OffsetDateTime> moment(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  /** With the offset that the time was written with. */
  private static String shifted(OffsetDateTime start, Duration by, Expression.Sum sum) {
    try {
      var moved = start.plus(by);
      if (moved.getYear() >= 0 && moved.getYear() <= 9999) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(moved);
      }
    } catch (DateTimeException | ArithmeticException _) {
      // Told below.
    }
    throw Fault.of("wrong-arguments", "leaves the years that can be written", "", sum.at());
  }

  private static String total(Duration first, Duration by, Expression.Sum sum) {
    try {
      return written(first.plus(by), sum);
    } catch (ArithmeticException _) {
      throw Fault.of("wrong-arguments", "comes to a duration that is too long", "", sum.at());
    }
  }

  private static String written(Duration duration, Expression.Sum sum) {
    if (duration.isNegative()) {
      throw Fault.of("wrong-arguments", "comes to a duration below zero", "", sum.at());
    }
    return Scalars.write(duration);
  }

  private static String shown(String text) {
    return text.isEmpty()
        ? "an empty text"
        : "`" + (text.length() > 40 ? text.substring(0, 40) + "…" : text) + "`";
  }
}

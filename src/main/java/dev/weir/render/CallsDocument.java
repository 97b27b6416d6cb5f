package dev.weir.render;

import dev.weir.plan.Budget;
import java.time.Duration;

/**
 * What a plan costs in calls.
 *
 * @param made requests that were sent to make the plan
 * @param reads calls to come that only look
 * @param writes calls to come that change something
 * @param seconds how long the calls to come take at the least, at what the accounts allow
 */
public record CallsDocument(long made, long reads, long writes, double seconds) {

  static CallsDocument of(Budget budget) {
    return new CallsDocument(
        budget.made(), budget.reads(), budget.writes(), budget.time().toMillis() / 1e3);
  }

  /** {@code 21 made to plan; 9 to come, 3 of them write.} */
  String says() {
    long toCome = reads + writes;
    if (toCome == 0) {
      return made + " made to plan, none to come.";
    }
    var calls = made + " made to plan; " + toCome + " to come, " + writes + " of them to write";
    return seconds < 1 ? calls + "." : calls + ", in " + time() + " or more at the limits.";
  }

  /** In whole seconds, or from ten minutes on in whole minutes. */
  private String time() {
    var time = Duration.ofSeconds((long) Math.ceil(seconds));
    return time.toMinutes() >= 10
        ? time.toMinutes() + "m"
        : (time.toMinutes() == 0 ? "" : time.toMinutes() + "m") + time.toSecondsPart() + "s";
  }
}

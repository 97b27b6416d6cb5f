package dev.weir.plan;

import java.time.Duration;

/**
 * What a plan costs in calls.
 *
 * @param made requests that were sent to make the plan
 * @param reads calls to come that only look
 * @param writes calls to come that change something
 * @param time how long the calls to come take at the least, at what the accounts allow
 */
public record Budget(long made, long reads, long writes, Duration time) {

  /** The calls to come. */
  public long toCome() {
    return reads + writes;
  }
}

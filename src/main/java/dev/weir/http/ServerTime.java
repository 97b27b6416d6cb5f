package dev.weir.http;

import java.time.Duration;
import java.time.Instant;

/**
 * The time that a server told with an answer, to the second.
 *
 * @param told by the server
 * @param sent when the call left, by our clock
 * @param received when the answer was there, by our clock
 */
public record ServerTime(Instant told, Instant sent, Instant received) {

  /** How far the server's clock is ahead of ours; within a second and half of what a call took. */
  public Duration ahead() {
    var halfWay = sent.plus(Duration.between(sent, received).dividedBy(2));
    return Duration.between(halfWay, told.plusMillis(500));
  }
}

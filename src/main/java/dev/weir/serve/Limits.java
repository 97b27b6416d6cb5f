package dev.weir.serve;

import java.time.Duration;

/**
 * How much of anything is accepted.
 *
 * @param connections that are open at the same time; when there are more, the one that has been
 *     waited for the longest is closed
 * @param headBytes of a request line and its headers
 * @param bodyBytes of a body
 * @param request within which a request must have come, from its first byte on
 * @param idle that a connection may stay open between two requests
 * @param writing within which an answer must be taken
 * @param stopping that calls under way get to end
 */
public record Limits(
    int connections,
    int headBytes,
    int bodyBytes,
    Duration request,
    Duration idle,
    Duration writing,
    Duration stopping) {

  /** The usual limits. ApsaraVideo gives up a call after 5 s and sends a few hundred bytes. */
  public static final Limits USUAL =
      new Limits(
          1_024,
          8 << 10,
          64 << 10,
          Duration.ofSeconds(5),
          Duration.ofSeconds(30),
          Duration.ofSeconds(5),
          Duration.ofSeconds(5));

  /** The same with another number of connections. */
  public Limits withConnections(int most) {
    return new Limits(most, headBytes, bodyBytes, request, idle, writing, stopping);
  }

  /** The same with other times. */
  public Limits withTimes(Duration forRequest, Duration whileIdle) {
    return new Limits(connections, headBytes, bodyBytes, forRequest, whileIdle, writing, stopping);
  }
}

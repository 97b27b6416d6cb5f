package dev.weir.sandbox;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The latest requests that came in, secrets masked. */
final class RequestLog {

  private static final int CAPACITY = 10_000;

  private final Deque<Received> entries = new ArrayDeque<>();
  private long count;

  /**
   * A request and how it was answered.
   *
   * @param time by the sandbox's clock, RFC 3339
   * @param provider whose port it came to
   * @param operation the API's name of it; empty when it is none
   * @param status 0 when the connection was cut instead
   */
  record Received(
      String time,
      String provider,
      String operation,
      String method,
      String path,
      String query,
      List<Call.Header> headers,
      String body,
      int status) {}

  synchronized void add(Received received) {
    if (entries.size() == CAPACITY) {
      entries.removeFirst();
    }
    entries.addLast(received);
    count++;
  }

  /** How many came in, those that are no longer kept included. */
  synchronized long count() {
    return count;
  }

  synchronized List<Received> all() {
    return List.copyOf(entries);
  }

  synchronized void clear() {
    entries.clear();
    count = 0;
  }
}

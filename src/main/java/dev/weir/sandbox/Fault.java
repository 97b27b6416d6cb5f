package dev.weir.sandbox;

import java.time.Duration;
import java.util.Optional;

/** Something that goes wrong with one call. */
sealed interface Fault {

  /** Nothing goes wrong. */
  record None() implements Fault {}

  /** The service says the caller is too fast; nothing takes effect. */
  record Throttle() implements Fault {}

  /** The service fails; with or without the call having taken effect. */
  record Fail(int status, boolean afterEffect) implements Fault {}

  /** No answer comes, for this long; then the connection is cut. */
  record Hang(Duration time, boolean afterEffect) implements Fault {}

  /** The connection is cut instead of an answer. */
  record Cut(boolean afterEffect) implements Fault {}

  /** Half of the answer's body comes, then the connection is cut. */
  record Truncate() implements Fault {}

  /** The answer comes late. */
  record Slow(Duration delay) implements Fault {}

  /** A read shows each object as it was before its last change. */
  record StaleRead() implements Fault {}

  /** What a rule looks at. */
  record Subject(String provider, Optional<String> operation, String method, String target) {}
}

package dev.weir.sandbox;

/** What goes back over the connection. */
sealed interface Reply {

  /** An answer as it should be. */
  record Whole(Answer answer) implements Reply {}

  /** An answer whose body stops half way, with the connection. */
  record Truncated(Answer answer) implements Reply {}

  /** Nothing; the connection ends. */
  record Cut() implements Reply {}
}

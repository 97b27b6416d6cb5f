package dev.weir.cel;

import dev.weir.diag.Diagnostic;

/** What came of evaluating an expression. */
public sealed interface Outcome {

  /**
   * It has a value.
   *
   * @param value text, a {@link Long}, a {@link Boolean}, an {@link java.time.Instant}, a {@link
   *     java.time.Duration}, a list or a map, as the expression was compiled for
   */
  record Answer(Object value) implements Outcome {}

  /** It has none, for instance because a map lacks a key. The diagnostic is an error. */
  record Failed(Diagnostic problem) implements Outcome {}
}

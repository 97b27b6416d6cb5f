package dev.weir.kind;

import java.time.Instant;
import java.util.Optional;

/** Whether what an object carries is being pushed now, as its provider tells it. */
public sealed interface OnAir {

  /** Nobody pushes. */
  record Idle() implements OnAir {}

  /**
   * Somebody pushes.
   *
   * @param since when that began; empty when it is not told
   * @param from the pusher's address as it is told, for instance {@code 203.0.113.9:47745}; empty
   *     when it is not told
   * @param stream which stream, for objects that may hold several; empty where it is the object
   *     itself
   */
  record Live(Optional<Instant> since, Optional<String> from, Optional<String> stream)
      implements OnAir {}

  /**
   * It may well be, and is to be treated as if it were.
   *
   * @param why a sentence without a full stop, in lower case
   */
  record Possible(String why) implements OnAir {}

  /**
   * The provider has no way to tell.
   *
   * @param why a sentence without a full stop, in lower case
   */
  record Unknown(String why) implements OnAir {}

  /** Nobody pushes. */
  static OnAir idle() {
    return new Idle();
  }

  /** Whether a change that cuts or alters the stream has to wait. */
  default boolean holdsBack() {
    return switch (this) {
      case Live _, Possible _ -> true;
      case Idle _, Unknown _ -> false;
    };
  }
}

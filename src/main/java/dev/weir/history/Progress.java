package dev.weir.history;

import dev.weir.kind.Address;

/** How far a change of a run came. */
public sealed interface Progress {

  /** It was planned. */
  record Planned() implements Progress {}

  /** Its first call was about to be sent; what became of it was not written down. */
  record Begun() implements Progress {}

  /** It was done in full. */
  record Done() implements Progress {}

  /**
   * It failed.
   *
   * @param code the stable name of the problem
   * @param message what happened
   * @param untouched whether it is known that nothing of it was sent
   */
  record Failed(String code, String message, boolean untouched) implements Progress {}

  /** It was left out because another one was not done. */
  record Skipped(Address because) implements Progress {}
}

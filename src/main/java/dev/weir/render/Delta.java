package dev.weir.render;

import dev.weir.plan.AttributeChange.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** How one value becomes another, as a tree that is complete before any of it is written. */
sealed interface Delta {

  /** What happens to a part, as the sign before it says. */
  enum Mark {
    SAME("", Ink.Role.QUIET),
    ADD("+", Ink.Role.ADD),
    CHANGE("~", Ink.Role.CHANGE),
    REMOVE("-", Ink.Role.REMOVE),
    DRIFT("!", Ink.Role.DRIFT),
    CONFLICT("!!", Ink.Role.REMOVE),
    CLOCK("@", Ink.Role.ASIDE),
    UNATTRIBUTED("?", Ink.Role.ASIDE);

    private final String sign;
    private final Ink.Role role;

    Mark(String sign, Ink.Role role) {
      this.sign = sign;
      this.role = role;
    }

    /** The mark of a verdict that is not simply the manifest's doing. */
    static Optional<Mark> of(Verdict verdict) {
      return switch (verdict) {
        case DRIFT -> Optional.of(DRIFT);
        case CONFLICT -> Optional.of(CONFLICT);
        case CLOCK -> Optional.of(CLOCK);
        case UNATTRIBUTED -> Optional.of(UNATTRIBUTED);
        case IN_SYNC, PENDING, CONVERGED, IGNORED -> Optional.empty();
      };
    }

    String sign() {
      return sign;
    }

    Ink.Role role() {
      return role;
    }
  }

  /** What happens to it. */
  Mark mark();

  /** What is said after it, empty for nothing. */
  String remark();

  /** One value instead of another. */
  record Single(Mark mark, Shown before, Shown after, String remark) implements Delta {}

  /** A list. */
  record ListDelta(Mark mark, List<Delta> items, String remark) implements Delta {}

  /** A map, its keys free text. */
  record MapDelta(Mark mark, SequencedMap<String, Delta> entries, String remark) implements Delta {}

  /** A block, its keys attributes of a kind. */
  record BlockDelta(Mark mark, SequencedMap<String, Part> parts, String remark) implements Delta {}

  /** A list of blocks. */
  record BlocksDelta(Mark mark, List<BlockDelta> blocks, String remark) implements Delta {}

  /** An attribute of a block. */
  record Part(Delta delta, boolean identity) {}

  /** Whether it is written as a block of its own rather than after an equals sign. */
  default boolean isBlock() {
    return this instanceof BlockDelta || this instanceof BlocksDelta;
  }

  /** Whether anything differs. */
  default boolean isChanged() {
    return mark() != Mark.SAME;
  }
}

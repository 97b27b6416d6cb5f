package dev.weir.kind;

import java.time.Instant;
import java.util.Optional;

/**
 * What the passage of time alone does to the objects of a kind: a difference that it explains is
 * nobody's doing. Pure: the same values and the same time give the same answer.
 *
 * <p>An object whose time is over is not made again, for it would do nothing any more. An attribute
 * that moved by itself is written again, for the manifest still asks for another value.
 *
 * <p>The answers are clauses in words for people, for instance {@code its window ended at
 * 2026-01-01T00:00:00Z}.
 */
public interface Passage {

  /** Nothing changes by itself. */
  Passage NONE = new Passage() {};

  /** Objects that do nothing any more once the time in this attribute has come. */
  static Passage windowTo(String end) {
    return new Passage() {
      @Override
      public Optional<String> over(Value.Fields desired, Instant now) {
        return desired.get(end) instanceof Value.Moment(var time) && !time.isAfter(now)
            ? Optional.of("its window ended at " + time)
            : Optional.empty();
      }
    };
  }

  /**
   * Why an object that is not there need not be: what it was for is over.
   *
   * @param desired as it is declared, in normal form; parts may be unknown
   */
  default Optional<String> over(Value.Fields desired, Instant now) {
    return Optional.empty();
  }

  /**
   * Why an attribute is told otherwise than it was written although nobody changed it.
   *
   * @param attribute the name of an attribute whose live value is not the one last written
   * @param written the values last written
   * @param live the values at the provider, computed ones included
   * @param desired the values wanted
   */
  default Optional<String> moved(
      String attribute,
      Value.Fields written,
      Value.Fields live,
      Value.Fields desired,
      Instant now) {
    return Optional.empty();
  }
}

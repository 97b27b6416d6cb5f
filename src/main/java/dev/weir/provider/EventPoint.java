package dev.weir.provider;

import dev.weir.kind.Address;
import java.util.Optional;

/**
 * One thing that an event needs.
 *
 * @param subject what it is about
 * @param outcome whether it is there
 * @param address the document that decides it; empty when none does
 * @param path where in its spec; empty for the document as a whole
 * @param says what was found, in a clause without a full stop
 * @param hint what would mend it; empty when nothing is amiss
 */
public record EventPoint(
    Subject subject,
    Outcome outcome,
    Optional<Address> address,
    String path,
    String says,
    String hint) {

  /** What a point can be about, in the order in which people read it. */
  public enum Subject {
    CHANNEL,
    RELAY,
    RECORDING,
    CALLBACK,
    SECRET,
    ACCOUNT,
    LIVE
  }

  /** Whether what is needed is there. */
  public enum Outcome {
    /** It is. */
    GOOD,
    /** It is not: the event will not work, or not as it is meant. */
    BAD,
    /** Nothing is needed, or nobody can tell. */
    NONE
  }

  /** Something is as it has to be. */
  public static EventPoint good(Subject subject, Address address, String path, String says) {
    return new EventPoint(subject, Outcome.GOOD, Optional.of(address), path, says, "");
  }

  /** Something is amiss in a document. */
  public static EventPoint bad(
      Subject subject, Address address, String path, String says, String hint) {
    return new EventPoint(subject, Outcome.BAD, Optional.of(address), path, says, hint);
  }

  /** Something is amiss in no document. */
  public static EventPoint bad(Subject subject, String says, String hint) {
    return new EventPoint(subject, Outcome.BAD, Optional.empty(), "", says, hint);
  }

  /** Nothing is needed, or nobody can tell. */
  public static EventPoint none(Subject subject, String says) {
    return new EventPoint(subject, Outcome.NONE, Optional.empty(), "", says, "");
  }

  /** A document of which nobody can tell. */
  public static EventPoint none(Subject subject, Address address, String path, String says) {
    return new EventPoint(subject, Outcome.NONE, Optional.of(address), path, says, "");
  }
}

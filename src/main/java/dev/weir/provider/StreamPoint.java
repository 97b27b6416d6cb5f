package dev.weir.provider;

import dev.weir.kind.Address;
import java.util.List;
import java.util.Optional;

/**
 * One thing that is declared about a stream.
 *
 * @param topic what it is about
 * @param verdict what it means for the stream
 * @param address the document that says so; empty when none does
 * @param path where in its spec; empty for the document as a whole
 * @param says what follows from it, in a clause without a full stop
 * @param because why, in a clause; empty when that is plain
 * @param lines what belongs to it in detail, in order
 */
public record StreamPoint(
    Topic topic,
    Verdict verdict,
    Optional<Address> address,
    String path,
    String says,
    String because,
    List<String> lines) {

  public StreamPoint {
    lines = List.copyOf(lines);
  }

  /** What a point can be about, in the order in which people read it. */
  public enum Topic {
    CHANNEL,
    RELAY,
    RECORDING,
    CALLBACK
  }

  /** What a document means for a stream. */
  public enum Verdict {
    /** It counts. */
    APPLIES,
    /** It would count if another did not go before it, or at another time. */
    YIELDS,
    /** Whether it counts is told by no manifest. */
    PERHAPS,
    /** It keeps something from working. */
    FAILS
  }

  /** A point of a document. */
  public static StreamPoint of(
      Topic topic, Verdict verdict, Address address, String path, String says, String because) {
    return new StreamPoint(topic, verdict, Optional.of(address), path, says, because, List.of());
  }

  /** A point that no document makes. */
  public static StreamPoint of(Topic topic, Verdict verdict, String says, String because) {
    return new StreamPoint(topic, verdict, Optional.empty(), "", says, because, List.of());
  }

  /** The same in more detail. */
  public StreamPoint with(List<String> details) {
    return new StreamPoint(topic, verdict, address, path, says, because, details);
  }
}

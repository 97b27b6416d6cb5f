package dev.weir.plan;

import dev.weir.kind.Value;
import java.util.Optional;

/**
 * What the three sides say about one attribute, or one leaf of a block.
 *
 * @param path for instance {@code target.fragCount}
 * @param base the value last written; absent when there is none
 * @param live the value at the provider; absent when there is none
 * @param desired the value the manifest asks for
 * @param verdict what that comes to
 * @param replaces whether the difference forces a replacement
 * @param because why time alone made the difference, where it did
 */
public record AttributeChange(
    String path,
    Value base,
    Value live,
    Value desired,
    Verdict verdict,
    boolean replaces,
    Optional<String> because) {

  /** A difference that somebody made. */
  public AttributeChange(
      String path, Value base, Value live, Value desired, Verdict verdict, boolean replaces) {
    this(path, base, live, desired, verdict, replaces, Optional.empty());
  }

  /** The same difference with another verdict. */
  AttributeChange as(Verdict other) {
    return new AttributeChange(path, base, live, desired, other, replaces, because);
  }

  /** The same difference, which time alone made. */
  AttributeChange explained(String why) {
    return new AttributeChange(
        path, base, live, desired, Verdict.CLOCK, replaces, Optional.of(why));
  }

  /** Whether an apply has to write because of it. */
  public boolean needsWrite() {
    return verdict != Verdict.CONVERGED && verdict != Verdict.IGNORED;
  }

  /** The attribute that the path begins with. */
  public String attribute() {
    return first(path);
  }

  /** The attribute that this path begins with. */
  static String first(String path) {
    int end = 0;
    while (end < path.length() && path.charAt(end) != '.' && path.charAt(end) != '[') {
      end++;
    }
    return path.substring(0, end);
  }

  /** What base, live and desired come to. */
  public enum Verdict {
    /** Nothing differs. */
    IN_SYNC,
    /** The manifest changed. */
    PENDING,
    /** Somebody changed it at the provider. */
    DRIFT,
    /** Both changed, differently. */
    CONFLICT,
    /** It changed at the provider, by itself. */
    CLOCK,
    /** It differs, and the manifest says that this is to be left as it is. */
    IGNORED,
    /** Both changed to the same. */
    CONVERGED,
    /** It differs, and nothing is remembered that would say who changed it. */
    UNATTRIBUTED
  }
}

package dev.weir.provider;

import dev.weir.diag.Refused;
import dev.weir.kind.Address;
import java.util.Map;

/** Reads the conditions that documents hold as expressions. */
@FunctionalInterface
public interface Conditions {

  /** What a variable of a condition holds. */
  enum Type {
    TEXT,
    WHOLE
  }

  /**
   * Reads a condition.
   *
   * @param document the document that it stands in
   * @param path where in its spec, for instance {@code rules[0].decision}
   * @param text the expression
   * @param variables what it may speak of
   * @throws Refused when it is none; the diagnostic has the place in the manifest
   */
  Condition read(Address document, String path, String text, Map<String, Type> variables);

  /** A condition that can be asked, by several threads at once. */
  @FunctionalInterface
  interface Condition {

    /**
     * Whether it holds.
     *
     * @param values what is known of the variables: a {@link String} or a {@link Long} each
     * @throws Undecided when it depends on what is not known, or fails
     */
    boolean holds(Map<String, Object> values) throws Undecided;
  }

  /** A condition that is neither true nor false. */
  final class Undecided extends Exception {
    private static final long serialVersionUID = 1L;

    /** Says why. */
    public Undecided(String message) {
      super(message);
    }
  }
}

package dev.weir.manifest;

import dev.weir.diag.Place;
import dev.weir.kind.Address;

/**
 * One resource needs another.
 *
 * @param from the resource
 * @param to what it needs
 * @param why where the need comes from
 * @param place where that is written
 */
record Need(Address from, Address to, Why why, Place place) {

  /** Where a need comes from. */
  enum Why {
    /** A reference in the spec. */
    REFERENCE("refers to"),
    /** {@code metadata.dependsOn}. */
    DEPENDS_ON("depends on"),
    /** The provider's own rules. */
    IMPLIED("needs, by its kind,");

    private final String verb;

    Why(String verb) {
      this.verb = verb;
    }
  }

  /** {@code `A` refers to `B`}. */
  String says() {
    return "`" + from + "` " + why.verb + " `" + to + "`";
  }
}

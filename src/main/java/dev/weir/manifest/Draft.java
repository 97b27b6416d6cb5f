package dev.weir.manifest;

import dev.weir.diag.Place;
import dev.weir.kind.Value;

/**
 * A document that was read by itself; what it says of others is not checked yet.
 *
 * @param declared its parts
 * @param places where they are written
 * @param name where its name is written
 * @param sound whether nothing was wrong with its spec
 */
record Draft(Declared declared, NodePlaces places, Place name, boolean sound) {

  boolean isProvider() {
    return declared.provider().isEmpty();
  }

  /** The same with other values. */
  Draft withSpec(Value.Fields spec) {
    var changed =
        new Declared(
            declared.address(),
            declared.kind(),
            declared.provider(),
            spec,
            declared.lifecycle(),
            declared.dependsOn(),
            declared.references(),
            declared.file(),
            places);
    return new Draft(changed, places, name, sound);
  }
}

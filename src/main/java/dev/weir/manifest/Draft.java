package dev.weir.manifest;

import dev.weir.diag.Place;
import dev.weir.kind.Kind;
import dev.weir.kind.Value;
import java.util.List;

/**
 * A document that was read by itself; what it says of others is not checked yet.
 *
 * @param declared its parts
 * @param places where they are written
 * @param dependencies where each address of {@link Declared#dependsOn} is written
 * @param sound whether nothing was wrong with its spec
 */
record Draft(Declared declared, DraftPlaces places, List<Place> dependencies, boolean sound) {

  Draft {
    dependencies = List.copyOf(dependencies);
  }

  boolean isProvider() {
    return declared.kind().name().equals(Kind.PROVIDER);
  }

  /** Whether it tells Weir itself what to do. */
  boolean isLocal() {
    return declared.kind().isLocal();
  }

  /** Where its name is written. */
  Place name() {
    return places.name();
  }

  /** The same, known to have something wrong in its spec. */
  Draft unsound() {
    return new Draft(declared, places, dependencies, false);
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
            places,
            declared.labels());
    return new Draft(changed, places, dependencies, sound);
  }
}

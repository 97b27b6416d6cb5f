package dev.weir.manifest;

import dev.weir.diag.Place;
import dev.weir.kind.Address;
import dev.weir.kind.Kind;
import dev.weir.kind.Reference;
import dev.weir.kind.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A document that declares a resource, or the settings of a provider.
 *
 * @param address {@code Kind.name}
 * @param kind what it is
 * @param provider the provider document it names; empty for a provider document
 * @param spec its values with fallbacks filled in; references are templates, secrets are sources
 * @param lifecycle how careful to be with it
 * @param dependsOn addresses it names in {@code metadata.dependsOn}
 * @param references every reference in its spec
 * @param file the file it stands in, relative to the root, or {@code -}
 * @param places where its parts are written
 * @param labels what {@code metadata.labels} says
 */
public record Declared(
    Address address,
    Kind<?> kind,
    Optional<Address> provider,
    Value.Fields spec,
    Lifecycle lifecycle,
    List<Address> dependsOn,
    List<Reference> references,
    String file,
    Places places,
    Map<String, String> labels) {

  public Declared {
    labels = Map.copyOf(labels);
    dependsOn = List.copyOf(dependsOn);
    references = List.copyOf(references);
  }

  /** Where the parts of a document are written. */
  public interface Places {
    /** The document's {@code kind} line. */
    Place document();

    /**
     * The value at a path within {@code spec}, for instance {@code target.fragCount} or {@code
     * servers[0].params}; the nearest enclosing part when the value itself is not written.
     */
    Place of(String path);
  }

  /** Where the value at this path of the spec is written. */
  public Place at(String path) {
    return places.of(path);
  }
}

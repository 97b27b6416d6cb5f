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

  /**
   * How a document came about.
   *
   * @param element the element of a {@code ForEach} that it was made for
   * @param environment the environment whose patches changed it
   */
  public record Provenance(Optional<Element> element, Optional<String> environment) {
    /** It stands in a file as it is. */
    public static final Provenance WRITTEN = new Provenance(Optional.empty(), Optional.empty());
  }

  /**
   * An element of a {@code ForEach}.
   *
   * @param loop the address of the {@code ForEach}
   * @param key the element's key
   * @param place where the element is written
   */
  public record Element(String loop, String key, Place place) {}

  /** Where the parts of a document are written. */
  public interface Places {
    /** How the document came about. */
    default Provenance provenance() {
      return Provenance.WRITTEN;
    }

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

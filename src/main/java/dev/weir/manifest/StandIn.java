package dev.weir.manifest;

import dev.weir.diag.Place;
import dev.weir.diag.Source;
import dev.weir.kind.Address;
import dev.weir.kind.Kind;
import dev.weir.kind.Reference;
import dev.weir.kind.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Documents that no file holds: values that were read or remembered, declared as if a manifest said
 * so.
 */
public final class StandIn {

  private StandIn() {}

  /**
   * Where such a document says it stands.
   *
   * @param file what the ledger remembers as its file
   * @param origin what diagnostics call it, for instance {@code run 261121-153439}
   */
  public record Origin(String file, String origin) {}

  /**
   * A document that asks for these values.
   *
   * @param values concrete values; computed ones are left out
   * @param dependsOn what must be done first
   */
  public static Declared of(
      Address address,
      Kind<?> kind,
      Address provider,
      Value.Fields values,
      Lifecycle lifecycle,
      List<Address> dependsOn,
      Origin origin) {
    var spec = values;
    for (var attribute : kind.shape().attributes()) {
      if (attribute.computed()) {
        spec = spec.with(attribute.name(), Value.Absent.ABSENT);
      }
    }
    var source = Source.of(origin.origin(), "");
    return new Declared(
        address,
        kind,
        Optional.of(provider),
        spec,
        lifecycle,
        dependsOn,
        List.of(),
        origin.file(),
        new Nowhere(new Place(source, 1, 1, 1)),
        Map.of());
  }

  /** The same document, whose values hold these references. */
  public static Declared referring(
      Declared declared, List<Reference> references, List<Address> dependsOn) {
    return new Declared(
        declared.address(),
        declared.kind(),
        declared.provider(),
        declared.spec(),
        declared.lifecycle(),
        dependsOn,
        references,
        declared.file(),
        declared.places(),
        declared.labels());
  }

  /** How careful to be with something that the ledger remembers. */
  public static Lifecycle lifecycle(boolean protect, boolean retain, boolean adopt) {
    return new Lifecycle(
        protect, adopt, retain ? Lifecycle.OnDelete.RETAIN : Lifecycle.OnDelete.DELETE, List.of());
  }

  /** The same document, taking over what exists. */
  public static Declared adopting(Declared declared) {
    var given = declared.lifecycle();
    var lifecycle = new Lifecycle(given.protect(), true, given.onDelete(), given.ignore());
    return new Declared(
        declared.address(),
        declared.kind(),
        declared.provider(),
        declared.spec(),
        lifecycle,
        declared.dependsOn(),
        declared.references(),
        declared.file(),
        declared.places(),
        declared.labels());
  }

  /**
   * The same document with another value for one attribute, of which alone it is about: whatever
   * else differs stays as it is.
   */
  public static Declared onlySetting(Declared declared, String attribute, Value value) {
    var given = declared.lifecycle();
    var others =
        declared.kind().shape().attributes().stream()
            .filter(other -> !other.computed() && !other.name().equals(attribute))
            .map(other ->
                new Ignore(
                    other.name(), Ignore.Mode.NEVER_WRITE, Optional.empty(), Optional.empty()))
            .toList();
    return new Declared(
        declared.address(),
        declared.kind(),
        declared.provider(),
        declared.spec().with(attribute, value),
        new Lifecycle(given.protect(), given.adopt(), given.onDelete(), others),
        declared.dependsOn(),
        declared.references(),
        declared.file(),
        declared.places(),
        declared.labels());
  }

  private record Nowhere(Place document) implements Declared.Places {
    @Override
    public Place of(String path) {
      return document;
    }
  }
}

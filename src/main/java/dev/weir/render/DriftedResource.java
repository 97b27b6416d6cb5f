package dev.weir.render;

import dev.weir.kind.Address;
import dev.weir.manifest.Declared;
import dev.weir.plan.Drift;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What somebody changed about one resource.
 *
 * @param address {@code Kind.name}
 * @param kind {@code apiVersion/kind}
 * @param provider the provider document it goes through
 * @param key its identity at its provider
 * @param verdict {@code conflict}, {@code deleted}, {@code drift}, {@code converged} or {@code
 *     ignored}: the gravest of its fields
 * @param place where the manifests declare it, as {@code file:line:column}
 * @param fields what differs from what was last written
 */
public record DriftedResource(
    String address,
    String kind,
    Optional<String> provider,
    String key,
    String verdict,
    Optional<String> place,
    List<DriftedField> fields) {

  public DriftedResource {
    Objects.requireNonNull(address, "address");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(key, "key");
    Drift.Ruling.valueOf(ChangeDocument.constant(verdict));
    fields = List.copyOf(fields);
  }

  static DriftedResource of(Drift drift, Optional<Declared> declared, Instant now) {
    var change = drift.change();
    return new DriftedResource(
        change.address().toString(),
        change.kind().id(),
        change.provider().map(Address::toString),
        change.key().toString(),
        ChangeDocument.word(drift.ruling()),
        declared.map(found -> found.places().document().toString()),
        drift.attributes().stream().map(each -> DriftedField.of(each, declared, now)).toList());
  }

  /** What it comes to. */
  Drift.Ruling ruling() {
    return Drift.Ruling.valueOf(ChangeDocument.constant(verdict));
  }

  /** Whether somebody should look at it. */
  boolean isDrift() {
    return switch (ruling()) {
      case CONFLICT, DELETED, DRIFT -> true;
      case CONVERGED, IGNORED -> false;
    };
  }

  /** The kind without its cloud. */
  String type() {
    return kind.substring(kind.lastIndexOf('/') + 1);
  }
}

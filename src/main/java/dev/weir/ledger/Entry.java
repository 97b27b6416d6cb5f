package dev.weir.ledger;

import dev.weir.kind.Address;
import dev.weir.kind.Kind;
import dev.weir.kind.ObjectKey;
import dev.weir.kind.Value;
import dev.weir.kind.ValueJson;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the ledger remembers of one resource.
 *
 * @param address what manifests called it when it was last written
 * @param key its identity at its provider
 * @param provider the provider document it was last written through
 * @param origin how it came to be ours
 * @param file the manifest file that declared it, relative to the root, or {@code -}
 * @param protect whether deleting it is refused; outlives the manifest that said so
 * @param retain whether it stays when its document is removed
 * @param dependencies the addresses it depended on when it was last written
 * @param base the normalised values last written, secrets as keyed digests; null where nobody can
 *     read an attribute and none was written
 * @param observed attributes that the provider told otherwise right after that write, as it told
 *     them: such a difference is the provider's own, not a change
 * @param stamp when the object was last changed by anybody, as its listing told when it was last
 *     read in full and was just as {@code base} says
 */
public record Entry(
    Address address,
    ObjectKey key,
    Optional<Address> provider,
    Origin origin,
    String file,
    boolean protect,
    boolean retain,
    List<Address> dependencies,
    ObjectNode base,
    ObjectNode observed,
    Optional<Instant> stamp) {

  /** How a resource came to be ours. */
  public enum Origin {
    /** Weir created it. */
    CREATED,
    /** It existed, and a person had Weir take it over. */
    ADOPTED
  }

  public Entry {
    dependencies = List.copyOf(dependencies);
  }

  /** The values last written. */
  public Value.Fields base(Kind<?> kind) {
    return ValueJson.read(kind.shape(), base);
  }

  /** Whether an attribute was ever written, be it as none. */
  public boolean hasWritten(String attribute) {
    return base.has(attribute);
  }

  /** The same entry, whose object was written with none of these where it has no value for them. */
  public Entry withNone(Collection<String> attributes) {
    var written = base.deepCopy();
    attributes.stream().filter(name -> !written.has(name)).forEach(written::putNull);
    return withBase(written);
  }

  /** What the provider told otherwise right after the last write. */
  public Value.Fields observed(Kind<?> kind) {
    return observed.isEmpty()
        ? Value.Fields.empty(kind.shape())
        : ValueJson.read(kind.shape(), observed);
  }

  /** The same entry, free to be deleted. */
  public Entry unprotected() {
    return new Entry(
        address, key, provider, origin, file, false, retain, dependencies, base, observed, stamp);
  }

  /** The same entry, whose object stays when its document is removed. */
  public Entry retained() {
    return new Entry(
        address, key, provider, origin, file, false, true, dependencies, base, observed, stamp);
  }

  /** The same entry with other values last written, which the provider tells as they are. */
  public Entry with(Value.Fields written) {
    return new Entry(
        address,
        key,
        provider,
        origin,
        file,
        protect,
        retain,
        dependencies,
        ValueJson.write(written),
        ValueJson.write(Value.Fields.empty(written.shape())),
        Optional.empty());
  }

  /** The same entry, needing nothing. */
  public Entry independent() {
    return new Entry(
        address, key, provider, origin, file, protect, retain, List.of(), base, observed, stamp);
  }

  /** The same entry with other values last written. */
  public Entry withBase(ObjectNode written) {
    return new Entry(
        address,
        key,
        provider,
        origin,
        file,
        protect,
        retain,
        dependencies,
        written,
        observed,
        Optional.empty());
  }

  /** The same entry under another address. */
  public Entry at(Address other) {
    return new Entry(
        other, key, provider, origin, file, protect, retain, dependencies, base, observed, stamp);
  }

  /** The same entry, whose object was as it says when it bore this stamp. */
  public Entry stamped(Optional<Instant> seen) {
    return new Entry(
        address, key, provider, origin, file, protect, retain, dependencies, base, observed, seen);
  }
}

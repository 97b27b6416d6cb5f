package dev.weir.engine;

import dev.weir.kind.Address;
import dev.weir.kind.Kind;
import dev.weir.kind.ObjectKey;
import dev.weir.manifest.Declared;
import java.util.Optional;

/**
 * An object that an operation is about.
 *
 * @param provider the provider document of its account
 * @param kind what it is
 * @param key its identity
 * @param declared the resource that declares it; empty when none does
 */
public record Target(Address provider, Kind<?> kind, ObjectKey key, Optional<Declared> declared) {

  /** Its address, or its key where it has none. */
  public String name() {
    return declared.map(found -> found.address().toString()).orElseGet(key::toString);
  }
}

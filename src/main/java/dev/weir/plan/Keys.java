package dev.weir.plan;

import dev.weir.kind.Address;
import dev.weir.kind.ObjectKey;
import dev.weir.kind.Reference;
import dev.weir.kind.Value;
import dev.weir.manifest.Declared;
import dev.weir.manifest.Manifests;
import java.util.Map;

/**
 * Natural keys of what is declared. They must be known before anything is read, so an identity may
 * refer to provider documents only.
 *
 * @param manifests what is declared
 * @param scopes the scope of each provider document's account
 */
public record Keys(Manifests manifests, Map<Address, String> scopes) {

  /** The key of a resource. */
  public ObjectKey of(Declared declared) {
    var resolver = new Resolver(this::lookup, _ -> Value.Unknown.UNKNOWN, _ -> {});
    var spec = declared.kind().normalise(resolver.resolve(declared.spec()));
    return ObjectKey.of(declared.kind(), scope(declared), spec);
  }

  /** The scope of a resource's account. */
  public String scope(Declared declared) {
    return scopes.getOrDefault(declared.provider().orElseThrow(), "");
  }

  private Value lookup(Reference reference) {
    var provider = manifests.providers().get(reference.target());
    return provider == null ? Value.Unknown.UNKNOWN : Lookup.at(provider.spec(), reference.path());
  }
}

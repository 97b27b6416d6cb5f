package dev.weir.engine;

import dev.weir.kind.Address;
import dev.weir.kind.Reference;
import dev.weir.kind.Value;
import dev.weir.manifest.Declared;
import dev.weir.manifest.Manifests;
import dev.weir.plan.Dependencies;
import dev.weir.plan.Lookup;
import dev.weir.plan.Resolver;
import dev.weir.provider.Catalogue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is declared, references resolved as far as that goes without asking anybody; worked out when
 * it is first asked for.
 */
final class DeclaredCatalogue implements Catalogue {

  private final Manifests manifests;
  private @Nullable Map<Address, Resource> resources;

  DeclaredCatalogue(Manifests manifests) {
    this.manifests = manifests;
  }

  @Override
  public List<Resource> resources(String kindId) {
    return all().values().stream().filter(resource -> resource.kind().id().equals(kindId)).toList();
  }

  @Override
  public List<Resource> local(String kindId) {
    return manifests.local().values().stream()
        .filter(document -> document.kind().id().equals(kindId))
        .map(document ->
            new Resource(
                document.address(),
                document.kind(),
                document.spec(),
                document.spec(),
                document.references()))
        .toList();
  }

  @Override
  public List<Value.Fields> providers(String apiVersion) {
    return manifests.providers().values().stream()
        .filter(document -> document.kind().apiVersion().equals(apiVersion))
        .map(Declared::spec)
        .collect(Collectors.toUnmodifiableList());
  }

  @Override
  public Optional<Resource> find(Address address) {
    return Optional.ofNullable(all().get(address));
  }

  private synchronized Map<Address, Resource> all() {
    if (resources == null) {
      resources = read();
    }
    return resources;
  }

  private Map<Address, Resource> read() {
    var known = new LinkedHashMap<Address, Resource>();
    var resolver =
        new Resolver(reference -> lookup(reference, known), _ -> Value.Unknown.UNKNOWN, _ -> {});
    for (var address : Dependencies.of(manifests).inOrder()) {
      var declared = Objects.requireNonNull(manifests.resources().get(address));
      var spec = declared.kind().normalise(resolver.resolve(declared.spec()));
      known.put(
          address,
          new Resource(address, declared.kind(), settings(declared), spec, declared.references()));
    }
    return known;
  }

  private Value.Fields settings(Declared declared) {
    return manifests.find(declared.provider().orElseThrow()).orElseThrow().spec();
  }

  private Value lookup(Reference reference, Map<Address, Resource> known) {
    var provider = manifests.providers().get(reference.target());
    if (provider != null) {
      return Lookup.at(provider.spec(), reference.path());
    }
    var resource = known.get(reference.target());
    var value =
        resource == null ? Value.Absent.ABSENT : Lookup.at(resource.spec(), reference.path());
    return value.isPresent() ? value : Value.Unknown.UNKNOWN;
  }
}

package dev.weir.engine;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Diagnostics;
import dev.weir.kind.Address;
import dev.weir.kind.Reference;
import dev.weir.kind.Value;
import dev.weir.manifest.Declared;
import dev.weir.manifest.Manifests;
import dev.weir.plan.Dependencies;
import dev.weir.plan.Lookup;
import dev.weir.plan.Resolver;
import dev.weir.provider.Catalogue;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Has every provider that is used look over everything declared. */
final class Checks {

  private Checks() {}

  static List<Diagnostic> run(Manifests manifests, Providers providers, Instant now) {
    var found = new Diagnostics();
    var catalogue = new DeclaredCatalogue(manifests);
    var used =
        manifests.resources().values().stream()
            .map(declared -> declared.kind().apiVersion())
            .distinct()
            .sorted()
            .toList();
    for (var apiVersion : used) {
      providers
          .module(apiVersion)
          .ifPresent(module -> module.check(catalogue, now, new Places(manifests, found)));
    }
    return found.sorted();
  }

  /** Puts findings at their places. */
  private record Places(Manifests manifests, Diagnostics found) implements Catalogue.Findings {

    @Override
    public void error(
        Catalogue.Resource resource, String path, String code, String message, String hint) {
      add(Diagnostic.error(code, message), resource, path, hint);
    }

    @Override
    public void warning(
        Catalogue.Resource resource, String path, String code, String message, String hint) {
      add(Diagnostic.warning(code, message), resource, path, hint);
    }

    private void add(Diagnostic diagnostic, Catalogue.Resource resource, String path, String hint) {
      var declared = manifests.find(resource.address());
      var place = declared.map(d -> path.isEmpty() ? d.places().document() : d.at(path));
      found.add(diagnostic.about(resource.address()).at(place).hint(hint));
    }
  }

  /** What is declared, references resolved as far as that goes without asking anybody. */
  private static final class DeclaredCatalogue implements Catalogue {
    private final Manifests manifests;
    private final Map<Address, Resource> resources = new LinkedHashMap<>();

    DeclaredCatalogue(Manifests manifests) {
      this.manifests = manifests;
      var resolver = new Resolver(this::lookup, _ -> Value.Unknown.UNKNOWN, _ -> {});
      for (var address : Dependencies.of(manifests).inOrder()) {
        var declared = Objects.requireNonNull(manifests.resources().get(address));
        var spec = declared.kind().normalise(resolver.resolve(declared.spec()));
        resources.put(
            address,
            new Resource(
                address, declared.kind(), settings(declared), spec, declared.references()));
      }
    }

    private Value.Fields settings(Declared declared) {
      return manifests.find(declared.provider().orElseThrow()).orElseThrow().spec();
    }

    private Value lookup(Reference reference) {
      var provider = manifests.providers().get(reference.target());
      if (provider != null) {
        return Lookup.at(provider.spec(), reference.path());
      }
      var resource = resources.get(reference.target());
      var value =
          resource == null ? Value.Absent.ABSENT : Lookup.at(resource.spec(), reference.path());
      return value.isPresent() ? value : Value.Unknown.UNKNOWN;
    }

    @Override
    public List<Resource> resources(String kindId) {
      return resources.values().stream()
          .filter(resource -> resource.kind().id().equals(kindId))
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
      return Optional.ofNullable(resources.get(address));
    }
  }
}

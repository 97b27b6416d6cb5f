package dev.weir.engine;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Diagnostics;
import dev.weir.manifest.Manifests;
import dev.weir.provider.Catalogue;
import dev.weir.provider.Conditions;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Has every provider that is used look over everything declared. */
final class Checks {

  private Checks() {}

  static List<Diagnostic> run(Manifests manifests, Providers providers, Instant now) {
    var found = new Diagnostics();
    var catalogue = new DeclaredCatalogue(manifests);
    for (var apiVersion : used(manifests)) {
      providers
          .module(apiVersion)
          .ifPresent(module -> module.check(catalogue, now, new Places(manifests, found)));
    }
    return found.sorted();
  }

  static List<Diagnostic> conditions(
      Manifests manifests, Providers providers, Conditions conditions) {
    var catalogue = new DeclaredCatalogue(manifests);
    return manifests.local().values().stream()
        .map(declared -> declared.kind().apiVersion())
        .distinct()
        .sorted()
        .flatMap(version -> providers.module(version).stream())
        .flatMap(module -> module.check(catalogue, conditions).stream())
        .toList();
  }

  /** The versions whose providers have something to say of a stack. */
  static List<String> used(Manifests manifests) {
    return Stream.concat(
            manifests.resources().values().stream(), manifests.local().values().stream())
        .map(declared -> declared.kind().apiVersion())
        .distinct()
        .sorted()
        .toList();
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
}

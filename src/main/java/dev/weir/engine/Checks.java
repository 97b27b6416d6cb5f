package dev.weir.engine;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Diagnostics;
import dev.weir.manifest.Manifests;
import dev.weir.provider.Catalogue;
import java.time.Instant;
import java.util.List;

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
}

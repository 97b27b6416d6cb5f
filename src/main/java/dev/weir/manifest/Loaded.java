package dev.weir.manifest;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Refused;
import dev.weir.diag.Source;
import dev.weir.kind.Secret;
import java.util.List;
import java.util.Map;

/**
 * What came of reading manifests.
 *
 * @param manifests what was declared; with errors among the diagnostics it is only a part
 * @param diagnostics every problem, in the order of places
 * @param sources every text that was read
 * @param secrets the values of sensitive variables, by name
 * @param given the values that other variables were given, as {@code name=value}
 */
public record Loaded(
    Manifests manifests,
    List<Diagnostic> diagnostics,
    List<Source> sources,
    Map<String, Secret> secrets,
    List<String> given) {

  public Loaded {
    diagnostics = List.copyOf(diagnostics);
    sources = List.copyOf(sources);
    secrets = Map.copyOf(secrets);
    given = List.copyOf(given);
  }

  /** Whether the manifests can be used. */
  public boolean hasErrors() {
    return diagnostics.stream().anyMatch(Diagnostic::isError);
  }

  /**
   * The manifests.
   *
   * @throws Refused when there are errors; it carries warnings too
   */
  public Manifests orRefuse() {
    if (hasErrors()) {
      throw new Refused(diagnostics);
    }
    return manifests;
  }
}

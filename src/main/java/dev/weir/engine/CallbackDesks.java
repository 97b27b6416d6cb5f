package dev.weir.engine;

import dev.weir.kind.Address;
import dev.weir.kind.Secret;
import dev.weir.kind.Value;
import dev.weir.manifest.Manifests;
import dev.weir.provider.CallbackDesk;
import dev.weir.provider.Conditions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Has every provider that is used say how its calls are answered. */
public final class CallbackDesks {

  private CallbackDesks() {}

  /**
   * The desks for what is declared.
   *
   * @param environment environment variables by name, for secrets
   * @param root the folder that manifests, and the secrets they name, stand under
   * @param skew how far the time of a signed call may be off, either way
   * @throws dev.weir.diag.Refused when what is declared cannot be used
   */
  public static List<CallbackDesk> of(
      Manifests manifests,
      Providers providers,
      Conditions conditions,
      Function<String, Optional<String>> environment,
      Path root,
      Duration skew) {
    var secrets = new Secrets(environment, root, false);
    var setup =
        new CallbackDesk.Setup(
            new DeclaredCatalogue(manifests),
            conditions,
            (document, attribute) -> secret(manifests, secrets, document, attribute),
            skew);
    var desks = new ArrayList<CallbackDesk>();
    for (var version : Checks.used(manifests)) {
      providers.module(version).flatMap(module -> module.callbacks(setup)).ifPresent(desks::add);
    }
    return List.copyOf(desks);
  }

  private static Optional<Secret> secret(
      Manifests manifests, Secrets secrets, Address document, String attribute) {
    return manifests
        .find(document)
        .map(declared -> declared.spec().get(attribute))
        .filter(Value.SecretSource.class::isInstance)
        .map(source -> secrets.fetch((Value.SecretSource) source).secret());
  }
}

package dev.weir.provider;

import dev.weir.http.ApiClients;
import dev.weir.kind.Secret;
import java.net.URI;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a run lends to a provider.
 *
 * @param clients makes HTTP clients; also holds the clock
 * @param environment environment variables by name, for the vendor's usual credentials
 * @param sandbox where to go instead of the real service
 */
public record Session(
    ApiClients clients,
    Function<String, Optional<String>> environment,
    Optional<SandboxAccess> sandbox) {

  /** The sandbox's address for this provider, and an account there. */
  public record SandboxAccess(URI endpoint, String accessKey, Secret secretKey) {}

  /** The first of these environment variables that is set and not empty. */
  public Optional<String> firstOf(String... names) {
    for (var name : names) {
      var value = environment.apply(name).filter(text -> !text.isBlank());
      if (value.isPresent()) {
        return value;
      }
    }
    return Optional.empty();
  }
}

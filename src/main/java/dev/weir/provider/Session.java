package dev.weir.provider;

import dev.weir.http.ApiClients;
import dev.weir.kind.Address;
import dev.weir.kind.Secret;
import dev.weir.kind.Value;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a run lends to a provider.
 *
 * @param clients makes HTTP clients; also holds the clock
 * @param environment environment variables by name, for the vendor's usual credentials
 * @param sandbox where to go instead of the real service
 * @param declared everything the stack declares, for objects that are written as a whole with what
 *     is beside them
 */
public record Session(
    ApiClients clients,
    Function<String, Optional<String>> environment,
    Optional<SandboxAccess> sandbox,
    Catalogue declared) {

  /** A session of a stack that declares nothing. */
  public Session(
      ApiClients clients,
      Function<String, Optional<String>> environment,
      Optional<SandboxAccess> sandbox) {
    this(clients, environment, sandbox, new NothingDeclared());
  }

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

  private record NothingDeclared() implements Catalogue {
    @Override
    public List<Resource> resources(String kindId) {
      return List.of();
    }

    @Override
    public List<Value.Fields> providers(String apiVersion) {
      return List.of();
    }

    @Override
    public Optional<Resource> find(Address address) {
      return Optional.empty();
    }
  }
}

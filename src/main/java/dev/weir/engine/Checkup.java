package dev.weir.engine;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Refused;
import dev.weir.diag.RemoteFailure;
import dev.weir.http.ApiClients;
import dev.weir.http.Concurrently;
import dev.weir.http.ServerTime;
import dev.weir.kind.Address;
import dev.weir.kind.Kind;
import dev.weir.kind.ObjectKey;
import dev.weir.kind.Value;
import dev.weir.manifest.Declared;
import dev.weir.manifest.Manifests;
import dev.weir.plan.Keys;
import dev.weir.plan.PlanInput.Scope;
import dev.weir.provider.KindReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds out whether accounts can be worked with, by one reading call for each. */
public final class Checkup {

  /** What is asked for where nothing is declared; nobody has it, and the answer says so. */
  private static final String NOBODY = "weir-doctor";

  private final EngineSettings settings;
  private final Function<Consumer<ServerTime>, ApiClients> clients;
  private final Secrets secrets;

  /**
   * A checkup that works with these.
   *
   * @param settings whose clients are not used
   * @param clients makes those that are; they are closed here
   */
  public Checkup(EngineSettings settings, Function<Consumer<ServerTime>, ApiClients> clients) {
    this.settings = settings;
    this.clients = clients;
    this.secrets = Secrets.of(settings);
  }

  /**
   * How an account is.
   *
   * @param document its provider document
   * @param missing why there are no credentials to try
   * @param failure why the call did not work
   * @param ahead how far the provider's clock is ahead of ours, if it answered
   */
  public record Health(
      Address document,
      Optional<Diagnostic> missing,
      Optional<RemoteFailure> failure,
      Optional<Duration> ahead) {}

  /** How the account of each provider document is. */
  public List<Health> accounts(Manifests manifests) {
    var keys = keys(manifests);
    var documents = new ArrayList<>(manifests.providers().values());
    return Concurrently.map(
        documents, documents.size(), document -> health(document, manifests, keys));
  }

  private Health health(Declared document, Manifests manifests, Map<ObjectKey, Declared> keys) {
    var time = new AtomicReference<@Nullable ServerTime>();
    try (var own = clients.apply(time::set)) {
      var module = settings.providers().module(document.kind().apiVersion()).orElseThrow();
      var account = Accounts.opener(with(own), secrets, manifests).open(document, module);
      return new Health(
          document.address(), Optional.empty(), call(account, keys), ahead(time.get()));
    } catch (Refused refused) {
      return new Health(
          document.address(),
          Optional.of(refused.diagnostics().getFirst()),
          Optional.empty(),
          Optional.empty());
    }
  }

  private static Optional<Duration> ahead(@Nullable ServerTime time) {
    return Optional.ofNullable(time).map(ServerTime::ahead);
  }

  private EngineSettings with(ApiClients own) {
    return new EngineSettings(
        settings.providers(),
        own,
        settings.environment(),
        settings.root(),
        settings.sandbox(),
        settings.sealer(),
        settings.listener(),
        settings.clock(),
        settings.sleeper());
  }

  private static Optional<RemoteFailure> call(Account account, Map<ObjectKey, Declared> keys) {
    var key = keys.keySet().stream().filter(k -> Scope.of(k).equals(account.scope())).findFirst();
    var reader =
        key.<KindReader<?>>map(k -> account.reader(k.kind()))
            .orElseGet(() -> account.readers().getFirst());
    try {
      reader.read(key.orElseGet(() -> nobody(reader.kind(), account)));
      return Optional.empty();
    } catch (RemoteFailure failure) {
      // What is told of no such thing was told to somebody who may ask.
      boolean told = failure.category() == RemoteFailure.Category.NOT_FOUND && key.isEmpty();
      return told ? Optional.empty() : Optional.of(failure);
    }
  }

  private static ObjectKey nobody(Kind<?> kind, Account account) {
    var parts = kind.identity().stream().map(_ -> NOBODY).toList();
    return new ObjectKey(kind.id(), account.scope().scope(), parts);
  }

  /** Secrets that documents name and that are not to be had, each with the first that names it. */
  public Map<Value.SecretSource, Address> missing(Manifests manifests) {
    var missing = new LinkedHashMap<Value.SecretSource, Address>();
    manifests
        .resources()
        .values()
        .forEach(declared ->
            declared
                .spec()
                .map(leaf -> {
                  if (leaf instanceof Value.SecretSource source && !isThere(source)) {
                    missing.putIfAbsent(source, declared.address());
                  }
                  return leaf;
                }));
    return missing;
  }

  private boolean isThere(Value.SecretSource source) {
    try {
      secrets.fetch(source);
      return true;
    } catch (Refused _) {
      return false;
    }
  }

  /** The objects that manifests declare, by what tells them from all others. */
  public Map<ObjectKey, Declared> keys(Manifests manifests) {
    var scopes = new HashMap<Address, String>();
    Accounts.scopes(settings, secrets, manifests)
        .forEach((document, scope) -> scopes.put(document, scope.scope()));
    var keys = new Keys(manifests, scopes);
    var declared = new LinkedHashMap<ObjectKey, Declared>();
    manifests.resources().values().forEach(one -> declared.putIfAbsent(keys.of(one), one));
    return declared;
  }
}

package dev.weir.engine;

import dev.weir.kind.Address;
import dev.weir.kind.Secret;
import dev.weir.kind.Value;
import dev.weir.ledger.Ledger;
import dev.weir.manifest.Declared;
import dev.weir.manifest.Manifests;
import dev.weir.plan.PlanInput.Scope;
import dev.weir.plan.Resolver;
import dev.weir.provider.ProviderModule;
import dev.weir.provider.Session;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The accounts that a run needs, one for each scope however many documents name it.
 *
 * @param byScope the accounts
 * @param scopes the scope of every provider document
 */
record Accounts(Map<Scope, Account> byScope, Map<Address, String> scopes) {

  /** Opens the accounts that resources or the ledger need; others need no credentials. */
  static Accounts open(
      EngineSettings settings, Secrets secrets, Manifests manifests, Ledger ledger) {
    var opener = opener(settings, secrets, manifests);
    var scopes = new HashMap<Address, String>();
    var byScope = new LinkedHashMap<Scope, Account>();
    var needed = needed(manifests);
    var inLedger =
        ledger.entries().values().stream().map(e -> Scope.of(e.key())).collect(Collectors.toSet());
    for (var document : manifests.providers().values()) {
      var module = settings.providers().module(document.kind().apiVersion()).orElseThrow();
      var scope = new Scope(document.kind().apiVersion(), module.scope(opener.outline(document)));
      scopes.put(document.address(), scope.scope());
      if (needed.contains(document.address()) || inLedger.contains(scope)) {
        byScope.computeIfAbsent(scope, _ -> opener.open(document, module));
      }
    }
    return new Accounts(byScope, scopes);
  }

  /** Opens accounts one by one. */
  static Opener opener(EngineSettings settings, Secrets secrets, Manifests manifests) {
    var declared = new DeclaredCatalogue(manifests);
    return new Opener(
        secrets::fetch,
        module ->
            new Session(
                settings.clients(),
                settings.environment(),
                settings.sandbox().apply(module),
                declared));
  }

  /** The scope of every provider document; asks for no credentials. */
  static Map<Address, Scope> scopes(EngineSettings settings, Secrets secrets, Manifests manifests) {
    var opener = opener(settings, secrets, manifests);
    var scopes = new LinkedHashMap<Address, Scope>();
    for (var document : manifests.providers().values()) {
      var module = settings.providers().module(document.kind().apiVersion()).orElseThrow();
      var scope = module.scope(opener.outline(document));
      scopes.put(document.address(), new Scope(document.kind().apiVersion(), scope));
    }
    return scopes;
  }

  private static Set<Address> needed(Manifests manifests) {
    var needed = new HashSet<Address>();
    manifests.resources().values().forEach(d -> d.provider().ifPresent(needed::add));
    return needed;
  }

  /** The account that this scope is. */
  List<Account> all() {
    return new ArrayList<>(byScope.values());
  }

  /**
   * Opens an account.
   *
   * @param secrets what a secret's source stands for
   * @param sessions what the run lends to a provider
   */
  record Opener(
      Function<Value.SecretSource, Value> secrets, Function<ProviderModule, Session> sessions) {

    /** The settings without their secrets, which an account that is not needed need not have. */
    Record outline(Declared document) {
      return bind(document, _ -> new Value.Clear(Secret.of("")));
    }

    private static Record bind(Declared document, Function<Value.SecretSource, Value> secrets) {
      var resolver = new Resolver(_ -> Value.Absent.ABSENT, secrets, _ -> {});
      return document.kind().bind(resolver.resolve(document.spec()));
    }

    Account open(Declared document, ProviderModule module) {
      var record = bind(document, secrets);
      var session = sessions.apply(module);
      return new Account(
          document.address(), module, record, session, module.readers(record, session));
    }
  }
}

package dev.weir.engine;

import dev.weir.kind.ObjectKey;
import dev.weir.plan.PlanInput.Scope;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Every kind in every account; the clients that write are built when the first is asked for. */
final class Remotes {

  private final Accounts accounts;
  private final Map<Scope, Map<String, Remote<?>>> byScope = new ConcurrentHashMap<>();

  Remotes(Accounts accounts) {
    this.accounts = accounts;
  }

  Remote<?> of(ObjectKey key) {
    var remote = byScope.computeIfAbsent(Scope.of(key), this::open).get(key.kind());
    if (remote == null) {
      throw new IllegalStateException("nothing writes " + key.kind());
    }
    return remote;
  }

  private Map<String, Remote<?>> open(Scope scope) {
    var account = accounts.byScope().get(scope);
    if (account == null) {
      throw new IllegalStateException("no account for " + scope);
    }
    return account.module().writers(account.settings(), account.session()).stream()
        .collect(
            Collectors.toMap(
                writer -> writer.kind().id(),
                writer -> Remote.of(account.reader(writer.kind()), writer)));
  }
}

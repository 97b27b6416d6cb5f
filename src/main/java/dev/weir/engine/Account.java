package dev.weir.engine;

import dev.weir.kind.Address;
import dev.weir.kind.Kind;
import dev.weir.plan.PlanInput.Scope;
import dev.weir.provider.KindReader;
import dev.weir.provider.ProviderModule;
import dev.weir.provider.Session;
import java.util.List;

/**
 * An account that this run works with, reached through one provider document.
 *
 * @param document the provider document
 * @param module the provider
 * @param settings the document's settings, secrets in clear
 * @param session what the run lends to the provider
 * @param readers one for each kind
 */
record Account(
    Address document,
    ProviderModule module,
    Record settings,
    Session session,
    List<KindReader<?>> readers) {

  Scope scope() {
    return new Scope(module.settings().apiVersion(), module.scope(settings));
  }

  KindReader<?> reader(Kind<?> kind) {
    return reader(kind.id());
  }

  KindReader<?> reader(String kindId) {
    return readers.stream()
        .filter(reader -> reader.kind().id().equals(kindId))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no reader for " + kindId));
  }
}

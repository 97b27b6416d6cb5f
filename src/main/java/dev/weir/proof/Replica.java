package dev.weir.proof;

import dev.weir.kind.Address;
import dev.weir.kind.Kind;
import dev.weir.kind.ObjectKey;
import dev.weir.kind.Secret;
import dev.weir.kind.Value;
import dev.weir.ledger.Entry;
import dev.weir.ledger.Ledger;
import dev.weir.manifest.Declared;
import dev.weir.manifest.Manifests;
import dev.weir.manifest.StandIn;
import dev.weir.plan.AttributeChange;
import dev.weir.plan.Change;
import dev.weir.plan.Plan;
import dev.weir.plan.PlanInput.LiveObject;
import dev.weir.plan.PlanInput.Scope;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Declares what is live, so that an ordinary apply makes it in an empty sandbox. What is in sync is
 * declared as its manifest does: values that a provider computes differ there, and so do references
 * to them.
 */
final class Replica {

  private final Manifests manifests;
  private final Plan plan;
  private final Map<Address, Scope> scopes;
  private final ProofSecrets secrets;
  private final Map<Address, Declared> resources = new LinkedHashMap<>();
  private final List<ObjectKey> unreadable = new ArrayList<>();
  private int unmanaged;

  Replica(
      Manifests manifests,
      Plan plan,
      Collection<LiveObject> live,
      Map<Address, Scope> scopes,
      ProofSecrets secrets) {
    this.manifests = manifests;
    this.plan = plan;
    this.scopes = scopes;
    this.secrets = secrets;
    var known = new HashSet<ObjectKey>();
    for (var change : plan.changes().values()) {
      known.add(keyNow(change));
      change.before().ifPresent(before -> add(change, before));
    }
    live.stream().filter(object -> !known.contains(object.key())).forEach(this::addUnmanaged);
  }

  /** The key of the object that is live now. */
  static ObjectKey keyNow(Change change) {
    return change.entry().map(Entry::key).orElse(change.key());
  }

  private void add(Change change, Value.Fields before) {
    provider(change.provider(), keyNow(change))
        .ifPresent(provider ->
            resources.put(
                change.address(),
                declare(change.address(), change.kind(), provider, values(change, before))));
  }

  private Value.Fields values(Change change, Value.Fields before) {
    var values = (Value.Fields) secrets.sources(before);
    var declared = manifests.resources().get(change.address());
    if (declared == null || change.action().destroys()) {
      return values;
    }
    var differing = differing(change);
    for (var attribute : values.shape().attributes()) {
      var wanted = declared.spec().get(attribute);
      if (wanted.isPresent() && !differing.contains(attribute.name())) {
        values = values.with(attribute.name(), wanted);
      }
    }
    return values;
  }

  private static Set<String> differing(Change change) {
    return change.attributes().stream().map(AttributeChange::attribute).collect(Collectors.toSet());
  }

  private Declared declare(Address address, Kind<?> kind, Address provider, Value.Fields values) {
    var stand =
        StandIn.of(
            address,
            kind,
            provider,
            values,
            StandIn.lifecycle(false, false, false),
            List.of(),
            new StandIn.Origin("-", "what is live"));
    var declared = manifests.resources().get(address);
    return declared == null
        ? stand
        : StandIn.referring(stand, declared.references(), declared.dependsOn());
  }

  private void addUnmanaged(LiveObject object) {
    var provider = provider(Optional.empty(), object.key());
    if (provider.isEmpty() || !isComplete(object)) {
      unreadable.add(object.key());
      return;
    }
    var address = new Address(object.kind().name(), "unmanaged-" + ++unmanaged);
    var values = (Value.Fields) secrets.sources(object.values());
    resources.put(address, declare(address, object.kind(), provider.get(), values));
  }

  /** A listing may lack attributes that every object has. */
  private static boolean isComplete(LiveObject object) {
    var clear = new Value.Clear(Secret.of("x"));
    var values =
        (Value.Fields) object.values().map(leaf -> leaf instanceof Value.Sealed ? clear : leaf);
    try {
      object.kind().bind(values);
      return true;
    } catch (IllegalStateException _) {
      return false;
    }
  }

  private Optional<Address> provider(Optional<Address> preferred, ObjectKey key) {
    var scope = Scope.of(key);
    return preferred
        .filter(address -> scope.equals(scopes.get(address)))
        .or(() ->
            scopes.entrySet().stream()
                .filter(entry -> entry.getValue().equals(scope))
                .map(Map.Entry::getKey)
                .findFirst());
  }

  /** What is live, as manifests. */
  Manifests asManifests() {
    return new Manifests(
        manifests.stackName(),
        manifests.stack(),
        manifests.providers(),
        new LinkedHashMap<>(resources),
        List.of(),
        new LinkedHashMap<>(),
        manifests.read(),
        manifests.variation());
  }

  /** How many live objects of others are in it. */
  int unmanaged() {
    return unmanaged;
  }

  /** Live objects of others that are not in it: their details were not read. */
  List<ObjectKey> unreadable() {
    return unreadable;
  }

  /**
   * The ledger as it would be if all of it stood in the sandbox.
   *
   * @param real the ledger
   * @param made what the ledger of the sandbox holds of the replica
   */
  Map<Address, Entry> ledger(Ledger real, Ledger made) {
    var changes = new HashMap<ObjectKey, Change>();
    plan.changes().values().forEach(change -> changes.put(keyNow(change), change));
    var madeByKey = made.byKey();
    var entries = new LinkedHashMap<Address, Entry>();
    real.entries()
        .forEach((address, entry) -> {
          var change = changes.get(entry.key());
          var copy = madeByKey.get(entry.key());
          entries.put(address, change == null || copy == null ? entry : as(entry, copy, change));
        });
    return entries;
  }

  /** What was last written is what the sandbox was made with, but where the two differ for real. */
  private Entry as(Entry real, Entry made, Change change) {
    var base = (Value.Fields) secrets.digests(real.base(change.kind()));
    var written = made.base(change.kind());
    var differing = differing(change);
    for (var attribute : base.shape().attributes()) {
      if (base.get(attribute).isPresent() && !differing.contains(attribute.name())) {
        base = base.with(attribute.name(), written.get(attribute));
      }
    }
    return real.with(base);
  }
}

package dev.weir.engine;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.RemoteFailure;
import dev.weir.http.Concurrently;
import dev.weir.kind.Address;
import dev.weir.kind.Kind;
import dev.weir.kind.ObjectKey;
import dev.weir.kind.Sealer;
import dev.weir.kind.Value;
import dev.weir.ledger.Entry;
import dev.weir.plan.PlanInput.LiveObject;
import dev.weir.plan.PlanInput.Scope;
import dev.weir.provider.KindReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What is live in every account, read at the same time; an account that cannot be read does not
 * keep the others from being planned.
 *
 * @param live the objects
 * @param unread provider documents whose account could not be read, and why
 * @param read the accounts that were read in full
 * @param assumed objects that were only listed, and taken to be as they were last read
 */
record Refresh(
    Map<ObjectKey, LiveObject> live,
    Map<Address, Diagnostic> unread,
    Set<Scope> read,
    Set<ObjectKey> assumed) {

  /**
   * Reads the kinds for which there are wanted keys.
   *
   * @param remembered what need not be read in full as long as its listing tells its stamp
   */
  static Refresh of(
      Accounts accounts,
      Set<ObjectKey> wanted,
      Map<ObjectKey, Entry> remembered,
      Sealer sealer,
      RunEvent.Listener listener) {
    var byScope = new HashMap<Scope, Map<String, Set<ObjectKey>>>();
    for (var key : wanted) {
      byScope
          .computeIfAbsent(Scope.of(key), _ -> new HashMap<>())
          .computeIfAbsent(key.kind(), _ -> new HashSet<>())
          .add(key);
    }
    var reads = new ArrayList<Read>();
    for (var account : accounts.all()) {
      var kinds = byScope.getOrDefault(account.scope(), Map.of());
      for (var reader : account.readers()) {
        var keys = kinds.get(reader.kind().id());
        if (keys != null) {
          reads.add(new Read(account, reader, keys, remembered, sealer, listener));
        }
      }
    }
    return gather(accounts, Concurrently.map(reads, reads.size(), Read::call));
  }

  private static Refresh gather(Accounts accounts, List<Outcome> outcomes) {
    var live = new LinkedHashMap<ObjectKey, LiveObject>();
    var failed = new HashMap<Scope, Diagnostic>();
    var assumed = new HashSet<ObjectKey>();
    for (var outcome : outcomes) {
      switch (outcome) {
        case Outcome.Objects(var objects, var alone) -> {
          objects.forEach(o -> live.put(o.key(), o));
          assumed.addAll(alone);
        }
        case Outcome.Unreadable(var scope, var why) -> failed.put(scope, why);
      }
    }
    var read = new HashSet<>(accounts.byScope().keySet());
    read.removeAll(failed.keySet());
    return new Refresh(live, byDocument(accounts, failed), read, assumed);
  }

  private static Map<Address, Diagnostic> byDocument(
      Accounts accounts, Map<Scope, Diagnostic> failed) {
    var byDocument = new HashMap<Address, Diagnostic>();
    for (var account : accounts.all()) {
      accounts
          .scopes()
          .forEach((document, scope) -> {
            var why = failed.get(account.scope());
            if (why != null && scope.equals(account.scope().scope())) {
              byDocument.put(document, why.about(document));
            }
          });
    }
    return byDocument;
  }

  private sealed interface Outcome {
    record Objects(List<LiveObject> objects, List<ObjectKey> assumed) implements Outcome {}

    record Unreadable(Scope scope, Diagnostic why) implements Outcome {}
  }

  private record Read(
      Account account,
      KindReader<?> reader,
      Set<ObjectKey> wanted,
      Map<ObjectKey, Entry> remembered,
      Sealer sealer,
      RunEvent.Listener listener) {

    Outcome call() {
      var kind = reader.kind();
      listener.on(new RunEvent.Reading(account.document(), kind.name()));
      try {
        var found = reader.list(wanted, stamps());
        var objects = found.stream().map(one -> live(kind, one)).toList();
        listener.on(new RunEvent.Read(account.document(), kind.name(), objects.size()));
        return new Outcome.Objects(
            objects, found.stream().filter(this::isAssumed).map(KindReader.Found::key).toList());
      } catch (RemoteFailure e) {
        return new Outcome.Unreadable(account.scope(), e.diagnostic());
      }
    }

    private Map<ObjectKey, Instant> stamps() {
      var stamps = new HashMap<ObjectKey, Instant>();
      for (var key : remembered.isEmpty() ? Set.<ObjectKey>of() : wanted) {
        Optional.ofNullable(remembered.get(key))
            .flatMap(Entry::stamp)
            .ifPresent(stamp -> stamps.put(key, stamp));
      }
      return stamps;
    }

    private boolean isAssumed(KindReader.Found<?> found) {
      return !found.complete() && remembered.containsKey(found.key());
    }

    private LiveObject live(Kind<?> kind, KindReader.Found<?> found) {
      var told = sealer.seal(kind.unbind(found.live()));
      var values = isAssumed(found) ? completed(kind, told, found.key()) : told;
      return new LiveObject(kind, found.key(), values, found.amiss());
    }

    /** What the listing left out is as it was when it was last read. */
    private Value.Fields completed(Kind<?> kind, Value.Fields told, ObjectKey key) {
      var base = Objects.requireNonNull(remembered.get(key)).base(kind);
      var unread = kind.unread().stream().map(Kind.Unread::attribute).toList();
      var values = told;
      for (var attribute : told.shape().attributes()) {
        var name = attribute.name();
        if (!attribute.computed() && !told.get(name).isPresent() && !unread.contains(name)) {
          values = values.with(name, base.get(name));
        }
      }
      return values;
    }
  }
}

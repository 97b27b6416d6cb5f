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
import java.util.function.Supplier;

/**
 * Reads what is live.
 *
 * @param accounts the accounts
 * @param wanted what has to be read in full
 * @param remembered what need not be read in full as long as its listing tells its stamp
 * @param wide whether what nobody wants is listed too, wherever that takes calls of its own
 * @param sealer turns secrets into digests
 * @param listener hears of what is read
 * @param early what is being read already
 */
record Refreshing(
    Accounts accounts,
    Set<ObjectKey> wanted,
    Map<ObjectKey, Entry> remembered,
    boolean wide,
    Sealer sealer,
    RunEvent.Listener listener,
    EarlyReads early) {

  /** So many objects take longer to be put into values than it takes to share them out. */
  private static final int WORTH_THREADS = 256;

  /** The stamps that are remembered of these keys. */
  static Map<ObjectKey, Instant> stamps(Set<ObjectKey> keys, Map<ObjectKey, Entry> remembered) {
    var stamps = new HashMap<ObjectKey, Instant>();
    for (var key : remembered.isEmpty() ? Set.<ObjectKey>of() : keys) {
      Optional.ofNullable(remembered.get(key))
          .flatMap(Entry::stamp)
          .ifPresent(stamp -> stamps.put(key, stamp));
    }
    return stamps;
  }

  /** Reads everything at the same time. */
  Refresh run() {
    var byScope = new HashMap<Scope, Set<ObjectKey>>();
    wanted.forEach(key -> byScope.computeIfAbsent(Scope.of(key), _ -> new HashSet<>()).add(key));
    List<Supplier<Outcome>> reads = new ArrayList<>();
    for (var account : accounts.all()) {
      var known = byScope.getOrDefault(account.scope(), Set.of());
      for (var reader : account.readers()) {
        var keys = KindReader.wantedOf(reader.kind(), known);
        if (!keys.isEmpty()) {
          reads.add(() -> new Read(account, reader, keys).call());
        }
        if (wide) {
          reads.add(() -> new Read(account, reader, known).lookElsewhere());
        }
      }
    }
    return gather(Concurrently.map(reads, reads.size(), Supplier::get));
  }

  private Refresh gather(List<Outcome> outcomes) {
    var live = new LinkedHashMap<ObjectKey, LiveObject>();
    var failed = new HashMap<Scope, Diagnostic>();
    var assumed = new HashSet<ObjectKey>();
    var unlisted = new ArrayList<Diagnostic>();
    for (var outcome : outcomes) {
      switch (outcome) {
        case Outcome.Objects(var objects, var alone) -> {
          objects.forEach(o -> live.putIfAbsent(o.key(), o));
          assumed.addAll(alone);
        }
        case Outcome.Unreadable(var scope, var why) -> failed.put(scope, why);
        case Outcome.Unlisted(var why) -> unlisted.add(why);
      }
    }
    var read = new HashSet<>(accounts.byScope().keySet());
    read.removeAll(failed.keySet());
    return new Refresh(live, byDocument(failed), read, assumed, unlisted);
  }

  private Map<Address, Diagnostic> byDocument(Map<Scope, Diagnostic> failed) {
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

    record Unlisted(Diagnostic why) implements Outcome {}
  }

  /** One kind in one account, and the keys that are wanted there. */
  private final class Read {
    private final Account account;
    private final KindReader<?> reader;
    private final Set<ObjectKey> keys;

    Read(Account account, KindReader<?> reader, Set<ObjectKey> keys) {
      this.account = account;
      this.reader = reader;
      this.keys = keys;
    }

    Outcome call() {
      var kind = reader.kind();
      listener.on(new RunEvent.Reading(account.document(), kind.name()));
      try {
        var found = found();
        var all = found.size() < WORTH_THREADS ? found.stream() : found.parallelStream();
        var objects = all.map(one -> live(kind, one)).toList();
        listener.on(new RunEvent.Read(account.document(), kind.name(), objects.size()));
        return new Outcome.Objects(
            objects, found.stream().filter(this::isAssumed).map(KindReader.Found::key).toList());
      } catch (RemoteFailure e) {
        return new Outcome.Unreadable(account.scope(), e.diagnostic());
      }
    }

    /** Nothing hangs on what is found here, so a failure keeps nothing from being planned. */
    Outcome lookElsewhere() {
      var kind = reader.kind();
      try {
        var objects = reader.elsewhere(keys).stream().map(one -> live(kind, one)).toList();
        return new Outcome.Objects(objects, List.of());
      } catch (RemoteFailure e) {
        return new Outcome.Unlisted(
            Diagnostic.note(
                    "not-listed",
                    "what else `%s` has of `%s` could not be listed: %s"
                        .formatted(account.document(), kind.name(), e.diagnostic().message()))
                .about(account.document()));
      }
    }

    private List<? extends KindReader.Found<?>> found() {
      var begun = early.take(account, reader, keys);
      return begun.isPresent()
          ? Concurrently.result(begun.get())
          : reader.list(keys, stamps(keys, remembered));
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

package dev.weir.engine;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Diagnostics;
import dev.weir.diag.RemoteFailure;
import dev.weir.http.LastLook;
import dev.weir.kind.Address;
import dev.weir.kind.ObjectKey;
import dev.weir.kind.Value;
import dev.weir.ledger.Entry;
import dev.weir.ledger.Intent;
import dev.weir.ledger.LedgerSession;
import dev.weir.manifest.Declared;
import dev.weir.plan.Action;
import dev.weir.plan.Airing.Treatment;
import dev.weir.plan.AttributeChange;
import dev.weir.plan.Change;
import dev.weir.plan.Ignored;
import dev.weir.plan.Overlay;
import dev.weir.plan.Recovery;
import dev.weir.plan.Staleness;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Does single steps: reads the object again, writes the intent down, calls, reads back, remembers.
 */
final class Writing {

  private final EngineSettings settings;
  private final Engine.Prepared prepared;
  private final LedgerSession session;
  private final Entries entries;
  private final Remotes remotes;
  private final References references;
  private final OnAirGuard guard;
  private final Map<Address, Value.Fields> outputs = new ConcurrentHashMap<>();
  private final Diagnostics notes = new Diagnostics();

  Writing(
      EngineSettings settings, Secrets secrets, Engine.Prepared prepared, LedgerSession session) {
    this.settings = settings;
    this.prepared = prepared;
    this.session = session;
    this.entries = new Entries(settings.sealer(), settings.clock());
    this.remotes = new Remotes(prepared.accounts());
    this.references = new References(prepared, secrets, remotes, outputs);
    this.guard = prepared.guard();
  }

  /** What was created or changed, secrets as digests. */
  Map<Address, Value.Fields> outputs() {
    return outputs.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, e -> settings.sealer().seal(e.getValue())));
  }

  List<Diagnostic> notes() {
    return notes.sorted();
  }

  /** The lane that a change's calls belong to. */
  String lane(Change change) {
    return change.action() == Action.NO_OP
        ? change.key().toString()
        : remotes.of(change.key()).lane(change.key());
  }

  /**
   * Looks before anything else whether a change has to wait that did when it was planned.
   *
   * @throws HeldBack when it has to
   */
  void lookAhead(Change change) {
    if (change.onAir().filter(airing -> airing.treatment() == Treatment.POSTPONED).isPresent()) {
      change.before().ifPresent(live -> guard.check(change, live));
    }
  }

  /** Brings an object that is not declared as such, or takes over, creates or changes it. */
  void make(Change change) {
    switch (change.action()) {
      case NO_OP -> refreshEntry(change);
      case ADOPT -> adopt(change);
      case UPDATE -> update(change);
      case CREATE, REPLACE, REPLACE_CREATE_FIRST -> create(change);
      case DELETE, FORGET -> throw new IllegalStateException("nothing to make");
    }
  }

  /** Takes an object away, or forgets it. */
  void remove(Change change) {
    var entry = recorded(change);
    if (change.action() == Action.FORGET) {
      session.remove(entry);
      return;
    }
    delete(change, entry);
  }

  /** The entry of the object that goes, under the address it has by now. */
  private Entry recorded(Change change) {
    var entry = change.entry().orElseThrow();
    return change.action() == Action.REPLACE_CREATE_FIRST
        ? entry.at(Change.replacedAddress(change.address()))
        : entry.at(change.address());
  }

  private void refreshEntry(Change change) {
    if (change.entry().isEmpty()) {
      return;
    }
    var declared = declared(change);
    var fresh = entries.refreshed(change, declared, base(change, references.resolve(declared)));
    if (!session.find(change.address()).equals(Optional.of(fresh))) {
      session.put(fresh);
    }
  }

  private void adopt(Change change) {
    var live = remotes.of(change.key()).read(change.key()).orElseThrow(() -> gone(change));
    checkFresh(change, change.before().orElseThrow(), live);
    session.put(entries.of(change, declared(change), Entry.Origin.ADOPTED, live));
    outputs.put(change.address(), live);
  }

  private void create(Change change) {
    var remote = remotes.of(change.key());
    if (remote.read(change.key()).isPresent()) {
      throw new Stopped(appeared(change), true);
    }
    var desired = references.resolve(declared(change));
    var entry =
        Entries.written(
            entries.of(change, declared(change), Entry.Origin.CREATED, desired), change, Set.of());
    write(
        change, Intent.Verb.CREATE, entry, desired, () -> {}, () -> remote.create(known(desired)));
  }

  private void update(Change change) {
    var remote = remote(change, change.key());
    var live = remote.read(change.key()).orElseThrow(() -> gone(change));
    checkFresh(change, change.before().orElseThrow(), live);
    var desired = references.resolve(declared(change));
    var origin = change.entry().orElseThrow().origin();
    var entry =
        Entries.written(
            entries.of(change, declared(change), origin, base(change, desired)),
            change,
            changed(change));
    var wished = leavingIgnored(change, desired, live);
    var wanted = asLive(known(Overlay.wanted(wished, live)), live);
    write(
        change,
        Intent.Verb.UPDATE,
        entry,
        wished,
        () -> guard.check(change, live),
        () -> remote.update(live, wanted, changed(change)));
  }

  /** What the ledger is to remember as written: of what is ignored, what it remembers already. */
  private Value.Fields base(Change change, Value.Fields desired) {
    var remembered = change.entry().orElseThrow().base(change.kind());
    return leavingIgnored(change, desired, remembered);
  }

  private Value.Fields leavingIgnored(Change change, Value.Fields desired, Value.Fields from) {
    return Ignored.take(desired, from, change.attributes(), declared(change).lifecycle());
  }

  private void write(
      Change change,
      Intent.Verb verb,
      Entry entry,
      Value.Fields desired,
      Runnable lastLook,
      Supplier<Value.Fields> call) {
    var intent = new Intent(verb, entry, settings.clock().instant());
    session.intend(intent);
    look(intent, lastLook);
    var answered = send(intent, new LastLook(lastLook), call);
    var readBack = new ReadBack(remotes.of(change.key()), settings, change.key());
    var told = readBack.await(desired, answered);
    var settled = entries.observed(entry, readBack.differences(desired, told));
    session.put(settled);
    if (!settled.observed().isEmpty()) {
      notes.add(toldOtherwise(change, settled));
    }
    outputs.put(change.address(), told);
  }

  /** The last thing before a call, since what it finds may change at any time. */
  private void look(Intent intent, Runnable lastLook) {
    try {
      lastLook.run();
    } catch (HeldBack held) {
      session.settle(intent);
      throw held;
    }
  }

  /** Sends a call; when its outcome is not known, one read of the natural key finds it out. */
  private Value.Fields send(Intent intent, LastLook lastLook, Supplier<Value.Fields> call) {
    try {
      return lastLook.during(call);
    } catch (HeldBack held) {
      if (lastLook.sent()) {
        return findOut(intent, held);
      }
      session.settle(intent);
      throw held;
    } catch (RemoteFailure failure) {
      if (!failure.details().effectUnknown()) {
        session.settle(intent);
        throw failure;
      }
      return findOut(intent, failure);
    }
  }

  private Value.Fields findOut(Intent intent, RuntimeException failure) {
    var key = intent.entry().key();
    var live = remotes.of(key).read(key);
    var kind = settings.providers().find(key.kind()).orElseThrow();
    var recovery = Recovery.judge(intent, kind, live.map(settings.sealer()::seal));
    switch (recovery.outcome()) {
      case DONE -> {
        return live.orElseThrow();
      }
      case BEGUN -> session.put(recovery.entry());
      case NO_EFFECT -> session.settle(intent);
      case UNCLEAR -> {
        // Left open: the next run looks again.
      }
    }
    throw failure;
  }

  private void delete(Change change, Entry entry) {
    var remote = remote(change, entry.key());
    var live = remote.read(entry.key());
    if (live.isEmpty()) {
      session.remove(entry);
      return;
    }
    checkFresh(change, change.before().orElseThrow(), live.get());
    var intent = new Intent(Intent.Verb.DELETE, entry, settings.clock().instant());
    session.intend(intent);
    Runnable lastLook = () -> guard.check(change, live.get());
    look(intent, lastLook);
    try {
      new LastLook(lastLook).during(() -> gone(remote, live.get()));
    } catch (HeldBack held) {
      if (remote.read(entry.key()).isPresent()) {
        session.settle(intent);
        throw held;
      }
    } catch (RemoteFailure failure) {
      if (!failure.details().effectUnknown()) {
        session.settle(intent);
        throw failure;
      }
      if (remote.read(entry.key()).isPresent()) {
        session.settle(intent);
        throw failure;
      }
    }
    session.remove(entry);
  }

  private Remote<?> remote(Change change, ObjectKey key) {
    var remote = remotes.of(key);
    return guard.mayCut(change) ? remote.cutting() : remote;
  }

  private static boolean gone(Remote<?> remote, Value.Fields live) {
    remote.delete(live);
    return true;
  }

  private void checkFresh(Change change, Value.Fields planned, Value.Fields live) {
    var told = Staleness.tell(change, planned, settings.sealer().seal(live));
    if (!told.isEmpty()) {
      throw new Stopped(
          Diagnostic.error(
                  "changed-since-plan",
                  "`%s` was changed after it was planned: %s".formatted(change.address(), told))
              .about(change.address())
              .hint("nothing of it was written; plan again"),
          true);
    }
  }

  private static Stopped gone(Change change) {
    return new Stopped(
        Diagnostic.error(
                "changed-since-plan",
                "`%s` was deleted after it was planned".formatted(change.address()))
            .about(change.address())
            .hint("plan again"),
        true);
  }

  private static Diagnostic appeared(Change change) {
    return Diagnostic.error(
            "changed-since-plan",
            "`%s` was created by somebody else after it was planned".formatted(change.key()))
        .about(change.address())
        .hint("it was not overwritten; plan again");
  }

  private static Diagnostic toldOtherwise(Change change, Entry entry) {
    var names = List.copyOf(entry.observed().propertyNames());
    return Diagnostic.warning(
            "told-otherwise",
            "the provider accepted `%s`, yet tells another value for %s"
                .formatted(change.address(), quoted(names)))
        .about(change.address())
        .hint("it is remembered, and will not show as a change while it stays so");
  }

  private static String quoted(List<String> names) {
    return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
  }

  private static Set<String> changed(Change change) {
    return change.attributes().stream()
        .filter(AttributeChange::needsWrite)
        .map(AttributeChange::attribute)
        .collect(Collectors.toSet());
  }

  private Declared declared(Change change) {
    return Objects.requireNonNull(prepared.manifests().resources().get(change.address()));
  }

  /** A secret that is wanted by its digest, and is live already, stays as it is. */
  private Value.Fields asLive(Value.Fields wanted, Value.Fields live) {
    var secrets = new HashMap<Value, Value>();
    live.map(leaf -> {
      if (leaf instanceof Value.Clear(var secret)) {
        secrets.put(settings.sealer().seal(secret), leaf);
      }
      return leaf;
    });
    return (Value.Fields) wanted.map(leaf -> secrets.getOrDefault(leaf, leaf));
  }

  private static Value.Fields known(Value.Fields fields) {
    return (Value.Fields)
        fields.map(leaf -> leaf instanceof Value.Unknown ? Value.Absent.ABSENT : leaf);
  }
}

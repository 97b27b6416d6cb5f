package dev.weir.engine;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Diagnostics;
import dev.weir.diag.Refused;
import dev.weir.diag.RemoteFailure;
import dev.weir.kind.Address;
import dev.weir.kind.ObjectKey;
import dev.weir.kind.Reference;
import dev.weir.kind.Value;
import dev.weir.ledger.Entry;
import dev.weir.ledger.Intent;
import dev.weir.ledger.LedgerSession;
import dev.weir.manifest.Declared;
import dev.weir.plan.Action;
import dev.weir.plan.AttributeChange;
import dev.weir.plan.Change;
import dev.weir.plan.Lookup;
import dev.weir.plan.Observed;
import dev.weir.plan.Overlay;
import dev.weir.plan.PlanInput.Scope;
import dev.weir.plan.Recovery;
import dev.weir.plan.Resolver;
import dev.weir.plan.Staleness;
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
  private final Secrets secrets;
  private final Engine.Prepared prepared;
  private final LedgerSession session;
  private final Entries entries;
  private final Remotes remotes;
  private final Map<Address, Value.Fields> outputs = new ConcurrentHashMap<>();
  private final Diagnostics notes = new Diagnostics();

  Writing(
      EngineSettings settings, Secrets secrets, Engine.Prepared prepared, LedgerSession session) {
    this.settings = settings;
    this.secrets = secrets;
    this.prepared = prepared;
    this.session = session;
    this.entries = new Entries(settings.sealer());
    this.remotes = new Remotes(prepared.accounts());
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
    var fresh = entries.refreshed(change, declared, resolve(declared));
    if (!session.ledger().find(change.address()).equals(Optional.of(fresh))) {
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
    var desired = resolve(declared(change));
    var entry = entries.of(change, declared(change), Entry.Origin.CREATED, desired);
    write(change, Intent.Verb.CREATE, entry, desired, () -> remote.create(known(desired)));
  }

  private void update(Change change) {
    var remote = remotes.of(change.key());
    var live = remote.read(change.key()).orElseThrow(() -> gone(change));
    checkFresh(change, change.before().orElseThrow(), live);
    var desired = resolve(declared(change));
    var origin = change.entry().orElseThrow().origin();
    var entry = entries.of(change, declared(change), origin, desired);
    var wanted = known(Overlay.wanted(desired, live));
    write(
        change,
        Intent.Verb.UPDATE,
        entry,
        desired,
        () -> remote.update(live, wanted, changed(change)));
  }

  private void write(
      Change change,
      Intent.Verb verb,
      Entry entry,
      Value.Fields desired,
      Supplier<Value.Fields> call) {
    var intent = new Intent(verb, entry, settings.clock().instant());
    session.intend(intent);
    var answered = send(intent, call);
    var told = remotes.of(change.key()).read(change.key());
    var observed =
        Observed.differences(
            settings.sealer().seal(desired), settings.sealer().seal(told.orElse(answered)));
    var settled = entries.observed(entry, observed);
    session.put(settled);
    if (!settled.observed().isEmpty()) {
      notes.add(toldOtherwise(change, settled));
    }
    outputs.put(change.address(), told.orElse(answered));
  }

  /** Sends a call; when its outcome is not known, one read of the natural key finds it out. */
  private Value.Fields send(Intent intent, Supplier<Value.Fields> call) {
    try {
      return call.get();
    } catch (RemoteFailure failure) {
      if (!failure.details().effectUnknown()) {
        session.settle(intent);
        throw failure;
      }
      return findOut(intent, failure);
    }
  }

  private Value.Fields findOut(Intent intent, RemoteFailure failure) {
    var key = intent.entry().key();
    var live = remotes.of(key).read(key);
    var kind = settings.providers().find(key.kind()).orElseThrow();
    var recovery = Recovery.judge(intent, kind, live.map(settings.sealer()::seal));
    if (recovery.outcome() == Recovery.Outcome.DONE) {
      return live.orElseThrow();
    }
    if (recovery.outcome() == Recovery.Outcome.NO_EFFECT) {
      session.settle(intent);
    }
    throw failure;
  }

  private void delete(Change change, Entry entry) {
    var remote = remotes.of(entry.key());
    var live = remote.read(entry.key());
    if (live.isEmpty()) {
      session.remove(entry);
      return;
    }
    checkFresh(change, change.before().orElseThrow(), live.get());
    var intent = new Intent(Intent.Verb.DELETE, entry, settings.clock().instant());
    session.intend(intent);
    try {
      remote.delete(live.get());
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

  private void checkFresh(Change change, Value.Fields planned, Value.Fields live) {
    var differences = Staleness.differences(planned, settings.sealer().seal(live));
    if (!differences.isEmpty()) {
      throw new Stopped(
          Diagnostic.error(
                  "changed-since-plan",
                  "`%s` was changed after it was planned: %s"
                      .formatted(change.address(), quoted(differences)))
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
        .filter(difference -> difference.verdict() != AttributeChange.Verdict.CONVERGED)
        .map(difference -> difference.path().split("[.\\[]", 2)[0])
        .collect(Collectors.toSet());
  }

  private Declared declared(Change change) {
    return Objects.requireNonNull(prepared.manifests().resources().get(change.address()));
  }

  /** The declared values, references and secrets in clear. */
  private Value.Fields resolve(Declared declared) {
    var problems = new Diagnostics();
    var resolver = new Resolver(this::lookup, secrets::fetch, problems::add);
    var resolved = declared.kind().normalise(resolver.resolve(declared.spec()));
    problems.throwIfErrors();
    if (resolved.hasUnknown()) {
      throw new Refused(
          Diagnostic.error(
              "reference-not-known",
              "a value that `%s` refers to is not known even after apply"
                  .formatted(declared.address())));
    }
    return resolved;
  }

  private static Value.Fields known(Value.Fields fields) {
    return (Value.Fields)
        fields.map(leaf -> leaf instanceof Value.Unknown ? Value.Absent.ABSENT : leaf);
  }

  private Value lookup(Reference reference) {
    var provider = prepared.manifests().providers().get(reference.target());
    if (provider != null) {
      return Lookup.at(provider.spec(), reference.path());
    }
    var written = outputs.get(reference.target());
    var change = prepared.plan().changes().get(reference.target());
    if (written != null || change == null) {
      return written == null ? Value.Unknown.UNKNOWN : Lookup.at(written, reference.path());
    }
    var planned = change.after().map(after -> Lookup.at(after, reference.path()));
    return planned
        .filter(value -> !(value instanceof Value.Sealed))
        .orElseGet(() -> readAgain(change.key(), reference));
  }

  /** The plan holds digests only: the secret itself must be read again. */
  private Value readAgain(ObjectKey key, Reference reference) {
    return remotes
        .of(key)
        .read(key)
        .map(live -> Lookup.at(live, reference.path()))
        .orElse(Value.Absent.ABSENT);
  }

  /** Readers and writers by kind and account; writers are built when the first is asked for. */
  private static final class Remotes {
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
      return account.writers().stream()
          .collect(
              Collectors.toMap(
                  writer -> writer.kind().id(),
                  writer -> Remote.of(account.reader(writer.kind()), writer)));
    }
  }
}

package dev.weir.history;

import dev.weir.diag.Diagnostic;
import dev.weir.engine.Engine;
import dev.weir.kind.Address;
import dev.weir.kind.Kind;
import dev.weir.kind.Kinds;
import dev.weir.kind.ObjectKey;
import dev.weir.kind.Value;
import dev.weir.ledger.Entry;
import dev.weir.ledger.Ledger;
import dev.weir.manifest.Declared;
import dev.weir.manifest.Manifests;
import dev.weir.manifest.StandIn;
import dev.weir.plan.Action;
import dev.weir.plan.AddressFilter;
import dev.weir.plan.AddressPattern;
import dev.weir.plan.Keys;
import dev.weir.plan.PlanInput.Scope;
import dev.weir.plan.PlanOptions;
import dev.weir.plan.Recovery;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The way back from a run: what it touched is declared as it was before, so that an ordinary plan
 * leads there. It goes by what is live, and so needs not know how far the run came.
 */
public final class Rollback {

  /**
   * What a rollback is made from.
   *
   * @param run the run to undo
   * @param later the records of the runs after it
   * @param manifests what is declared now
   * @param ledger what is ours now
   * @param kinds the kinds there are
   * @param scopes the scope of every provider document
   * @param secrets the source of the secret with this digest, where one is known
   * @param accepted resources whose later changes may be overwritten
   */
  public record Input(
      RunRecord run,
      List<RunRecord> later,
      Manifests manifests,
      Ledger ledger,
      Kinds kinds,
      Map<Address, Scope> scopes,
      Map<Value.Sealed, Value.SecretSource> secrets,
      Set<Address> accepted) {

    private Input with(Ledger settled) {
      return new Input(run, later, manifests, settled, kinds, scopes, secrets, accepted);
    }
  }

  /**
   * Plans the way back.
   *
   * @param options what a person decided beforehand
   */
  public static Engine.Prepared prepare(Engine engine, Input input, PlanOptions options) {
    var recoveries = recoveries(engine, input);
    var rollback = of(input.with(Recovery.apply(input.ledger(), recoveries)));
    var everything =
        engine.planUnchecked(
            rollback.manifests(), rollback.ledger(), rollback.options(options), List.of());
    var prepared = new RollbackPlan(rollback.input, rollback.losses).of(everything);
    return prepared.with(prepared.plan().recovering(settled(recoveries)));
  }

  /** What a run that was killed did not get to write down is found out first. */
  private static List<Recovery> recoveries(Engine engine, Input input) {
    return input.ledger().open().isEmpty()
        ? List.of()
        : engine
            .planUnchecked(input.manifests(), input.ledger(), PlanOptions.converge(), List.of())
            .plan()
            .recoveries();
  }

  /** What is unclear stays open, and is judged with the rest. */
  private static List<Recovery> settled(List<Recovery> recoveries) {
    return recoveries.stream()
        .filter(recovery -> recovery.outcome() != Recovery.Outcome.UNCLEAR)
        .toList();
  }

  private final Input input;
  private final BeforeImages images;
  private final Map<Address, Declared> restored = new LinkedHashMap<>();
  private final Map<ObjectKey, Entry> released = new HashMap<>();
  private final Set<Address> gone = new HashSet<>();
  private final Set<String> files = new HashSet<>();
  private final List<Diagnostic> losses = new ArrayList<>();

  private Rollback(Input input) {
    this.input = input;
    this.images = new BeforeImages(input, losses);
  }

  private static Rollback of(Input input) {
    var rollback = new Rollback(input);
    input.run().touched().forEach(rollback::takeBack);
    return rollback;
  }

  private void takeBack(RecordedChange change) {
    gone.add(change.address());
    switch (change.action()) {
      case CREATE -> ours(change.key()).ifPresent(entry -> files.add(entry.file()));
      case ADOPT -> ours(change.key()).ifPresent(this::release);
      case NO_OP, UPDATE, REPLACE, REPLACE_CREATE_FIRST, DELETE, FORGET -> restore(change);
    }
    // What a replacement made stands under a key of its own.
    if (!change.key().equals(change.keyBefore())) {
      ours(change.key()).ifPresent(entry -> files.add(entry.file()));
    }
  }

  private Optional<Entry> ours(ObjectKey key) {
    return Optional.ofNullable(input.ledger().byKey().get(key));
  }

  /** What was taken over is let go without a call. */
  private void release(Entry entry) {
    files.add(entry.file());
    released.put(entry.key(), entry.retained());
  }

  private void restore(RecordedChange change) {
    var kind = input.kinds().find(change.kind());
    if (change.before().isEmpty() || kind.isEmpty()) {
      // It was gone on both sides before the run, or its provider is not installed.
      return;
    }
    provider(change)
        .ifPresentOrElse(
            provider -> restored.put(change.addressBefore(), declare(change, kind.get(), provider)),
            () -> losses.add(noAccount(change)));
  }

  private Declared declare(RecordedChange change, Kind<?> kind, Address provider) {
    var entry = change.entry();
    boolean forgotten = change.action() == Action.FORGET;
    return StandIn.of(
        change.addressBefore(),
        kind,
        provider,
        images.of(change, kind, ours(change.keyBefore())),
        StandIn.lifecycle(
            entry.map(Entry::protect).orElse(false),
            entry.map(Entry::retain).orElse(false),
            forgotten),
        entry.map(Entry::dependencies).orElse(List.of()),
        new StandIn.Origin(entry.map(Entry::file).orElse("-"), "run " + input.run().header().id()));
  }

  /** The provider document it went through or, failing that, another for the same account. */
  private Optional<Address> provider(RecordedChange change) {
    var scope = Scope.of(change.keyBefore());
    return change
        .provider()
        .filter(address -> scope.equals(input.scopes().get(address)))
        .or(() ->
            input.scopes().entrySet().stream()
                .filter(entry -> entry.getValue().equals(scope))
                .map(Map.Entry::getKey)
                .findFirst());
  }

  private static Diagnostic noAccount(RecordedChange change) {
    return Diagnostic.warning(
            "not-brought-back",
            "`%s` cannot be brought back: no provider document is for its account"
                .formatted(change.addressBefore()))
        .about(change.addressBefore())
        .hint("declare the provider document again, then roll back");
  }

  /** What is declared now, with what the run touched as it was before. */
  private Manifests manifests() {
    var now = input.manifests();
    var scopes = new HashMap<Address, String>();
    input.scopes().forEach((address, scope) -> scopes.put(address, scope.scope()));
    var keys = new Keys(now, scopes);
    var taken = new HashSet<ObjectKey>();
    restored.values().forEach(declared -> taken.add(keys.of(declared)));
    var resources = new LinkedHashMap<Address, Declared>();
    now.resources()
        .forEach((address, declared) -> {
          if (!gone.contains(address) && !taken.contains(keys.of(declared))) {
            resources.put(address, declared);
          }
        });
    resources.putAll(restored);
    var read = new HashSet<>(now.read().files());
    read.addAll(files);
    return new Manifests(
        now.stackName(),
        now.stack(),
        now.providers(),
        resources,
        now.policies(),
        now.local(),
        new Manifests.Coverage(read, now.read().folders()),
        now.variation());
  }

  /**
   * What is ours now, with what the run took over free to be forgotten. What the run did not touch
   * needs nothing, so that it does not keep the run's objects in place.
   */
  private Ledger ledger() {
    var touched = input.run().touchedKeys();
    var entries = new LinkedHashMap<Address, Entry>();
    input
        .ledger()
        .entries()
        .forEach((address, entry) ->
            entries.put(
                address,
                touched.contains(entry.key())
                    ? released.getOrDefault(entry.key(), entry)
                    : entry.independent()));
    return new Ledger(
        input.ledger().lineage(), input.ledger().serial(), entries, input.ledger().open());
  }

  /** What to plan for: these resources only. */
  private PlanOptions options(PlanOptions given) {
    var touched = input.run().touchedKeys();
    var targets = new TreeSet<AddressPattern>();
    restored.keySet().forEach(address -> targets.add(AddressPattern.of(address)));
    input.ledger().entries().values().stream()
        .filter(entry -> touched.contains(entry.key()))
        .forEach(entry -> targets.add(AddressPattern.of(entry.address())));
    return given.about(new AddressFilter(List.copyOf(targets), List.of()));
  }
}

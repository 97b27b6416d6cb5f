package dev.weir.proof;

import dev.weir.diag.Diagnostic;
import dev.weir.engine.Engine;
import dev.weir.engine.EngineSettings;
import dev.weir.engine.RunReport;
import dev.weir.history.SecretSources;
import dev.weir.http.ApiClients;
import dev.weir.kind.Address;
import dev.weir.kind.Secret;
import dev.weir.ledger.Ledger;
import dev.weir.manifest.Manifests;
import dev.weir.plan.Action;
import dev.weir.plan.Change;
import dev.weir.plan.Plan;
import dev.weir.plan.PlanOptions;
import dev.weir.plan.Recovery;
import dev.weir.provider.Session;
import dev.weir.sandbox.Account;
import dev.weir.sandbox.Emulator;
import dev.weir.sandbox.Sandbox;
import dev.weir.sandbox.SandboxOptions;
import dev.weir.sandbox.World;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Tries a plan out: makes what is live in a private sandbox in this process, lets the real apply
 * run there with a copy of the ledger, and plans again. The real providers get no call.
 */
public final class Prover {

  private static final int PARALLELISM = 8;

  private final EngineSettings real;
  private final Manifests manifests;
  private final Ledger ledger;
  private final PlanOptions options;
  private final Plan plan;
  private final ProofTime time;
  private final ProofSecrets secrets;
  private final Replica replica;
  private final Map<Address, Diagnostic> leftOut = new TreeMap<>();

  private Prover(
      Engine engine,
      Manifests manifests,
      Ledger ledger,
      PlanOptions options,
      Engine.Prepared prepared) {
    this.real = engine.settings();
    this.manifests = manifests;
    this.ledger = Recovery.apply(ledger, prepared.plan().recoveries());
    this.options = options;
    this.plan = prepared.plan();
    this.time = new ProofTime(real.clock().instant());
    this.secrets =
        new ProofSecrets(
            SecretSources.byDigest(SecretSources.of(manifests), engine::digest), real.sealer());
    this.replica = new Replica(manifests, plan, prepared.live(), engine.scopes(manifests), secrets);
  }

  /**
   * Tries a plan out.
   *
   * @param engine the engine that made it
   * @param manifests what it was made from
   * @param ledger the ledger it was made from
   * @param options what it was made for
   */
  public static Proof prove(
      Engine engine,
      Manifests manifests,
      Ledger ledger,
      PlanOptions options,
      Engine.Prepared prepared) {
    return new Prover(engine, manifests, ledger, options, prepared).prove();
  }

  private Proof prove() {
    plan.blocked().forEach(change -> leaveOut(change.address(), blocked(change)));
    try (var sandbox = Sandbox.start(SandboxOptions.defaults(), time, new Random(1), emulators());
        var engine = new Engine(settings(sandbox))) {
      var made = setUp(engine);
      var session = new MemoryLedger(replica.ledger(ledger, made.ledger()));
      var trial = trial(engine, session);
      var report = engine.apply(trial, session, PARALLELISM);
      var failures = new ArrayList<Diagnostic>();
      report.failed().values().stream().map(RunReport.Cause::diagnostic).forEach(failures::add);
      if (report.succeeded()) {
        failures.addAll(leftToDo(engine, session));
      }
      return new Proof(session.writes(), failures, notProved(), replica.unmanaged());
    }
  }

  private Map<String, Function<World, Emulator>> emulators() {
    var emulators = new LinkedHashMap<String, Function<World, Emulator>>();
    manifests.providers().values().stream()
        .flatMap(document -> real.providers().module(document.kind().apiVersion()).stream())
        .forEach(module -> emulators.put(module.name(), module::emulator));
    return emulators;
  }

  private EngineSettings settings(Sandbox sandbox) {
    return new EngineSettings(
        real.providers(),
        new ApiClients(time, time, new Random(1), Optional.empty()),
        secrets.environment(real.environment()),
        real.root(),
        module ->
            Optional.ofNullable(sandbox.endpoints().get(module.name()))
                .map(endpoint ->
                    new Session.SandboxAccess(
                        endpoint, Account.DEFAULT.key(), Secret.of(Account.DEFAULT.secret()))),
        real.sealer(),
        _ -> {},
        time,
        time);
  }

  /** Makes what is live. What the sandbox refuses is left out of the proof. */
  private MemoryLedger setUp(Engine engine) {
    var empty = new MemoryLedger(Map.of());
    var setUp =
        engine.planUnchecked(
            replica.asManifests(), empty.ledger(), PlanOptions.converge(), List.of());
    setUp
        .plan()
        .blocked()
        .forEach(change ->
            leaveOut(change.address(), notSetUp(change.address(), change.blocked().orElseThrow())));
    var report = engine.apply(setUp.with(without(setUp.plan())), empty, PARALLELISM);
    report
        .failed()
        .forEach((address, cause) -> leaveOut(address, notSetUp(address, cause.diagnostic())));
    report
        .skipped()
        .forEach((address, because) ->
            leaveOut(address, unproved(address, "`" + because + "` could not be set up")));
    return empty;
  }

  /** The plan as the sandbox comes to it, without what cannot be tried. */
  private Engine.Prepared trial(Engine engine, MemoryLedger session) {
    var again = engine.planUnchecked(manifests, session.ledger(), options, List.of());
    for (var change : plan.changes().values()) {
      var there = again.plan().changes().get(change.address());
      boolean alike = there != null && there.action() == change.action();
      if (!alike && !leftOut.containsKey(change.address())) {
        leaveOut(change.address(), unlike(change, Optional.ofNullable(there)));
      }
    }
    leaveOutDependants(again.plan().changes().values());
    return again.with(without(again.plan()));
  }

  private void leaveOutDependants(Collection<Change> changes) {
    for (var change : changes) {
      change.dependsOn().stream()
          .filter(leftOut::containsKey)
          .findFirst()
          .filter(_ -> change.isEffective() && !leftOut.containsKey(change.address()))
          .ifPresent(need ->
              leaveOut(change.address(), unproved(change.address(), "it needs `" + need + "`")));
    }
  }

  private Plan without(Plan whole) {
    var changes = new LinkedHashMap<Address, Change>();
    whole
        .changes()
        .forEach((address, change) -> {
          if (!leftOut.containsKey(address)) {
            changes.put(address, change);
          }
        });
    return new Plan(
        whole.stack(), changes, whole.unmanaged(), whole.unread(), List.of(), List.of(), List.of());
  }

  /** What a second plan would want; an object that was adopted may differ from its manifest. */
  private List<Diagnostic> leftToDo(Engine engine, MemoryLedger session) {
    var second = engine.planUnchecked(manifests, session.ledger(), options, List.of()).plan();
    var left = new ArrayList<Diagnostic>();
    for (var change : without(second).effective()) {
      var first = plan.changes().get(change.address());
      if (first == null || first.action() != Action.ADOPT) {
        left.add(notConverged(change));
      }
    }
    return left;
  }

  private void leaveOut(Address address, Diagnostic why) {
    leftOut.putIfAbsent(address, why);
  }

  private List<Diagnostic> notProved() {
    var all = new ArrayList<>(leftOut.values());
    plan.unread()
        .keySet()
        .forEach(document -> all.add(unproved(document, "its account could not be read")));
    if (!replica.unreadable().isEmpty()) {
      all.add(
          Diagnostic.note(
              "not-proved",
              "%d live objects of others were not there: their details are not known"
                  .formatted(replica.unreadable().size())));
    }
    return all;
  }

  private static Diagnostic blocked(Change change) {
    return unproved(
        change.address(),
        "it is forbidden: " + change.blocked().map(Diagnostic::message).orElse(""));
  }

  private static Diagnostic notSetUp(Address address, Diagnostic why) {
    return unproved(address, "what is live cannot be set up there: " + why.message());
  }

  private static Diagnostic unlike(Change change, Optional<Change> there) {
    var other = there.map(c -> words(c.action())).orElse("nothing");
    return unproved(
        change.address(),
        "the sandbox comes to another change, %s instead of %s"
            .formatted(other, words(change.action())));
  }

  private static String words(Action action) {
    return String.join(" and ", action.words());
  }

  private static Diagnostic unproved(Address address, String why) {
    return Diagnostic.warning("not-proved", "`%s` is not proved: %s".formatted(address, why))
        .about(address);
  }

  private static Diagnostic notConverged(Change change) {
    var paths =
        change.attributes().stream().map(attribute -> "`" + attribute.path() + "`").toList();
    return Diagnostic.error(
            "does-not-converge",
            "after the apply, a second plan would still %s `%s`%s"
                .formatted(
                    words(change.action()),
                    change.address(),
                    paths.isEmpty() ? "" : ": " + String.join(", ", paths)))
        .about(change.address());
  }
}

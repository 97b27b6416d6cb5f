package dev.weir.engine;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Refused;
import dev.weir.kind.Address;
import dev.weir.kind.Value;
import dev.weir.ledger.Ledger;
import dev.weir.ledger.LedgerSession;
import dev.weir.manifest.Manifests;
import dev.weir.plan.OnAirRules;
import dev.weir.plan.Plan;
import dev.weir.plan.PlanInput.LiveObject;
import dev.weir.plan.PlanInput.Scope;
import dev.weir.plan.PlanOptions;
import dev.weir.plan.PlanOptions.Goal;
import dev.weir.policy.Policies;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/** A run: reads what is live, plans, applies. */
public final class Engine implements AutoCloseable {

  /** What waits beside calls, for the ledger or a provider to settle, must not hold back others. */
  private static final int LEAST_PARALLEL = 10;

  private final EngineSettings settings;
  private final Secrets secrets;
  private final AtomicReference<EarlyReads> early;
  private final AtomicReference<Pull> pull = new AtomicReference<>(Pull.NONE);

  /** An engine that works with these. */
  public Engine(EngineSettings settings) {
    this(settings, EarlyReads.none(settings.clients()));
  }

  /**
   * An engine that works with these.
   *
   * @param early what its first plan finds begun, with the clients of these settings
   */
  public Engine(EngineSettings settings, EarlyReads early) {
    this.settings = settings;
    this.secrets = Secrets.of(settings);
    this.early = new AtomicReference<>(early);
  }

  /**
   * What was seen while planning.
   *
   * @param look what was live, and what it came to
   * @param refused changes that their account can never do
   */
  record Found(Look look, Set<Address> refused) {}

  /** A plan, and what applying it needs. */
  public static final class Prepared {
    private final Plan plan;
    private final Manifests manifests;
    private final Accounts accounts;
    private final OnAirGuard guard;
    private final Found found;

    Prepared(Plan plan, Manifests manifests, Accounts accounts, OnAirGuard guard, Found found) {
      this.guard = guard;
      this.found = found;
      this.plan = plan;
      this.manifests = manifests;
      this.accounts = accounts;
    }

    /** What would be done. */
    public Plan plan() {
      return plan;
    }

    /** The changes that are forbidden because their account can never do them. */
    public Set<Address> refused() {
      return found.refused();
    }

    /** What was live when the plan was made, also what is not ours, secrets as digests. */
    public Collection<LiveObject> live() {
      return found.look().live().values();
    }

    /** The same with another plan, for instance one that leaves changes out. */
    public Prepared with(Plan other) {
      return new Prepared(other, manifests, accounts, guard, found);
    }

    Manifests manifests() {
      return manifests;
    }

    Accounts accounts() {
      return accounts;
    }

    OnAirGuard guard() {
      return guard;
    }
  }

  /**
   * Reads what is live and plans.
   *
   * @param ledger what is ours; its open intents are looked into, and taken into account
   * @throws dev.weir.diag.Refused when the manifests cannot be planned
   */
  public Prepared plan(Manifests manifests, Ledger ledger, PlanOptions options) {
    var found = options.goal() == Goal.DESTROY ? List.<Diagnostic>of() : check(manifests);
    if (found.stream().anyMatch(Diagnostic::isError)) {
      throw new Refused(found);
    }
    return planUnchecked(manifests, ledger, options, found);
  }

  /**
   * Reads what is live and plans for something that was live before, which needs no check.
   *
   * @param notes what the plan is to say beside its changes
   */
  public Prepared planUnchecked(
      Manifests manifests, Ledger ledger, PlanOptions options, List<Diagnostic> notes) {
    var policies = Policies.of(manifests);
    var said = new ArrayList<>(notes);
    said.addAll(OtherKey.warnings(ledger, settings.providers(), settings.sealer()));
    var begun = early.getAndSet(EarlyReads.none(settings.clients()));
    long before = begun.callsBefore();
    var look = Look.at(settings, secrets, manifests, ledger, options, begun);
    var accounts = look.accounts();
    var planned = look.plan();
    var possible = Refusals.mark(planned, accounts);
    var rules = new OnAirRules(manifests.stack().guards().onAir(), options.onAir());
    var guard = new OnAirGuard(accounts, manifests, rules, settings.clock());
    var found = new Found(look, Refusals.found(planned, possible));
    var marked = guard.mark(possible).noting(said);
    var judged = policies.judge(marked, options.goal(), settings.clock().instant());
    var budget = Budgeting.of(judged, accounts, guard, settings.clients().calls() - before);
    return new Prepared(judged.costing(budget), manifests, accounts, guard, found);
  }

  /**
   * Plans other manifests of the same stack, for instance those of a base revision, from what was
   * live when this plan was made: no provider is asked again. It is a plan to compare with, not to
   * apply.
   *
   * @throws dev.weir.diag.Refused when they cannot be planned
   */
  public Plan planBeside(Prepared prepared, Manifests others, Ledger ledger, PlanOptions options) {
    return prepared.found.look().other(settings, secrets, others, ledger, options);
  }

  /** What lives in which account: the scope of every provider document. */
  public Map<Address, Scope> scopes(Manifests manifests) {
    return Accounts.scopes(settings, secrets, manifests);
  }

  /** The digest of a secret; empty when it is not to be had. */
  public Optional<Value.Sealed> digest(Value.SecretSource source) {
    try {
      return Optional.of(settings.sealer().seal(secrets.fetch(source).secret()));
    } catch (Refused _) {
      return Optional.empty();
    }
  }

  /** What it works with. */
  public EngineSettings settings() {
    return settings;
  }

  /** Compares a plan's declared resources with what is live, to rebuild a ledger that was lost. */
  public Rebuild rebuild(Prepared prepared) {
    return new Rebuild(settings, secrets, prepared);
  }

  /** Looks over everything declared without asking any provider. */
  public List<Diagnostic> check(Manifests manifests) {
    return Checks.run(manifests, settings.providers(), settings.clock().instant());
  }

  /**
   * Does what a plan says, reading each object again just before its write; independent branches go
   * on when one fails.
   *
   * @param session the ledger under its lock, as it was when the plan was made
   * @param parallelism how many changes may be under way at once; when empty, as many as the
   *     accounts' limits leave room for
   */
  public RunReport apply(Prepared prepared, LedgerSession session, Optional<Integer> parallelism) {
    return apply(prepared, session, parallelism.orElseGet(() -> Math.max(LEAST_PARALLEL, room())));
  }

  /** A change waits for the ledger, too: half as many again keep the accounts in use meanwhile. */
  private int room() {
    return settings.clients().width() * 3 / 2;
  }

  /**
   * The same.
   *
   * @param parallelism how many changes may be under way at once
   */
  public RunReport apply(Prepared prepared, LedgerSession session, int parallelism) {
    if (!prepared.plan().stops().isEmpty()) {
      return RunReport.stopped(prepared.plan());
    }
    Bookkeeping.before(prepared.plan(), session);
    var writing = new Writing(settings, secrets, prepared, session);
    return new Applier(prepared.plan(), writing, prepared.guard(), settings, parallelism, pull::get)
        .run();
  }

  /** Tells a running apply to begin nothing more; what is under way is finished. */
  public void stop() {
    pull.compareAndSet(Pull.NONE, Pull.STOP);
  }

  /** Tells a running apply to wait no longer for what is under way; the next run settles it. */
  public void abandon() {
    pull.set(Pull.ABANDON);
  }

  @Override
  public void close() {
    settings.clients().close();
  }
}

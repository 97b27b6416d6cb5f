package dev.weir.render;

import dev.weir.diag.Diagnostic;
import dev.weir.kind.Address;
import dev.weir.manifest.Declared;
import dev.weir.manifest.Manifests;
import dev.weir.plan.Change;
import dev.weir.plan.Fingerprint;
import dev.weir.plan.Labels;
import dev.weir.plan.Plan;
import dev.weir.plan.PlanOptions;
import dev.weir.plan.Recovery;
import dev.weir.proof.Proof;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A plan as machines read it: the shape of Terraform's plan document, so that tools made for it
 * work, and under {@code weir} what Terraform has no word for. Text is drawn from this document
 * only, so it can never say more. Secrets are in it as keyed digests.
 *
 * @param formatVersion version of the shape, as Terraform counts
 * @param resourceChanges every resource, no-ops included, in an order in which they could be done
 * @param resourceDrift what somebody changed at a provider: last written values and live ones
 * @param timestamp when it was planned
 * @param applyable whether an apply would do something and nothing forbids it
 * @param complete whether everything declared could be compared with what is live
 * @param errored whether planning failed for a part
 * @param weir what is ours
 */
public record PlanDocument(
    String formatVersion,
    List<ChangeDocument> resourceChanges,
    List<ChangeDocument> resourceDrift,
    Instant timestamp,
    boolean applyable,
    boolean complete,
    boolean errored,
    Extras weir) {

  /** The version of Terraform's shape that this is. */
  public static final String FORMAT = "1.2";

  public PlanDocument {
    Objects.requireNonNull(formatVersion, "format_version");
    Objects.requireNonNull(timestamp, "timestamp");
    Objects.requireNonNull(weir, "weir");
    resourceChanges =
        resourceChanges instanceof PlannedChanges ? resourceChanges : List.copyOf(resourceChanges);
    resourceDrift = List.copyOf(resourceDrift);
  }

  /**
   * What Terraform has no word for.
   *
   * @param version the version of Weir that planned
   * @param stack the stack's name
   * @param digest stands for everything that the plan does, from what and to what
   * @param goal {@code converge}, or {@code destroy} when everything is to go
   * @param counts how many resources have which action
   * @param kinds how the attributes of each kind that occurs are ordered and told apart
   * @param unmanaged live objects that neither a manifest nor the ledger knows
   * @param unread provider documents whose account could not be read, and why
   * @param recoveries calls whose outcome an earlier run did not learn
   * @param stops why nothing of the plan may be applied, whatever its single changes
   * @param notes what people should know beside the changes
   * @param calls what it costs in calls; absent when nobody counted them
   * @param proof what came of trying it out; absent when it was not
   * @param base the revision whose plan tells where changes come from; absent when there is none
   * @param policies what each policy said; absent when there are none
   */
  public record Extras(
      String version,
      String stack,
      String digest,
      String goal,
      Counts counts,
      SortedMap<String, KindOutline> kinds,
      List<Unmanaged> unmanaged,
      SortedMap<String, DiagnosticDocument> unread,
      List<Settled> recoveries,
      List<DiagnosticDocument> stops,
      List<DiagnosticDocument> notes,
      Optional<CallsDocument> calls,
      Optional<ProofDocument> proof,
      Optional<BaseDocument> base,
      Optional<List<PolicyDocument>> policies) {

    public Extras {
      Objects.requireNonNull(version, "version");
      Objects.requireNonNull(stack, "stack");
      Objects.requireNonNull(digest, "digest");
      PlanOptions.Goal.valueOf(ChangeDocument.constant(goal));
      Objects.requireNonNull(counts, "counts");
      kinds = Collections.unmodifiableSortedMap(new TreeMap<>(kinds));
      unmanaged = List.copyOf(unmanaged);
      unread = Collections.unmodifiableSortedMap(new TreeMap<>(unread));
      recoveries = List.copyOf(recoveries);
      stops = List.copyOf(stops);
      notes = List.copyOf(notes);
    }
  }

  /** How many resources have which action; a replace counts as an add and as a destroy. */
  public record Counts(int add, int change, int destroy, int adopt, int forget, int move) {}

  /**
   * A call whose outcome an earlier run did not learn, and what became of it.
   *
   * @param address the resource
   * @param verb {@code create}, {@code update} or {@code delete}
   * @param outcome {@code done}, {@code begun}, {@code no-effect} or {@code unclear}
   */
  public record Settled(String address, String verb, String outcome) {
    public Settled {
      Objects.requireNonNull(address, "address");
      Objects.requireNonNull(verb, "verb");
      Recovery.Outcome.valueOf(ChangeDocument.constant(outcome));
    }

    private static Settled of(Recovery recovery) {
      return new Settled(
          recovery.intent().entry().address().toString(),
          ChangeDocument.word(recovery.intent().verb()),
          ChangeDocument.word(recovery.outcome()));
    }

    Recovery.Outcome result() {
      return Recovery.Outcome.valueOf(ChangeDocument.constant(outcome));
    }
  }

  /** A live object that neither a manifest nor the ledger knows. */
  public record Unmanaged(String kind, String key) {}

  /**
   * The document of a plan.
   *
   * @param goal what it was made for
   * @param version the version of Weir
   * @param when when the plan was made
   */
  public static PlanDocument of(Plan plan, PlanOptions.Goal goal, String version, Instant when) {
    return of(plan, _ -> Optional.empty(), goal, version, when);
  }

  /**
   * The document of a plan, with the places of what it speaks of.
   *
   * @param manifests what was planned
   * @param goal what it was made for
   * @param version the version of Weir
   * @param when when the plan was made
   */
  public static PlanDocument of(
      Plan plan, Manifests manifests, PlanOptions.Goal goal, String version, Instant when) {
    return of(plan, manifests::find, goal, version, when);
  }

  private static PlanDocument of(
      Plan plan,
      Function<Address, Optional<Declared>> declared,
      PlanOptions.Goal goal,
      String version,
      Instant when) {
    var changes = List.copyOf(plan.changes().values());
    return new PlanDocument(
        FORMAT,
        new PlannedChanges(
            changes, change -> ChangeDocument.of(change, goal, declared.apply(change.address()))),
        changes.stream().flatMap(change -> ChangeDocument.drift(change).stream()).toList(),
        when,
        !plan.isEmpty() && !plan.isBlocked(),
        plan.isComplete(),
        !plan.unread().isEmpty(),
        extras(plan, goal, version));
  }

  private static Extras extras(Plan plan, PlanOptions.Goal goal, String version) {
    var kinds = new TreeMap<String, KindOutline>();
    for (var change : plan.changes().values()) {
      kinds.computeIfAbsent(change.kind().id(), _ -> KindOutline.of(change.kind()));
    }
    return new Extras(
        version,
        plan.stack(),
        Fingerprint.of(plan),
        ChangeDocument.word(goal),
        counts(plan),
        kinds,
        plan.unmanaged().stream().map(key -> new Unmanaged(key.kind(), key.toString())).toList(),
        unread(plan),
        plan.recoveries().stream().map(Settled::of).toList(),
        plan.stops().stream().map(DiagnosticDocument::of).toList(),
        plan.notes().stream().map(DiagnosticDocument::of).toList(),
        plan.budget().map(CallsDocument::of),
        Optional.empty(),
        Optional.empty(),
        Optional.of(plan.policies().stream().map(PolicyDocument::of).toList())
            .filter(all -> !all.isEmpty()));
  }

  /** The same with what came of trying it out. */
  public PlanDocument proved(Proof proof) {
    return with(resourceChanges, Optional.of(ProofDocument.of(proof)), weir.base());
  }

  /** The same with each change telling where it comes from. */
  public PlanDocument labelled(BaseDocument base, Labels labels) {
    var labelled = resourceChanges.stream().map(c -> BaseDocument.label(c, labels)).toList();
    return with(labelled, weir.proof(), Optional.of(base));
  }

  private PlanDocument with(
      List<ChangeDocument> changes, Optional<ProofDocument> proof, Optional<BaseDocument> base) {
    var extras =
        new Extras(
            weir.version(),
            weir.stack(),
            weir.digest(),
            weir.goal(),
            weir.counts(),
            weir.kinds(),
            weir.unmanaged(),
            weir.unread(),
            weir.recoveries(),
            weir.stops(),
            weir.notes(),
            weir.calls(),
            proof,
            base,
            weir.policies());
    return new PlanDocument(
        formatVersion, changes, resourceDrift, timestamp, applyable, complete, errored, extras);
  }

  private static Counts counts(Plan plan) {
    var counts = plan.counts();
    var moved = plan.changes().values().stream().map(Change::movedFrom).filter(m -> m.isPresent());
    return new Counts(
        counts.add(),
        counts.change(),
        counts.destroy(),
        counts.adopt(),
        counts.forget(),
        Math.toIntExact(moved.count()));
  }

  private static SortedMap<String, DiagnosticDocument> unread(Plan plan) {
    var unread = new TreeMap<String, DiagnosticDocument>();
    for (Map.Entry<Address, Diagnostic> entry : plan.unread().entrySet()) {
      unread.put(entry.getKey().toString(), DiagnosticDocument.of(entry.getValue()));
    }
    return unread;
  }

  /** Whether it must not be applied. */
  boolean isBlocked() {
    return !weir.stops().isEmpty() || !blocked().isEmpty();
  }

  /** What policies said; empty where there are none. */
  List<PolicyDocument> policies() {
    return weir.policies().orElse(List.of());
  }

  /** Why a policy forbids a change of this resource. */
  Optional<DiagnosticDocument> denied(String address) {
    return weir.stops().stream()
        .filter(stop -> stop.address().filter(address::equals).isPresent())
        .findFirst();
  }

  /** The changes of which there is something to say: something to do, or to forbid. */
  List<ChangeDocument> shown() {
    return PlannedChanges.shown(resourceChanges);
  }

  /** The changes that are forbidden. */
  List<ChangeDocument> blocked() {
    return shown().stream().filter(c -> c.details().blocked().isPresent()).toList();
  }
}

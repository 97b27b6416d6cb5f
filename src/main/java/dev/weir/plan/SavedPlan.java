package dev.weir.plan;

import dev.weir.diag.Diagnostic;
import dev.weir.kind.Address;
import dev.weir.kind.ValueJson;
import dev.weir.ledger.Ledger;
import dev.weir.manifest.Manifests;
import dev.weir.plan.PlanInput.Scope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a plan that was reviewed is bound to: the documents, the ledger, and each object as it was
 * when it was read.
 *
 * @param stack the stack's name
 * @param options what it was planned for
 * @param documents the digest of every document, by its address
 * @param lineage of the ledger; empty when there was none yet
 * @param serial of the ledger
 * @param resources every resource of the plan, no-ops included
 */
public record SavedPlan(
    String stack,
    PlanOptions options,
    SortedMap<String, String> documents,
    String lineage,
    long serial,
    SequencedMap<Address, Saved> resources) {

  /** The code of the diagnostic that stops what is not as it was reviewed. */
  public static final String STALE = "stale-plan";

  public SavedPlan {
    documents = new TreeMap<>(documents);
    resources = new LinkedHashMap<>(resources);
  }

  /**
   * One resource of a saved plan.
   *
   * @param digest stands for what is done to it, from what and to what
   * @param effective whether anything is done to it
   * @param before its values when they were read, secrets as keyed digests
   */
  public record Saved(String digest, boolean effective, Optional<ObjectNode> before) {}

  /** What this plan is bound to. */
  public static SavedPlan of(Plan plan, PlanOptions options, Manifests manifests, Ledger ledger) {
    var resources = new LinkedHashMap<Address, Saved>();
    plan.changes()
        .forEach((address, change) ->
            resources.put(
                address,
                new Saved(
                    Fingerprint.of(change),
                    change.isEffective(),
                    change.before().map(ValueJson::write))));
    return new SavedPlan(
        plan.stack(),
        options,
        Fingerprint.of(manifests),
        lineage(ledger),
        ledger.serial(),
        resources);
  }

  /** A ledger that was never written has a lineage that means nothing. */
  private static String lineage(Ledger ledger) {
    return ledger.serial() == 0 ? "" : ledger.lineage();
  }

  /** What of the documents and the ledger is not as it was: nothing may be applied then. */
  public List<Diagnostic> movedAsAWhole(Manifests manifests, Ledger ledger) {
    var moved = new ArrayList<Diagnostic>();
    if (!stack.equals(manifests.stackName())) {
      moved.add(
          stale(
              "the plan is for the stack `%s`, and these manifests are of `%s`"
                  .formatted(stack, manifests.stackName())));
    }
    var now = Fingerprint.of(manifests);
    var addresses = new TreeSet<>(documents.keySet());
    addresses.addAll(now.keySet());
    for (var address : addresses) {
      document(address, documents.get(address), now.get(address)).ifPresent(moved::add);
    }
    if (!lineage.equals(lineage(ledger)) || serial != ledger.serial()) {
      moved.add(
          stale(
              "the ledger was written since: it has serial %d now and had %d"
                  .formatted(ledger.serial(), serial)));
    }
    return moved;
  }

  private static Optional<Diagnostic> document(
      String address,
      @org.jspecify.annotations.Nullable String then,
      @org.jspecify.annotations.Nullable String now) {
    if (then == null) {
      return Optional.of(stale("`%s` was declared since".formatted(address)));
    }
    if (now == null) {
      return Optional.of(stale("`%s` is declared no longer".formatted(address)));
    }
    return then.equals(now)
        ? Optional.empty()
        : Optional.of(stale("the document of `%s` was changed since".formatted(address)));
  }

  private static Diagnostic stale(String message) {
    return Diagnostic.error(STALE, message)
        .hint("nothing was applied; plan again, and have that reviewed");
  }

  /**
   * The fresh plan with everything stopped that is not as it was reviewed.
   *
   * @param fresh made just now from the same documents and ledger
   */
  public Plan stopWhatMoved(Plan fresh) {
    var changes = new LinkedHashMap<Address, Change>();
    fresh
        .changes()
        .forEach((address, change) ->
            changes.put(
                address,
                moved(change, fresh).map(why -> change.block(why.about(address))).orElse(change)));
    return fresh.with(changes);
  }

  /** Changes that were reviewed and that the fresh plan lacks. */
  public List<Diagnostic> missingFrom(Plan fresh) {
    var missing = new ArrayList<Diagnostic>();
    resources.forEach((address, saved) -> {
      if (saved.effective() && !fresh.changes().containsKey(address)) {
        missing.add(
            Diagnostic.error(
                    STALE, "what was planned for `%s` can no longer be planned".formatted(address))
                .about(address)
                .hint("nothing of it was written; plan again"));
      }
    });
    return missing;
  }

  private Optional<Diagnostic> moved(Change change, Plan fresh) {
    var saved = Optional.ofNullable(resources.get(change.address()));
    boolean matters = change.isEffective() || saved.map(Saved::effective).orElse(false);
    if (!matters || saved.map(s -> s.digest().equals(Fingerprint.of(change))).orElse(false)) {
      return Optional.empty();
    }
    var message =
        saved
            .flatMap(Saved::before)
            .flatMap(before -> change.before().map(now -> Staleness.tell(change, before, now)))
            .filter(told -> !told.isEmpty())
            .orElseGet(() -> existence(change, saved, fresh));
    return Optional.of(
        Diagnostic.error(
                STALE, "`%s` is not as it was reviewed: %s".formatted(change.address(), message))
            .hint("nothing of it was written; plan again, and have that reviewed"));
  }

  private static String existence(Change change, Optional<Saved> saved, Plan fresh) {
    boolean was = saved.flatMap(Saved::before).isPresent();
    boolean is = change.before().isPresent();
    if (was && !is) {
      return "it existed and does so no longer";
    }
    if (!was && is) {
      return "it did not exist and does so now";
    }
    var read = Map.copyOf(fresh.unread());
    return read.isEmpty()
        ? "what is to be done to it is `%s` now".formatted(change.action().words().getFirst())
        : "an account could not be read: " + Scope.of(change.key()).scope();
  }
}

package dev.weir.plan;

import dev.weir.diag.Diagnostic;
import dev.weir.kind.Address;
import dev.weir.kind.Kind;
import dev.weir.kind.Value;
import dev.weir.ledger.Entry;
import dev.weir.plan.PlanInput.Scope;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Decides what becomes of resources that the ledger holds and no document declares. Deleting one
 * takes three proofs: it is ours; what declared it was read and does so no longer; and nobody has
 * changed it since.
 */
final class Removals {

  private final PlanInput input;
  private final Set<Address> matched;
  private final Extent extent;
  private final List<Diagnostic> notes;
  private int elsewhere;

  Removals(PlanInput input, Set<Address> matched, Extent extent, List<Diagnostic> notes) {
    this.input = input;
    this.matched = matched;
    this.extent = extent;
    this.notes = notes;
  }

  List<Change> changes() {
    var changes = new ArrayList<Change>();
    // The ledger is in the order in which calls happened to end; a plan must not depend on that.
    input.ledger().entries().values().stream()
        .filter(entry -> !matched.contains(entry.address()) && extent.mayRemove(entry))
        .sorted((one, other) -> one.address().compareTo(other.address()))
        .forEach(entry -> change(entry).ifPresent(changes::add));
    if (elsewhere > 0) {
      notes.add(
          Diagnostic.note(
              "not-read",
              "%d resources of manifests that were not read in this run are left alone"
                  .formatted(elsewhere)));
    }
    return changes;
  }

  private Optional<Change> change(Entry entry) {
    if (!destroying() && !input.manifests().read().covers(entry.file())) {
      elsewhere++;
      return Optional.empty();
    }
    var kind = input.kinds().find(entry.key().kind());
    if (kind.isEmpty() || !input.readScopes().contains(Scope.of(entry.key()))) {
      notes.add(outOfReach(entry));
      return Optional.empty();
    }
    return Optional.of(decide(entry, kind.get()));
  }

  private boolean destroying() {
    return input.options().goal() == PlanOptions.Goal.DESTROY;
  }

  private static Diagnostic outOfReach(Entry entry) {
    return Diagnostic.warning(
            "out-of-reach",
            "`%s` (`%s`) is left alone: its account was not read"
                .formatted(entry.address(), entry.key()))
        .about(entry.address())
        .hint("keep a provider document for its account until it is gone");
  }

  private Change decide(Entry entry, Kind<?> kind) {
    var live = Optional.ofNullable(input.live().get(entry.key()));
    if (live.isEmpty()) {
      return change(
          entry, kind, Action.FORGET, Optional.empty(), List.of("it is gone on both sides"));
    }
    var values = live.get().values();
    if (entry.retain() && !destroying()) {
      var reason = "`lifecycle.onDelete` is `retain`: the object stays";
      return change(entry, kind, Action.FORGET, Optional.of(values), List.of(reason));
    }
    var base = entry.base(kind);
    var told = Observed.explain(entry.observed(kind), base, values);
    var changed =
        new ByTheClock(kind, base, values, base, input.now())
            .unexplained(Differ.compare(base, told, base));
    var delete =
        change(entry, kind, Action.DELETE, Optional.of(values), proofs(entry, changed.isEmpty()));
    return guard(entry, changed, delete);
  }

  private List<String> proofs(Entry entry, boolean unchanged) {
    var why =
        destroying()
            ? "everything of this stack is to be destroyed"
            : entry.address() + " is not in configuration";
    var ours =
        entry.origin() == Entry.Origin.CREATED
            ? "the ledger says that Weir created it"
            : "the ledger says that Weir took it over";
    var patch = input.manifests().variation().removed().get(entry.address());
    var read =
        patch == null
            ? "`" + entry.file() + "` declared it and does so no longer"
            : "the environment `%s` removes it at %s"
                .formatted(input.manifests().variation().environment().orElse(""), patch);
    var proofs = new ArrayList<>(List.of(why, ours));
    if (!destroying()) {
      proofs.add(read);
    }
    if (unchanged) {
      proofs.add("nobody changed it since Weir last wrote it");
    }
    return proofs;
  }

  private Change guard(Entry entry, List<AttributeChange> changed, Change delete) {
    if (entry.protect()) {
      return delete.block(protectedEntry(entry));
    }
    if (changed.isEmpty() || input.options().acceptConflicts().contains(entry.address())) {
      return delete;
    }
    return delete.block(changedSince(entry, changed.getFirst(), entry.address()));
  }

  private static Diagnostic protectedEntry(Entry entry) {
    return Diagnostic.error(
            "protected", "`%s` is protected and cannot be deleted".formatted(entry.address()))
        .about(entry.address())
        .hint("declare it again with `lifecycle: {protect: false}`, apply, then remove it");
  }

  static Diagnostic changedSince(Entry entry, AttributeChange first, Address address) {
    return Diagnostic.error(
            "changed-since",
            "`%s` is to be deleted, yet somebody changed `%s` of it since Weir last wrote it"
                .formatted(entry.key(), first.path()))
        .about(address)
        .hint("give `--accept-conflict %s` to delete it all the same".formatted(address));
  }

  private Change change(
      Entry entry,
      Kind<?> kind,
      Action action,
      Optional<Value.Fields> before,
      List<String> reasons) {
    return new Change(
        entry.address(),
        kind,
        provider(entry),
        entry.key(),
        action,
        before,
        Optional.empty(),
        List.of(),
        reasons,
        Optional.of(entry),
        Optional.empty(),
        new LinkedHashSet<>(),
        Optional.empty());
  }

  /** The provider document it was written through or, failing that, another for the account. */
  private Optional<Address> provider(Entry entry) {
    var scope = Scope.of(entry.key());
    return entry
        .provider()
        .filter(address -> isFor(address, scope))
        .or(() ->
            input.manifests().providers().keySet().stream()
                .filter(address -> isFor(address, scope))
                .findFirst());
  }

  private boolean isFor(Address address, Scope scope) {
    var document = input.manifests().providers().get(address);
    return document != null
        && document.kind().apiVersion().equals(scope.apiVersion())
        && scope.scope().equals(input.scopes().get(address));
  }
}

package dev.weir.plan;

import com.google.common.base.Suppliers;
import dev.weir.diag.Diagnostic;
import dev.weir.diag.Refused;
import dev.weir.kind.Address;
import dev.weir.kind.ObjectKey;
import dev.weir.kind.Reference;
import dev.weir.kind.Value;
import dev.weir.ledger.Entry;
import dev.weir.manifest.Declared;
import dev.weir.plan.PlanInput.Scope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Decides what is to be done: pure, the same input gives the same plan. */
public final class Planner {

  private final PlanInput input;
  private final Dependencies dependencies;
  private final Map<ObjectKey, Entry> ledgerByKey;
  private final SequencedMap<Address, Change> changes = new LinkedHashMap<>();
  private final Set<Address> matched = new HashSet<>();
  private final Set<Address> outOfReach = new HashSet<>();
  private final Map<Address, Value.Fields> planned = new HashMap<>();
  private final List<Diagnostic> problems = new ArrayList<>();
  private final List<Diagnostic> notes = new ArrayList<>();
  private final Resolver resolver;
  private final Extent extent;

  private Planner(PlanInput input) {
    this.input = input;
    this.dependencies = Dependencies.of(input.manifests());
    this.ledgerByKey = input.ledger().byKey();
    this.resolver = new Resolver(this::lookup, input.secrets(), problems::add);
    this.extent = Extent.of(input, dependencies);
  }

  /**
   * The plan for this input.
   *
   * @throws Refused when what is declared cannot be planned, with every reason
   */
  public static Plan plan(PlanInput input) {
    return new Planner(input).plan();
  }

  private Plan plan() {
    if (input.options().goal() == PlanOptions.Goal.CONVERGE) {
      converge();
    }
    if (!problems.isEmpty()) {
      throw new Refused(problems);
    }
    new Removals(input, matched, extent, notes).changes().forEach(this::addRemoval);
    notes.addAll(extent.notes());
    return new Plan(
        input.manifests().stackName(),
        changes,
        unmanaged(),
        input.unread(),
        input.recoveries(),
        Guards.check(input, changes.values()),
        notes);
  }

  /** A removed resource may leave behind an address that another one has taken. */
  private void addRemoval(Change removal) {
    var change = changes.containsKey(removal.address()) ? removal.aside() : removal;
    changes.put(change.address(), change);
  }

  private void converge() {
    var matches = new Matches(input, ledgerByKey);
    for (var address : dependencies.inOrder()) {
      var declared = input.manifests().resources().get(address);
      if (declared == null || isOutOfReach(declared)) {
        continue;
      }
      var desired = declared.kind().normalise(resolver.resolve(declared.spec()));
      var key = ObjectKey.of(declared.kind(), scope(declared), desired);
      var entry = matches.entryFor(declared, key);
      entry.ifPresent(found -> matched.add(found.address()));
      if (extent.isInside(address)) {
        decide(declared, desired, key, entry);
      } else {
        leaveOut(address, key);
      }
    }
  }

  private void decide(
      Declared declared, Value.Fields desired, ObjectKey key, Optional<Entry> entry) {
    var live = Optional.ofNullable(input.live().get(key));
    var situation =
        new Decision.Situation(
            declared,
            desired,
            key,
            entry,
            live.map(PlanInput.LiveObject::values),
            live.flatMap(PlanInput.LiveObject::amiss),
            entry.map(Entry::key).map(input.live()::get).map(PlanInput.LiveObject::values),
            dependencies.of(declared.address()),
            input.options().acceptConflicts().contains(declared.address()),
            input.options().replace().stream().anyMatch(p -> p.matches(declared.address())),
            input.now());
    var change = Decision.decide(situation);
    if (entry.map(Entry::protect).orElse(false) && !declared.lifecycle().protect()) {
      notes.add(unprotected(declared));
    }
    if (live.isEmpty() && entry.isPresent() && change.action() == Action.NO_OP) {
      notes.add(goneByItself(declared, change));
    }
    notes.addAll(IgnoreNotes.of(declared, change, input.now()));
    notes.addAll(UnreadNotes.of(declared, change));
    changes.put(declared.address(), change);
    change.after().ifPresent(after -> planned.put(declared.address(), after));
  }

  /** What is left out stays as it is, and is referred to as such. */
  private void leaveOut(Address address, ObjectKey key) {
    var live = input.live().get(key);
    if (live != null) {
      planned.put(address, live.values());
    }
  }

  private static Diagnostic goneByItself(Declared declared, Change change) {
    return Diagnostic.note(
            "explained-by-the-clock",
            "`%s`: %s".formatted(declared.address(), String.join("; ", change.reasons())))
        .about(declared.address())
        .at(declared.places().document());
  }

  private static Diagnostic unprotected(Declared declared) {
    return Diagnostic.note(
            "protection-lifted",
            "the next apply lifts the protection of `%s`".formatted(declared.address()))
        .about(declared.address())
        .at(declared.places().document());
  }

  /** What cannot be read is not touched, nor is what needs it. */
  private boolean isOutOfReach(Declared declared) {
    var provider = declared.provider().orElseThrow();
    var unreadable = input.unread().containsKey(provider);
    var waitsFor =
        dependencies.of(declared.address()).stream().filter(outOfReach::contains).findFirst();
    waitsFor.ifPresent(other -> notes.add(waiting(declared, other)));
    if (unreadable || waitsFor.isPresent()) {
      outOfReach.add(declared.address());
      keepOutOfRemovals(declared);
      return true;
    }
    return false;
  }

  private static Diagnostic waiting(Declared declared, Address other) {
    return Diagnostic.warning(
            "not-planned",
            "`%s` is left out: it needs `%s`, whose account could not be read"
                .formatted(declared.address(), other))
        .about(declared.address())
        .at(declared.places().document());
  }

  private void keepOutOfRemovals(Declared declared) {
    input.ledger().find(declared.address()).ifPresent(entry -> matched.add(entry.address()));
  }

  private String scope(Declared declared) {
    return input.scopes().getOrDefault(declared.provider().orElseThrow(), "");
  }

  /** What a reference stands for while planning. */
  private Value lookup(Reference reference) {
    var provider = input.manifests().providers().get(reference.target());
    if (provider != null) {
      return Lookup.at(provider.spec(), reference.path());
    }
    var fields = planned.get(reference.target());
    return fields == null ? Value.Unknown.UNKNOWN : Lookup.at(fields, reference.path());
  }

  private List<ObjectKey> unmanaged() {
    var unknown =
        input.live().keySet().stream().filter(key -> !ledgerByKey.containsKey(key)).toList();
    if (unknown.isEmpty()) {
      return unknown;
    }
    var declared = changes.values().stream().map(Change::key).collect(Collectors.toSet());
    return unknown.stream().filter(key -> !declared.contains(key)).toList();
  }

  /** Finds the ledger's entry for what is declared: by natural key first, then by address. */
  private static final class Matches {
    private final PlanInput input;
    private final Map<ObjectKey, Entry> byKey;
    // Worked out when first needed: most plans find everything by its natural key.
    private final Supplier<Set<ObjectKey>> declaredKeys = Suppliers.memoize(this::declaredKeys);

    Matches(PlanInput input, Map<ObjectKey, Entry> byKey) {
      this.input = input;
      this.byKey = byKey;
    }

    private Set<ObjectKey> declaredKeys() {
      var keys = new Keys(input.manifests(), input.scopes());
      return input.manifests().resources().values().stream()
          .map(keys::of)
          .collect(Collectors.toSet());
    }

    Optional<Entry> entryFor(Declared declared, ObjectKey key) {
      var byNaturalKey = Optional.ofNullable(byKey.get(key));
      return byNaturalKey.or(() -> abandoned(declared, key));
    }

    /** The object this address stood for until now, unless another document declares it. */
    private Optional<Entry> abandoned(Declared declared, ObjectKey key) {
      var ledger = input.ledger();
      return ledger
          .find(declared.address())
          .or(() -> ledger.find(Change.replacedAddress(declared.address())))
          .filter(entry -> entry.key().kind().equals(key.kind()))
          .filter(entry -> !declaredKeys.get().contains(entry.key()))
          .filter(entry -> input.readScopes().contains(Scope.of(entry.key())));
    }
  }
}

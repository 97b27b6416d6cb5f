package dev.weir.plan;

import com.google.common.base.Suppliers;
import dev.weir.diag.Diagnostic;
import dev.weir.diag.Refused;
import dev.weir.diag.Suggestion;
import dev.weir.kind.Address;
import dev.weir.ledger.Entry;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;

/** How far a plan reaches: what a filter lets through, with what that needs. */
final class Extent {

  private final PlanInput input;
  private final AddressFilter filter;
  private final Set<Address> declaredInside;
  private final Set<Address> neededOutside = new HashSet<>();

  private Extent(PlanInput input, Dependencies dependencies) {
    this.input = input;
    this.filter = input.options().filter();
    this.declaredInside = declaredInside(dependencies);
    for (var entry : input.ledger().entries().values()) {
      if (!isInside(entry)) {
        neededOutside.addAll(entry.dependencies());
      }
    }
  }

  /**
   * The extent of a plan.
   *
   * @throws Refused when a pattern means nothing that there is
   */
  static Extent of(PlanInput input, Dependencies dependencies) {
    var options = input.options();
    var known = Suppliers.memoize(() -> known(input));
    var problems = new ArrayList<Diagnostic>();
    check("--target", options.filter().targets(), known, problems);
    check("--exclude", options.filter().excludes(), known, problems);
    check("--replace", options.replace(), known, problems);
    check("--allow-on-air", options.onAir().allowed(), known, problems);
    if (!problems.isEmpty()) {
      throw new Refused(problems);
    }
    return new Extent(input, dependencies);
  }

  private static Set<Address> known(PlanInput input) {
    var known = new TreeSet<>(input.manifests().resources().keySet());
    known.addAll(input.ledger().entries().keySet());
    return known;
  }

  private static void check(
      String option,
      List<AddressPattern> patterns,
      Supplier<Set<Address>> known,
      List<Diagnostic> problems) {
    for (var pattern : patterns) {
      if (known.get().stream().noneMatch(pattern::matches)) {
        problems.add(
            Diagnostic.error(
                    "unknown-address", "`%s %s` means no resource".formatted(option, pattern))
                .hint(
                    Suggestion.hint(
                        pattern.text(), known.get().stream().map(Address::toString).toList())));
      }
    }
  }

  private Set<Address> declaredInside(Dependencies dependencies) {
    var declared = input.manifests().resources().keySet();
    if (!filter.isPartial()) {
      return declared;
    }
    var inside = closure(declared.stream().filter(filter::isTarget).toList(), dependencies::of);
    var outside =
        closure(declared.stream().filter(filter::isExcluded).toList(), dependencies::dependantsOf);
    inside.removeAll(outside);
    return inside;
  }

  private static Set<Address> closure(
      Collection<Address> from, Function<Address, ? extends Collection<Address>> next) {
    var reached = new HashSet<>(from);
    var open = new ArrayDeque<>(from);
    while (!open.isEmpty()) {
      for (var address : next.apply(open.remove())) {
        if (reached.add(address)) {
          open.add(address);
        }
      }
    }
    return reached;
  }

  /** Whether the plan is about this declared resource. */
  boolean isInside(Address declared) {
    return declaredInside.contains(declared);
  }

  private boolean isInside(Entry entry) {
    return input.manifests().resources().containsKey(entry.address())
        ? isInside(entry.address())
        : filter.isTarget(entry.address()) && !filter.isExcluded(entry.address());
  }

  /** Whether the plan may take this undeclared object away: nothing outside may need it. */
  boolean mayRemove(Entry entry) {
    return isInside(entry) && !neededOutside.contains(entry.address());
  }

  /** What is left out, if anything may be. */
  List<Diagnostic> notes() {
    if (!filter.isPartial()) {
      return List.of();
    }
    var declared = input.manifests().resources().keySet();
    long out =
        declared.stream().filter(address -> !isInside(address)).count()
            + input.ledger().entries().values().stream()
                .filter(entry -> !declared.contains(entry.address()) && !mayRemove(entry))
                .count();
    return List.of(
        Diagnostic.warning(
                "partial-plan",
                "this plan is partial: %d %s left out"
                    .formatted(out, out == 1 ? "resource is" : "resources are"))
            .hint("plan without `--target` and `--exclude` soon: they are for exceptions"));
  }
}

package dev.weir.plan;

import dev.weir.diag.Diagnostic;
import dev.weir.kind.Address;
import dev.weir.ledger.Entry;
import dev.weir.manifest.Stack;
import dev.weir.plan.PlanInput.Scope;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Holds a plan against the stack's limits: so many deletes, in the whole and in each account, are
 * more likely a mistake than a wish.
 */
final class Guards {

  /** Percentages of fewer objects than this say nothing. */
  private static final int SMALL = 10;

  private final PlanInput input;
  private final Stack.Guards limits;
  private final List<Change> goes;

  private Guards(PlanInput input, Collection<Change> changes) {
    this.input = input;
    this.limits = input.manifests().stack().guards();
    this.goes =
        changes.stream()
            .filter(change -> change.action().destroys() && change.blocked().isEmpty())
            .toList();
  }

  /** Why a plan with these changes must not be applied. */
  static List<Diagnostic> check(PlanInput input, Collection<Change> changes) {
    // Whoever destroys a stack has said that everything is to go.
    if (input.options().goal() == PlanOptions.Goal.DESTROY) {
      return List.of();
    }
    return new Guards(input, changes).check();
  }

  private List<Diagnostic> check() {
    var allowed = input.options().allowDeletes();
    if (goes.isEmpty() || (allowed.isPresent() && goes.size() <= allowed.getAsInt())) {
      return List.of();
    }
    if (allowed.isPresent()) {
      return List.of(moreThanAllowed(allowed.getAsInt()));
    }
    int held = input.ledger().entries().size();
    var stops = new ArrayList<Diagnostic>();
    everything(held)
        .or(() ->
            exceeds("the stack", goes.size(), held, limits.maxDeletes(), limits.maxDeletePercent()))
        .ifPresent(stops::add);
    if (stops.isEmpty()) {
      byAccount().forEach((scope, going) -> account(scope, going).ifPresent(stops::add));
    }
    return stops;
  }

  /** A stack that is emptied is torn down, and there is a command that says so. */
  private Optional<Diagnostic> everything(int held) {
    return held > 1 && goes.size() == held && goes.stream().noneMatch(c -> c.action().isReplace())
        ? Optional.of(stop("everything that the ledger holds would go: %d objects".formatted(held)))
        : Optional.empty();
  }

  private Map<Scope, List<Change>> byAccount() {
    var accounts = new LinkedHashMap<Scope, List<Change>>();
    for (var change : goes) {
      var key = change.entry().map(Entry::key).orElse(change.key());
      accounts.computeIfAbsent(Scope.of(key), _ -> new ArrayList<>()).add(change);
    }
    return accounts;
  }

  private Optional<Diagnostic> account(Scope scope, List<Change> going) {
    var held =
        input.ledger().entries().values().stream()
            .filter(entry -> Scope.of(entry.key()).equals(scope))
            .count();
    var document = going.stream().flatMap(change -> change.provider().stream()).findFirst();
    var own = document.map(Address::name).map(limits.providers()::get);
    var most = own.flatMap(Stack.AccountGuards::maxDeletes);
    var percent = own.flatMap(Stack.AccountGuards::maxDeletePercent);
    return exceeds(
        document.map(address -> "`" + address + "`").orElse("one account"),
        going.size(),
        held,
        most.orElse(limits.maxDeletes()),
        percent.orElse(limits.maxDeletePercent()));
  }

  private Optional<Diagnostic> exceeds(
      String where, long going, long held, long most, long percent) {
    if (going > most) {
      return Optional.of(
          stop(
              "%d %s of %s would go, more than `maxDeletes: %d`"
                  .formatted(going, going == 1 ? "object" : "objects", where, most)));
    }
    if (held >= SMALL && going * 100 > held * percent) {
      return Optional.of(
          stop(
              "%d of the %d objects of %s would go, more than `maxDeletePercent: %d`"
                  .formatted(going, held, where, percent)));
    }
    return Optional.empty();
  }

  private Diagnostic stop(String message) {
    return Diagnostic.error("guard-deletes", message)
        .hint(
            "if they are meant to go, give `--allow-deletes %d`; to change the limit for good, set"
                    .formatted(goes.size())
                + " `guards` in the `Stack` document");
  }

  private Diagnostic moreThanAllowed(int allowed) {
    return Diagnostic.error(
            "guard-deletes",
            "%d objects would go, more than `--allow-deletes %d`".formatted(goes.size(), allowed))
        .hint(
            "look whether all of them are meant, then give `--allow-deletes " + goes.size() + "`");
  }
}

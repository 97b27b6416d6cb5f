package dev.weir.engine;

import dev.weir.diag.Diagnostic;
import dev.weir.kind.Address;
import dev.weir.plan.AttributeChange;
import dev.weir.plan.Change;
import dev.weir.plan.Plan;
import dev.weir.plan.PlanInput.Scope;
import dev.weir.provider.KindReader.Wish;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.stream.Collectors;

/** Marks what an account can never do, so that the plan says so and not the apply. */
final class Refusals {

  private Refusals() {}

  static Plan mark(Plan plan, Accounts accounts) {
    var changes = new LinkedHashMap<Address, Change>();
    plan.changes().forEach((address, change) -> changes.put(address, mark(change, accounts)));
    return new Plan(
        plan.stack(), changes, plan.unmanaged(), plan.unread(), plan.recoveries(), plan.notes());
  }

  private static Change mark(Change change, Accounts accounts) {
    return change.blocked().isPresent()
        ? change
        : refusal(change, accounts).map(change::block).orElse(change);
  }

  private static Optional<Diagnostic> refusal(Change change, Accounts accounts) {
    return switch (change.action()) {
      case NO_OP, ADOPT, FORGET -> Optional.empty();
      case CREATE -> ask(change, Wish.CREATE, accounts);
      case UPDATE -> ask(change, Wish.UPDATE, accounts);
      case DELETE -> ask(change, Wish.DELETE, accounts);
      case REPLACE, REPLACE_CREATE_FIRST ->
          ask(change, Wish.DELETE, accounts).or(() -> ask(change, Wish.CREATE, accounts));
    };
  }

  private static Optional<Diagnostic> ask(Change change, Wish wish, Accounts accounts) {
    var account = accounts.byScope().get(Scope.of(change.key()));
    if (account == null) {
      return Optional.empty();
    }
    var attributes =
        change.attributes().stream().map(AttributeChange::attribute).collect(Collectors.toSet());
    return account
        .reader(change.kind())
        .refuses(wish, change.key(), attributes)
        .map(diagnostic -> diagnostic.about(change.address()));
  }
}

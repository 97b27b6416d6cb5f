package dev.weir.engine;

import dev.weir.diag.Diagnostic;
import dev.weir.kind.Address;
import dev.weir.kind.ObjectKey;
import dev.weir.ledger.Entry;
import dev.weir.plan.AttributeChange;
import dev.weir.plan.Change;
import dev.weir.plan.Plan;
import dev.weir.plan.PlanInput.Scope;
import dev.weir.provider.KindReader.Wish;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Marks what an account can never do, so that the plan says so and not the apply. */
final class Refusals {

  private Refusals() {}

  static Plan mark(Plan plan, Accounts accounts) {
    var marked = new HashMap<Address, Change>();
    plan.changes()
        .forEach((address, change) ->
            refusal(change, accounts).ifPresent(why -> marked.put(address, change.block(why))));
    if (marked.isEmpty()) {
      return plan;
    }
    var changes = new LinkedHashMap<>(plan.changes());
    changes.replaceAll((address, change) -> marked.getOrDefault(address, change));
    return plan.with(changes);
  }

  /** What marking changed. */
  static Set<Address> found(Plan before, Plan after) {
    return after.blocked().stream()
        .map(Change::address)
        .filter(
            address -> Objects.requireNonNull(before.changes().get(address)).blocked().isEmpty())
        .collect(Collectors.toSet());
  }

  private static Optional<Diagnostic> refusal(Change change, Accounts accounts) {
    if (change.blocked().isPresent()) {
      return Optional.empty();
    }
    return switch (change.action()) {
      case NO_OP, ADOPT, FORGET -> Optional.empty();
      case CREATE -> ask(change, Wish.CREATE, change.key(), accounts);
      case UPDATE -> ask(change, Wish.UPDATE, change.key(), accounts);
      case DELETE -> ask(change, Wish.DELETE, change.key(), accounts);
      case REPLACE, REPLACE_CREATE_FIRST ->
          ask(change, Wish.DELETE, goes(change), accounts)
              .or(() -> ask(change, Wish.CREATE, change.key(), accounts));
    };
  }

  /** The key of the object that a replacement takes away. */
  private static ObjectKey goes(Change change) {
    return change.entry().map(Entry::key).orElse(change.key());
  }

  private static Optional<Diagnostic> ask(
      Change change, Wish wish, ObjectKey key, Accounts accounts) {
    var account = accounts.byScope().get(Scope.of(key));
    if (account == null) {
      return Optional.empty();
    }
    var attributes =
        change.attributes().stream().map(AttributeChange::attribute).collect(Collectors.toSet());
    return account
        .reader(change.kind())
        .refuses(wish, key, attributes)
        .map(diagnostic -> diagnostic.about(change.address()));
  }
}

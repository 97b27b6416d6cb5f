package dev.weir.engine;

import dev.weir.kind.ObjectKey;
import dev.weir.kind.Value;
import dev.weir.ledger.Entry;
import dev.weir.plan.AttributeChange;
import dev.weir.plan.Budget;
import dev.weir.plan.Change;
import dev.weir.plan.Disruption;
import dev.weir.plan.Plan;
import dev.weir.plan.PlanInput.Scope;
import dev.weir.provider.Calls;
import dev.weir.provider.KindReader.Wish;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Counts the calls that an apply will make. */
final class Budgeting {

  /** What is held to one rate together. */
  private record Lane(Scope scope, String kind, Calls.Rate rate) {}

  private record Sum(long reads, long writes) {

    Sum plus(Sum more) {
      return new Sum(reads + more.reads, writes + more.writes);
    }
  }

  private final Accounts accounts;
  private final OnAirGuard guard;
  private final Map<Lane, Sum> sums = new HashMap<>();

  private Budgeting(Accounts accounts, OnAirGuard guard) {
    this.accounts = accounts;
    this.guard = guard;
  }

  /**
   * What a plan costs.
   *
   * @param made requests that were sent to make it
   */
  static Budget of(Plan plan, Accounts accounts, OnAirGuard guard, long made) {
    var budgeting = new Budgeting(accounts, guard);
    plan.effective().stream().filter(c -> c.blocked().isEmpty()).forEach(budgeting::add);
    return budgeting.sum(made);
  }

  private Budget sum(long made) {
    var all = sums.values().stream().reduce(new Sum(0, 0), Sum::plus);
    double seconds = sums.entrySet().stream().mapToDouble(Budgeting::seconds).max().orElse(0);
    var time = Duration.ofMillis((long) Math.ceil(seconds * 1000));
    return new Budget(made, all.reads(), all.writes(), time);
  }

  private static double seconds(Map.Entry<Lane, Sum> lane) {
    var sum = lane.getValue();
    return switch (lane.getKey().rate()) {
      case Calls.Together(var perSecond) -> (sum.reads() + sum.writes()) / perSecond;
      case Calls.Apart(var reading, var writing) ->
          Math.max(sum.reads() / reading, sum.writes() / writing);
    };
  }

  private void add(Change change) {
    switch (change.action()) {
      case NO_OP, FORGET -> {}
      case ADOPT -> add(change.key(), new Calls(1, 0, 0, new Calls.Together(1e9)), false);
      case CREATE -> add(change, Wish.CREATE, change.key());
      case UPDATE -> add(change, Wish.UPDATE, change.key());
      case DELETE -> add(change, Wish.DELETE, change.key());
      case REPLACE, REPLACE_CREATE_FIRST -> {
        add(change, Wish.DELETE, change.entry().map(Entry::key).orElse(change.key()));
        add(change, Wish.CREATE, change.key());
      }
    }
  }

  private void add(Change change, Wish wish, ObjectKey key) {
    var account = accounts.byScope().get(Scope.of(key));
    var fields = wish == Wish.DELETE ? change.before() : change.after();
    if (account == null || fields.isEmpty()) {
      return;
    }
    var changed =
        change.attributes().stream()
            .filter(AttributeChange::needsWrite)
            .map(AttributeChange::attribute)
            .collect(Collectors.toSet());
    Value.Fields values = fields.get();
    var calls =
        account
            .module()
            .calls(change.kind(), account.settings(), account.session(), wish, values, changed);
    boolean asks = wish != Wish.CREATE && guard.asks(change) && Disruption.of(change).isPresent();
    add(key, calls, asks);
  }

  private void add(ObjectKey key, Calls calls, boolean asks) {
    var kind = calls.rate() instanceof Calls.Apart ? key.kind() : "";
    var sum = new Sum(calls.reads() + (asks ? calls.questions() : 0), calls.writes());
    sums.merge(new Lane(Scope.of(key), kind, calls.rate()), sum, Sum::plus);
  }
}

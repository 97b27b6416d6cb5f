package dev.weir.engine;

import static java.util.stream.Collectors.groupingBy;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.RemoteFailure;
import dev.weir.http.Concurrently;
import dev.weir.kind.Address;
import dev.weir.kind.ObjectKey;
import dev.weir.kind.OnAir;
import dev.weir.kind.Value;
import dev.weir.manifest.Declared;
import dev.weir.manifest.Manifests;
import dev.weir.plan.Airing;
import dev.weir.plan.Airing.Treatment;
import dev.weir.plan.Change;
import dev.weir.plan.Disruption;
import dev.weir.plan.OnAirRules;
import dev.weir.plan.Plan;
import dev.weir.plan.PlanInput.Scope;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Keeps changes from cutting or altering what is on the air. Asked while planning, and again just
 * before each call that would do it: a stream can come on the air in between.
 *
 * @param accounts whom to ask
 * @param manifests where resources are declared
 * @param rules what becomes of such changes
 * @param clock tells when it is asked
 */
record OnAirGuard(Accounts accounts, Manifests manifests, OnAirRules rules, InstantSource clock) {

  /** The plan, with the changes marked that meet something on the air; others cost no call. */
  Plan mark(Plan plan) {
    if (rules.isOff()) {
      return plan;
    }
    var disruptions = new LinkedHashMap<Address, Disruption>();
    plan.changes().values().stream()
        .filter(change -> change.blocked().isEmpty())
        .forEach(change ->
            Disruption.of(change).ifPresent(harm -> disruptions.put(change.address(), harm)));
    if (disruptions.isEmpty()) {
      return plan;
    }
    var states = ask(disruptions.values());
    var changes = new LinkedHashMap<>(plan.changes());
    disruptions.forEach((address, disruption) ->
        changes.computeIfPresent(
            address, (_, change) -> mark(change, disruption, state(states, disruption))));
    return plan.with(changes).noting(warnings(disruptions, states));
  }

  private Change mark(Change change, Disruption disruption, OnAir state) {
    return rules
        .treatment(change.address(), state)
        .map(treatment -> {
          var marked = change.meeting(new Airing(state, treatment, clock.instant()));
          return treatment == Treatment.BLOCKED
              ? marked.block(forbidden(change, disruption, state))
              : marked;
        })
        .orElse(change);
  }

  private Diagnostic forbidden(Change change, Disruption disruption, OnAir state) {
    var place = manifests.find(change.address()).map(Declared::places).map(p -> p.document());
    return rules.forbidden(change, disruption, state, place, clock.instant());
  }

  /** Why a call was held back for good. */
  Diagnostic forbidden(Change change, HeldBack reason) {
    return forbidden(change, reason.disruption(), reason.state());
  }

  /** Why a call was given up after it had waited. */
  Diagnostic timeOver(Change change, HeldBack reason) {
    return rules.timeOver(change, reason.disruption(), reason.state(), clock.instant());
  }

  /** What nobody can tell, and what the stack lets happen, is said once for each reason. */
  private List<Diagnostic> warnings(
      Map<Address, Disruption> disruptions, Map<ObjectKey, OnAir> states) {
    var byReason = new TreeMap<String, TreeSet<Address>>();
    disruptions.forEach((address, disruption) -> {
      var state = state(states, disruption);
      var treatment = rules.treatment(address, state);
      if (state instanceof OnAir.Unknown(var why) && treatment.isEmpty()) {
        byReason
            .computeIfAbsent("may be on the air or not: " + why, _ -> new TreeSet<>())
            .add(address);
      }
      if (treatment.equals(Optional.of(Treatment.TOLERATED))) {
        byReason
            .computeIfAbsent("may be cut or altered while on the air", _ -> new TreeSet<>())
            .add(address);
      }
    });
    return byReason.entrySet().stream().map(e -> warning(e.getKey(), e.getValue())).toList();
  }

  private static Diagnostic warning(String what, Collection<Address> addresses) {
    var names = addresses.stream().map(address -> "`" + address + "`").toList();
    var all = String.join(", ", names.subList(0, Math.min(names.size(), 5)));
    var more = names.size() > 5 ? " and " + (names.size() - 5) + " more" : "";
    return Diagnostic.warning("on-air", all + more + " " + what);
  }

  /**
   * Looks a last time whether a change may go ahead.
   *
   * @param live the object's values as they were just read
   * @throws HeldBack when it would cut or alter what may be on the air
   */
  void check(Change change, Value.Fields live) {
    if (rules.isOff() || rules.options().allows(change.address())) {
      return;
    }
    Disruption.of(change)
        .map(planned -> new Disruption(planned.key(), live, planned.attributes()))
        .ifPresent(disruption -> {
          var state = state(ask(List.of(disruption)), disruption);
          var treatment = rules.treatment(change.address(), state);
          if (treatment.filter(OnAirGuard::stops).isPresent()) {
            throw new HeldBack(disruption, state);
          }
        });
  }

  /** Whether it is asked before a change that would disrupt something. */
  boolean asks(Change change) {
    return !rules.isOff() && !mayCut(change);
  }

  /** Whether a person named this resource as one whose stream may be cut. */
  boolean mayCut(Change change) {
    return rules.options().allows(change.address());
  }

  private static boolean stops(Treatment treatment) {
    return switch (treatment) {
      case BLOCKED, POSTPONED -> true;
      case ALLOWED, TOLERATED -> false;
    };
  }

  /** What is on the air of these, in one question to each account for each kind. */
  Map<ObjectKey, OnAir> ask(Collection<Disruption> disruptions) {
    record Group(Scope scope, String kind) {}
    var groups =
        disruptions.stream()
            .collect(
                groupingBy(
                    disruption -> new Group(Scope.of(disruption.key()), disruption.key().kind())));
    var asked = List.copyOf(groups.values());
    var answers = Concurrently.map(asked, asked.size(), this::askTogether);
    var states = new HashMap<ObjectKey, OnAir>();
    answers.forEach(states::putAll);
    return states;
  }

  /** An account that does not answer is no leave to go ahead. */
  private Map<ObjectKey, OnAir> askTogether(List<Disruption> group) {
    var objects = new LinkedHashMap<ObjectKey, Value.Fields>();
    group.forEach(disruption -> objects.put(disruption.key(), disruption.live()));
    var first = group.getFirst().key();
    var account = accounts.byScope().get(Scope.of(first));
    if (account == null) {
      return Map.of();
    }
    try {
      return account.reader(first.kind()).onAir(objects, clock.instant());
    } catch (RemoteFailure failure) {
      var silent = new OnAir.Possible("asking failed: " + failure.diagnostic().message());
      var all = new HashMap<ObjectKey, OnAir>();
      objects.keySet().forEach(key -> all.put(key, silent));
      return all;
    }
  }

  private static OnAir state(Map<ObjectKey, OnAir> states, Disruption disruption) {
    return states.getOrDefault(
        disruption.key(), new OnAir.Possible("the provider did not answer for it"));
  }

  /** The state of one of those that were asked for. */
  static OnAir of(Disruption disruption, Map<ObjectKey, OnAir> states) {
    return state(states, disruption);
  }
}

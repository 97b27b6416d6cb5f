package dev.weir.policy;

import dev.weir.cel.Bindings;
import dev.weir.cel.Expressions;
import dev.weir.cel.Sort;
import dev.weir.diag.Diagnostic;
import dev.weir.diag.Diagnostics;
import dev.weir.diag.Place;
import dev.weir.diag.Refused;
import dev.weir.kind.Address;
import dev.weir.manifest.Declared;
import dev.weir.manifest.DeclaredPolicy;
import dev.weir.manifest.Manifests;
import dev.weir.manifest.Policy.Subject;
import dev.weir.plan.Plan;
import dev.weir.plan.PlanOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compiled rules, and whom they are asked of. */
final class Bench {

  private static final Map<Subject, Map<String, Sort>> VARIABLES =
      Map.of(
          Subject.CHANGE,
          Map.of(
              "change", Sort.MAP,
              "before", Sort.ANY,
              "after", Sort.ANY,
              "plan", Sort.MAP,
              "now", Sort.MOMENT),
          Subject.RESOURCE,
          Map.of("resource", Sort.MAP, "spec", Sort.MAP, "now", Sort.MOMENT),
          Subject.PLAN,
          Map.of("plan", Sort.MAP, "changes", Sort.LIST, "now", Sort.MOMENT));

  private final List<Rule> rules;

  private Bench(List<Rule> rules) {
    this.rules = rules;
  }

  static Bench of(List<DeclaredPolicy> policies) {
    var languages = new EnumMap<Subject, Expressions>(Subject.class);
    var problems = new Diagnostics();
    var rules = new ArrayList<Rule>();
    for (var policy : policies) {
      var language =
          languages.computeIfAbsent(
              policy.policy().subject(),
              subject -> new Expressions(VARIABLES.getOrDefault(subject, Map.of())));
      try {
        rules.add(Rule.compile(policy, language));
      } catch (Refused e) {
        problems.addAll(e.diagnostics());
      }
    }
    problems.throwIfErrors();
    return new Bench(rules);
  }

  Plan judge(Plan plan, Manifests manifests, PlanOptions.Goal goal, Instant now) {
    var rulings = rules.stream().map(Ruling::new).toList();
    var facts = new Facts(plan, goal, now);
    changes(about(rulings, Subject.CHANGE), plan, manifests, facts);
    if (goal == PlanOptions.Goal.CONVERGE) {
      resources(about(rulings, Subject.RESOURCE), manifests, now);
    }
    whole(about(rulings, Subject.PLAN), facts);
    return plan.judged(
        rulings.stream().map(Ruling::tally).toList(),
        rulings.stream().flatMap(ruling -> ruling.denials().stream()).toList(),
        rulings.stream().flatMap(ruling -> ruling.warnings().stream()).toList());
  }

  private static List<Ruling> about(List<Ruling> rulings, Subject subject) {
    return rulings.stream().filter(ruling -> ruling.subject() == subject).toList();
  }

  private static void whole(List<Ruling> rulings, Facts facts) {
    if (rulings.isEmpty()) {
      return;
    }
    var about = new Ruling.Case("this plan", Optional.empty(), Optional.empty(), List.of());
    var bound = new Bindings(facts.ofPlan());
    rulings.forEach(ruling -> ruling.ask(about, bound));
  }

  private static void changes(List<Ruling> rulings, Plan plan, Manifests manifests, Facts facts) {
    if (rulings.isEmpty()) {
      return;
    }
    for (var change : plan.effective()) {
      var address = change.address();
      var about =
          new Ruling.Case(
              "`" + address + "`",
              Optional.of(address),
              place(manifests, address),
              change.after().map(Plainly::unknown).orElse(List.of()));
      var bound = new Bindings(facts.of(change));
      rulings.forEach(ruling -> ruling.ask(about, bound));
    }
  }

  private static Optional<Place> place(Manifests manifests, Address address) {
    return manifests.find(address).map(declared -> declared.places().document());
  }

  private static void resources(List<Ruling> rulings, Manifests manifests, Instant now) {
    if (rulings.isEmpty()) {
      return;
    }
    for (Declared declared : manifests.resources().values()) {
      var about =
          new Ruling.Case(
              "`" + declared.address() + "`",
              Optional.of(declared.address()),
              Optional.of(declared.places().document()),
              Plainly.unknown(declared.spec()));
      var bound = new Bindings(Facts.resource(declared, now));
      rulings.forEach(ruling -> ruling.ask(about, bound));
    }
  }

  /** What the rules about resources say. */
  List<Diagnostic> check(Manifests manifests, Instant now) {
    var rulings = about(rules.stream().map(Ruling::new).toList(), Subject.RESOURCE);
    resources(rulings, manifests, now);
    var found = new Diagnostics();
    for (var ruling : rulings) {
      found.addAll(ruling.denials());
      found.addAll(ruling.warnings());
    }
    return found.sorted();
  }
}

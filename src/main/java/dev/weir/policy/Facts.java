package dev.weir.policy;

import dev.weir.kind.Address;
import dev.weir.ledger.Entry;
import dev.weir.manifest.Declared;
import dev.weir.plan.Action;
import dev.weir.plan.AttributeChange;
import dev.weir.plan.AttributeChange.Verdict;
import dev.weir.plan.Change;
import dev.weir.plan.Plan;
import dev.weir.plan.PlanOptions;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What expressions are told; the names are those of the documentation. */
final class Facts {

  private final Plan plan;
  private final Instant now;
  private final Map<String, @Nullable Object> whole;

  Facts(Plan plan, PlanOptions.Goal goal, Instant now) {
    this.plan = plan;
    this.now = now;
    this.whole = whole(plan, goal);
  }

  /** What a rule about a change is told. */
  Map<String, @Nullable Object> of(Change change) {
    var facts = new HashMap<String, @Nullable Object>();
    facts.put("change", change(change));
    facts.put("before", change.before().map(Plainly::of).orElse(null));
    facts.put("after", change.after().map(Plainly::of).orElse(null));
    facts.put("plan", whole);
    facts.put("now", now);
    return facts;
  }

  /** What a rule about a declared resource is told. */
  static Map<String, @Nullable Object> resource(Declared declared, Instant now) {
    var resource = named(declared.address());
    resource.put("apiVersion", declared.kind().apiVersion());
    resource.put("provider", declared.provider().map(Address::name).orElse(""));
    resource.put("protect", declared.lifecycle().protect());
    resource.put("file", declared.file());
    return Map.of("resource", resource, "spec", Plainly.of(declared.spec()), "now", now);
  }

  /** What a rule about a whole plan is told. */
  Map<String, @Nullable Object> ofPlan() {
    var changes = plan.effective().stream().map(Facts::withValues).toList();
    return Map.of("plan", whole, "changes", changes, "now", now);
  }

  private static Map<String, @Nullable Object> withValues(Change change) {
    var facts = change(change);
    facts.put("before", change.before().map(Plainly::of).orElse(null));
    facts.put("after", change.after().map(Plainly::of).orElse(null));
    return facts;
  }

  private static Map<String, @Nullable Object> change(Change change) {
    var facts = named(change.address());
    facts.put("apiVersion", change.kind().apiVersion());
    facts.put("provider", change.provider().map(Address::name).orElse(""));
    facts.put("key", change.key().toString());
    facts.put("action", action(change));
    facts.put("actions", change.action().words());
    facts.put("reasons", change.reasons());
    facts.put("changed", paths(change, AttributeChange::needsWrite));
    facts.put("drift", paths(change, attribute -> attribute.verdict() == Verdict.DRIFT));
    facts.put("conflict", paths(change, attribute -> attribute.verdict() == Verdict.CONFLICT));
    facts.put("unknown", change.after().map(Plainly::unknown).orElse(List.of()));
    facts.put("onAir", change.onAir().map(airing -> airing.state().holdsBack()).orElse(false));
    facts.put("protect", change.entry().map(Entry::protect).orElse(false));
    facts.put("blocked", change.blocked().isPresent());
    facts.put("movedFrom", change.movedFrom().map(Address::toString).orElse(""));
    return facts;
  }

  /** Whether the new object comes before the old one goes is no matter for a rule. */
  private static String action(Change change) {
    if (change.action().isReplace()) {
      return "replace";
    }
    return change.action() == Action.NO_OP && change.movedFrom().isPresent()
        ? "move"
        : change.action().words().getFirst();
  }

  private static List<String> paths(
      Change change, java.util.function.Predicate<AttributeChange> test) {
    return change.attributes().stream()
        .filter(attribute -> attribute.verdict() != Verdict.IN_SYNC)
        .filter(test)
        .map(AttributeChange::path)
        .toList();
  }

  private static Map<String, @Nullable Object> named(Address address) {
    var facts = new HashMap<String, @Nullable Object>();
    facts.put("address", address.toString());
    facts.put("kind", address.kind());
    facts.put("name", address.name());
    return facts;
  }

  private static Map<String, @Nullable Object> whole(Plan plan, PlanOptions.Goal goal) {
    var counts = plan.counts();
    var facts = new HashMap<String, @Nullable Object>();
    facts.put("stack", plan.stack());
    facts.put("goal", goal.name().toLowerCase(Locale.ROOT));
    facts.put("complete", plan.isComplete());
    facts.put("unmanaged", plan.unmanaged().size());
    facts.put(
        "counts",
        Map.of(
            "add", counts.add(),
            "change", counts.change(),
            "destroy", counts.destroy(),
            "adopt", counts.adopt(),
            "forget", counts.forget()));
    return facts;
  }
}

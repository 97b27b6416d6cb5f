package dev.weir.policy;

import com.google.common.base.Ascii;
import dev.weir.cel.Bindings;
import dev.weir.diag.Diagnostic;
import dev.weir.diag.Place;
import dev.weir.diag.Severity;
import dev.weir.kind.Address;
import dev.weir.manifest.Policy;
import dev.weir.plan.PolicyTally;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What one rule said of everything it was asked of. */
final class Ruling {

  private static final int LONGEST = 500;

  private final Rule rule;
  private final List<Diagnostic> said = new ArrayList<>();
  private int asked;
  private int broken;
  private int failed;

  Ruling(Rule rule) {
    this.rule = rule;
  }

  /**
   * What a rule is asked of.
   *
   * @param name what messages call it
   * @param address the resource, unless it is the whole plan
   * @param place where that is declared
   * @param unknown its attributes that are known only after apply
   */
  record Case(
      String name, Optional<Address> address, Optional<Place> place, List<String> unknown) {}

  void ask(Case about, Bindings facts) {
    switch (rule.ask(facts)) {
      case Rule.Answer.Elsewhere _ -> {}
      case Rule.Answer.Kept _ -> asked++;
      case Rule.Answer.Broken(var why) -> {
        asked++;
        broken++;
        said.add(broken(about, why));
      }
      case Rule.Answer.Failed(var problem) -> {
        asked++;
        failed++;
        said.add(failed(about, problem));
      }
    }
  }

  private Diagnostic broken(Case about, String why) {
    var verb = rule.denies() ? "denies" : "warns of";
    var message =
        "policy `%s` %s %s: %s"
            .formatted(
                rule.name(), verb, about.name(), Ascii.truncate(stripped(why), LONGEST, "…"));
    var home = rule.declared().places().document();
    var told =
        of(rule.denies() ? Policies.DENIED : Policies.WARNED, message)
            .at(about.place().orElse(home));
    var whole = about.place().isPresent() ? told.related("the policy is here", home) : told;
    return about.address().map(whole::about).orElse(whole);
  }

  /** What broke is where the expression failed; what it was asked of is beside it. */
  private Diagnostic failed(Case about, Diagnostic problem) {
    var message =
        "policy `%s` cannot be evaluated for %s%s: %s"
            .formatted(
                rule.name(),
                about.name(),
                rule.denies() ? ", which counts as a denial" : "",
                problem.message());
    var told = of(Policies.FAILED, message).at(problem.place());
    var hinted = hint(about, problem).map(told::hint).orElse(told);
    var whole =
        about.place().map(place -> hinted.related("it was asked of this", place)).orElse(hinted);
    return about.address().map(whole::about).orElse(whole);
  }

  private static Optional<String> hint(Case about, Diagnostic problem) {
    if (about.unknown().isEmpty()) {
      return problem.hint();
    }
    var names = "`" + String.join("`, `", about.unknown()) + "`";
    var late = "known only after apply, so not here: " + names;
    return Optional.of(problem.hint().map(hint -> hint + "; " + late).orElse(late));
  }

  private Diagnostic of(String code, String message) {
    return rule.denies() ? Diagnostic.error(code, message) : Diagnostic.warning(code, message);
  }

  private static String stripped(String why) {
    var line = why.replaceAll("\\s+", " ").strip();
    return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
  }

  Policy.Subject subject() {
    return rule.subject();
  }

  List<Diagnostic> denials() {
    return said.stream().filter(Diagnostic::isError).toList();
  }

  List<Diagnostic> warnings() {
    return said.stream().filter(told -> told.severity() == Severity.WARNING).toList();
  }

  PolicyTally tally() {
    return new PolicyTally(
        rule.name(),
        rule.denies(),
        rule.subject().name().toLowerCase(Locale.ROOT),
        rule.declared().places().document(),
        asked,
        broken,
        failed);
  }
}

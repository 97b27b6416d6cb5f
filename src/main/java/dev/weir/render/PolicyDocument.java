package dev.weir.render;

import dev.weir.plan.PolicyTally;
import java.util.List;
import java.util.Objects;

/**
 * What a policy said of a plan. What breaks it is among the plan's stops or notes.
 *
 * @param name the name of its document
 * @param effect {@code deny} or {@code warn}
 * @param subject what it is asked of: {@code change}, {@code resource} or {@code plan}
 * @param place where it is declared, as {@code file:line:column}
 * @param asked how many it was about
 * @param broken how many of them broke it
 * @param failed how often it could not be evaluated
 */
public record PolicyDocument(
    String name, String effect, String subject, String place, int asked, int broken, int failed) {

  public PolicyDocument {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(effect, "effect");
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(place, "place");
  }

  static PolicyDocument of(PolicyTally tally) {
    return new PolicyDocument(
        tally.name(),
        tally.denies() ? "deny" : "warn",
        tally.subject(),
        tally.place().toString(),
        tally.asked(),
        tally.broken(),
        tally.failed());
  }

  private boolean isKept() {
    return broken == 0 && failed == 0;
  }

  private boolean isDenying() {
    return !isKept() && effect.equals("deny");
  }

  /** What it said, for instance {@code denies 1 of 3}. */
  String says() {
    if (isKept()) {
      return asked == 0 ? "is about nothing here" : "is kept, asked of " + asked;
    }
    var verb = isDenying() ? "denies " : "warns of ";
    return verb
        + (broken + failed)
        + " of "
        + asked
        + (failed == 0 ? "" : ", " + failed + " for it could not be evaluated");
  }

  /** All of them in a few words, for instance {@code 3 kept, 1 denies}. */
  static String words(List<PolicyDocument> policies) {
    var kept = policies.stream().filter(PolicyDocument::isKept).count();
    var denying = policies.stream().filter(PolicyDocument::isDenying).count();
    var warning = policies.size() - kept - denying;
    var words = kept + " kept";
    words += denying == 0 ? "" : ", " + denying + (denying == 1 ? " denies" : " deny");
    words += warning == 0 ? "" : ", " + warning + (warning == 1 ? " warns" : " warn");
    return words;
  }
}

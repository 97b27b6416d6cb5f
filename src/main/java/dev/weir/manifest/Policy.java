package dev.weir.manifest;

import dev.weir.kind.Describes;
import dev.weir.kind.Field;
import java.util.Optional;

/**
 * A rule that plans or manifests have to keep.
 *
 * @param subject what it is asked of
 * @param when what it is about
 * @param require what has to hold for that
 * @param effect what becomes of what breaks it
 * @param message why, for people
 * @param messageExpression the same, made for each time it is broken
 */
@Describes(
    apiVersion = "weir/v1",
    doc =
        "A rule that planned changes, declared resources or a plan as a whole have to keep, in the"
            + " Common Expression Language (CEL). It is broken where `when` is true and `require`"
            + " is not; without `require`, wherever `when` is true.",
    source = "https://github.com/google/cel-spec/blob/master/doc/langdef.md")
public record Policy(
    @Field(
            doc =
                "What it is asked of: each planned `change`, each declared `resource`, or the"
                    + " `plan` as a whole, once. Only rules about resources are asked in `weir"
                    + " validate`.",
            fallback = "change")
        Subject subject,
    @Field(
            doc =
                "CEL that is true for what the rule is about; everything by default. It may name"
                    + " `change`, `before`, `after`, `plan` and `now` of a change; `resource`,"
                    + " `spec` and `now` of a resource; `plan`, `changes` and `now` of a plan.",
            example = "change.action == 'delete'",
            min = 1,
            max = 4_000)
        Optional<String> when,
    @Field(
            doc = "CEL that has to be true for what the rule is about.",
            example = "!change.onAir",
            min = 1,
            max = 4_000)
        Optional<String> require,
    @Field(
            doc =
                "What becomes of what breaks the rule: `deny` stops the plan, `warn` only says so.",
            fallback = "deny")
        Effect effect,
    @Field(
            doc = "Why, for people; one sentence.",
            example = "What is on the air is not deleted.",
            min = 1,
            max = 500)
        Optional<String> message,
    @Field(doc = "CEL that comes to a text, in place of `message`.", min = 1, max = 4_000)
        Optional<String> messageExpression) {

  /** What a rule is asked of. */
  public enum Subject {
    /** Each change of a plan that does something. */
    CHANGE,
    /** Each declared resource, before anybody is asked what is live. */
    RESOURCE,
    /** The plan as a whole. */
    PLAN
  }

  /** What becomes of what breaks a rule. */
  public enum Effect {
    /** It is forbidden. */
    DENY,
    /** It is said, and done. */
    WARN
  }
}

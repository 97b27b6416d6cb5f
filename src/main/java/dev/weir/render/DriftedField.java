package dev.weir.render;

import dev.weir.manifest.Declared;
import dev.weir.manifest.Ignore;
import dev.weir.plan.AttributeChange;
import dev.weir.plan.AttributeChange.Verdict;
import dev.weir.plan.Ignored;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What somebody changed about one field; a value that is not set is null, and a secret is shown as
 * a digest.
 *
 * @param path for instance {@code target.fragCount}
 * @param verdict {@code drift}, {@code conflict}, {@code converged} or {@code ignored}
 * @param base the value last written
 * @param live the value at the provider
 * @param desired the value the manifest asks for
 * @param sensitive whether the values are digests of secrets
 * @param place where the manifests say it, as {@code file:line:column}
 * @param ignored why it is left as it is
 */
public record DriftedField(
    String path,
    String verdict,
    JsonNode base,
    JsonNode live,
    JsonNode desired,
    boolean sensitive,
    Optional<String> place,
    Optional<Excuse> ignored) {

  /**
   * Why a difference is left as it is.
   *
   * @param mode {@code drift-only} or {@code never-write}
   * @param reason why
   * @param until when that ends
   */
  public record Excuse(String mode, Optional<String> reason, Optional<Instant> until) {
    public Excuse {
      Ignore.Mode.valueOf(ChangeDocument.constant(mode));
    }

    private static Excuse of(Ignore ignore) {
      return new Excuse(ChangeDocument.word(ignore.mode()), ignore.reason(), ignore.until());
    }
  }

  public DriftedField {
    Objects.requireNonNull(path, "path");
    Verdict.valueOf(ChangeDocument.constant(verdict));
    Objects.requireNonNull(base, "base");
    Objects.requireNonNull(live, "live");
    Objects.requireNonNull(desired, "desired");
  }

  static DriftedField of(AttributeChange change, Optional<Declared> declared, Instant now) {
    var field = FieldDocument.of(change, declared);
    var excuse =
        declared
            .filter(_ -> change.verdict() == Verdict.IGNORED)
            .flatMap(found -> Ignored.excuse(change, found.lifecycle(), now))
            .map(Excuse::of);
    return new DriftedField(
        field.path(),
        field.verdict(),
        field.base(),
        field.live(),
        field.desired(),
        field.sensitive(),
        field.place(),
        excuse);
  }

  /** What it comes to. */
  Verdict ruling() {
    return Verdict.valueOf(ChangeDocument.constant(verdict));
  }
}

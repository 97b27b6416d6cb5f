package dev.weir.manifest;

import dev.weir.kind.Describes;
import dev.weir.kind.Field;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A field whose difference from the manifest is left as it is.
 *
 * @param field for instance {@code description} or {@code target.fragCount}
 * @param mode what is left as it is
 * @param reason why
 * @param until when that ends
 */
@Describes(doc = "A field whose difference from the manifest is left as it is.")
public record Ignore(
    @Field(
            doc =
                "The field, or one of a block in it, such as `description` or `target.fragCount`.",
            example = "description",
            required = true,
            min = 1)
        String field,
    @Field(
            doc =
                "`drift-only` leaves alone what somebody changed at the provider until the manifest"
                    + " changes the field; `never-write` never writes the field once the object"
                    + " exists.",
            fallback = "drift-only")
        Mode mode,
    @Field(doc = "Why, for whoever reads it later.", example = "the control room retitles it")
        Optional<String> reason,
    @Field(
            doc = "When it ends by itself; plans warn from then on.",
            example = "2026-12-31T00:00:00Z")
        Optional<Instant> until) {

  /** What is left as it is. */
  public enum Mode {
    /** What somebody changed at the provider, until the manifest changes too. */
    DRIFT_ONLY,
    /** Every difference. */
    NEVER_WRITE
  }

  /** The steps of the field's path. */
  public List<String> path() {
    return path(field);
  }

  static List<String> path(String field) {
    return List.of(field.split("\\."));
  }

  /** Whether it still holds. */
  public boolean isInForce(Instant now) {
    return until.isEmpty() || now.isBefore(until.get());
  }
}

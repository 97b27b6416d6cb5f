package dev.weir.manifest;

import dev.weir.kind.Describes;
import dev.weir.kind.Field;
import java.util.List;

/**
 * How careful Weir is with a resource.
 *
 * @param protect refuse to delete or replace it
 * @param adopt take over an object that exists already
 * @param onDelete what removing the document does
 * @param ignore fields whose difference from the manifest is left as it is
 */
@Describes(doc = "How careful Weir is with a resource.")
public record Lifecycle(
    @Field(doc = "Refuse every plan that would delete or replace it.", fallback = "false")
        boolean protect,
    @Field(
            doc =
                "Take over an object that exists already under the same natural key. Without it"
                    + " such an object stops the plan; it is never overwritten.",
            fallback = "false")
        boolean adopt,
    @Field(
            doc =
                "What removing the document does: `delete` the object, or `retain` it and forget"
                    + " it.",
            fallback = "delete")
        OnDelete onDelete,
    @Field(
            doc = "Fields whose difference from the manifest is left as it is.",
            example = "[{field: description, mode: drift-only}]",
            keyedBy = "field")
        List<Ignore> ignore) {

  /** What removing the document does to the object. */
  public enum OnDelete {
    /** The object is deleted. */
    DELETE,
    /** The object stays; Weir forgets it. */
    RETAIN
  }
}

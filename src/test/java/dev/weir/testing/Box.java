package dev.weir.testing;

import dev.weir.kind.Describes;
import dev.weir.kind.Field;
import dev.weir.kind.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A kind with one attribute of every sort. */
@Describes(apiVersion = "toy/v1", doc = "A box in a cupboard, for tests.")
public record Box(
    @Field(
            doc = "Its name in the cupboard.",
            role = Field.Role.IDENTITY,
            fallback = Field.METADATA_NAME,
            min = 1,
            max = 40)
        String label,
    @Field(doc = "What is written on it.", fallback = "") String text,
    @Field(doc = "How many there are.", fallback = "1", min = 0, max = 100) int count,
    @Field(doc = "Left alone when unset.") Optional<Duration> keep,
    @Field(doc = "What it is made of.", role = Field.Role.CREATE_ONLY, fallback = "wood")
        Material material,
    @Field(doc = "Words in no order.", unordered = true) List<String> tags,
    @Field(doc = "Locks its lid.") Optional<Secret> code,
    @Field(doc = "Never told back.", writeOnly = true) Optional<String> note,
    @Field(doc = "Its shelf.", fallback = "{}") Shelf shelf,
    @Field(doc = "Where it is.", role = Field.Role.COMPUTED, follows = "shelf")
        Optional<String> place) {

  /** What boxes are made of. */
  public enum Material {
    WOOD,
    IRON
  }

  /**
   * A shelf.
   *
   * @param row counted from the floor
   * @param side which side
   */
  @Describes(doc = "A shelf.")
  public record Shelf(
      @Field(doc = "Counted from the floor.", fallback = "1") int row,
      @Field(doc = "Which side.", fallback = "left") String side) {}
}

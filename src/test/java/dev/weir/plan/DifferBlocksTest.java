package dev.weir.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.kind.Describes;
import dev.weir.kind.Field;
import dev.weir.kind.Kind;
import dev.weir.kind.Value;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Lists of blocks, and attributes that are taken away by leaving them out. */
class DifferBlocksTest {

  /** A shelf of jars. */
  @Describes(apiVersion = "toy/v1", doc = "A shelf of jars.")
  record Rack(
      @Field(doc = "Its jars.", keyedBy = "label", clearedWhenUnset = true) List<Jar> jars,
      @Field(doc = "None when left out.", clearedWhenUnset = true) Optional<String> light,
      @Field(doc = "Left alone when left out.") Optional<String> note) {}

  /** A jar. */
  @Describes(doc = "A jar.")
  record Jar(
      @Field(doc = "Its label.", required = true) String label,
      @Field(doc = "How much is in it.", fallback = "0") int grams,
      @Field(doc = "Blown once.", fallback = "clear", role = Field.Role.CREATE_ONLY)
          String glass) {}

  private static final Kind<Rack> KIND = Kind.of(Rack.class);

  private static Value.Fields rack(Optional<String> light, Optional<String> note, Jar... jars) {
    return KIND.unbind(new Rack(List.of(jars), light, note));
  }

  private static Value.Fields rack(Jar... jars) {
    return rack(Optional.empty(), Optional.empty(), jars);
  }

  private static String compare(Value.Fields base, Value.Fields live, Value.Fields desired) {
    return Differ.compare(base, live, desired).stream()
        .map(c -> c.path() + " " + c.verdict() + (c.replaces() ? " replaces" : ""))
        .collect(Collectors.joining(", "));
  }

  private static final Jar SALT = new Jar("salt", 1, "clear");
  private static final Jar TEA = new Jar("tea", 1, "green");

  @Test
  void a_block_that_is_added_replaces_when_it_has_what_only_a_new_object_takes() {
    assertThat(compare(rack(SALT), rack(SALT), rack(SALT, TEA)))
        .isEqualTo("jars[tea] PENDING replaces");
    assertThat(compare(rack(), rack(), rack(TEA))).isEqualTo("jars PENDING replaces");
  }

  @Test
  void a_block_that_is_taken_away_is_a_change_in_place() {
    assertThat(compare(rack(SALT, TEA), rack(SALT, TEA), rack(SALT)))
        .isEqualTo("jars[tea] PENDING");
    assertThat(compare(rack(TEA), rack(TEA), rack())).isEqualTo("jars PENDING");
  }

  @Test
  void within_a_block_each_attribute_has_its_role() {
    var changed = new Jar("tea", 2, "brown");

    assertThat(compare(rack(TEA), rack(TEA), rack(changed)))
        .isEqualTo("jars[tea].grams PENDING, jars[tea].glass PENDING replaces");
  }

  @Test
  void leaving_out_clears_or_leaves_alone_as_the_attribute_says() {
    var lit = rack(Optional.of("on"), Optional.of("mine"));

    assertThat(compare(lit, lit, rack())).isEqualTo("light PENDING");
    assertThat(compare(rack(), lit, rack())).isEqualTo("light DRIFT");
    assertThat(compare(lit, rack(), rack())).isEqualTo("light CONVERGED");
    assertThat(Overlay.wanted(rack(), lit)).isEqualTo(rack(Optional.empty(), Optional.of("mine")));
  }

  @Test
  void nothing_was_a_statement_only_where_leaving_out_clears() {
    var lit = rack(Optional.of("on"), Optional.of("mine"));

    assertThat(compare(rack(), lit, rack(Optional.of("dim"), Optional.of("ours"))))
        .isEqualTo("light CONFLICT, note PENDING");
    assertThat(compare(rack(SALT), rack(SALT, TEA), rack(SALT, new Jar("tea", 2, "green"))))
        .contains("jars[tea].grams CONFLICT");
  }
}

package dev.weir.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.kind.Describes;
import dev.weir.kind.Field;
import dev.weir.kind.Kind;
import dev.weir.kind.Passage;
import dev.weir.kind.Value;
import dev.weir.plan.AttributeChange.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Differences that time made are told from those that somebody made. */
class ByTheClockTest {

  private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

  /** A candle. */
  @Describes(apiVersion = "toy/v1", doc = "A candle.")
  record Candle(
      @Field(doc = "Whether it burns.", fallback = "true") boolean lit,
      @Field(doc = "Its colour.", fallback = "white") String colour,
      @Field(doc = "When it burns down.", role = Field.Role.COMPUTED) Optional<Instant> out) {}

  private static final Kind<Candle> KIND =
      Kind.of(Candle.class)
          .movedBy(
              new Passage() {
                @Override
                public Optional<String> moved(
                    String attribute,
                    Value.Fields written,
                    Value.Fields live,
                    Value.Fields desired,
                    Instant now) {
                  return attribute.equals("lit")
                          && live.get("out") instanceof Value.Moment(var out)
                          && !out.isAfter(now)
                      ? Optional.of("it burnt down at " + out)
                      : Optional.empty();
                }
              });

  private static Value.Fields candle(boolean lit, String colour, String out) {
    return KIND.unbind(new Candle(lit, colour, Optional.of(Instant.parse(out))));
  }

  private static List<AttributeChange> marked(
      Value.Fields base, Value.Fields live, Value.Fields desired) {
    var clock = new ByTheClock(KIND, base, live, desired, NOON);
    return clock.mark(Differ.compare(base, live, desired));
  }

  @Test
  void what_time_moved_is_no_drift_and_written_again() {
    var base = candle(true, "white", "2026-01-02T11:00:00Z");
    var live = candle(false, "white", "2026-01-02T11:00:00Z");

    var changes = marked(base, live, base);

    assertThat(changes).hasSize(1);
    assertThat(changes.getFirst().verdict()).isEqualTo(Verdict.CLOCK);
    assertThat(changes.getFirst().because()).contains("it burnt down at 2026-01-02T11:00:00Z");
    assertThat(changes.getFirst().needsWrite()).isTrue();
  }

  @Test
  void what_somebody_changed_stays_drift_beside_it() {
    var base = candle(true, "white", "2026-01-02T11:00:00Z");
    var live = candle(false, "red", "2026-01-02T11:00:00Z");

    assertThat(marked(base, live, base))
        .extracting(AttributeChange::verdict)
        .containsExactly(Verdict.CLOCK, Verdict.DRIFT);
  }

  @Test
  void before_its_time_it_is_somebodys_doing() {
    var base = candle(true, "white", "2026-01-02T13:00:00Z");
    var live = candle(false, "white", "2026-01-02T13:00:00Z");

    assertThat(marked(base, live, base))
        .extracting(AttributeChange::verdict)
        .containsExactly(Verdict.DRIFT);
  }

  @Test
  void a_manifest_that_changed_is_pending_whatever_the_time() {
    var base = candle(true, "white", "2026-01-02T11:00:00Z");
    var desired = candle(false, "white", "2026-01-02T11:00:00Z");

    assertThat(marked(base, base, desired))
        .extracting(AttributeChange::verdict)
        .containsExactly(Verdict.PENDING);
  }
}

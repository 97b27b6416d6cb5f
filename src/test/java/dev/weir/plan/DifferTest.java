package dev.weir.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.kind.Kind;
import dev.weir.kind.Sealer;
import dev.weir.kind.Secret;
import dev.weir.kind.Value;
import dev.weir.plan.AttributeChange.Verdict;
import dev.weir.testing.Box;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every combination of base, live and desired, for an attribute of every type. */
class DifferTest {

  private static final Kind<Box> BOX = Kind.of(Box.class);
  private static final Sealer SEALER = new Sealer(new byte[] {1});

  private static Value.Sealed sealed(String text) {
    return SEALER.seal(Secret.of(text));
  }

  private static Value words(String... words) {
    return new Value.Items(Stream.of(words).<Value>map(Value.Text::new).toList());
  }

  /** Three different values for each attribute. */
  private static final Map<String, List<Value>> VALUES =
      Map.of(
          "text", List.of(new Value.Text("a"), new Value.Text("b"), new Value.Text("c")),
          "count", List.of(new Value.Whole(1), new Value.Whole(2), new Value.Whole(3)),
          "keep",
              List.of(
                  new Value.Span(Duration.ofSeconds(1)),
                  new Value.Span(Duration.ofSeconds(2)),
                  new Value.Span(Duration.ofSeconds(3))),
          "tags", List.of(words("x"), words("x", "y"), words("z")),
          "code", List.of(sealed("a"), sealed("b"), sealed("c")));

  static Stream<Arguments> combinations() {
    return VALUES.keySet().stream()
        .sorted()
        .flatMap(name ->
            Stream.of(
                Arguments.of(name, "AAA", Verdict.IN_SYNC),
                Arguments.of(name, "AAB", Verdict.PENDING),
                Arguments.of(name, "ABA", Verdict.DRIFT),
                Arguments.of(name, "ABB", Verdict.CONVERGED),
                Arguments.of(name, "ABC", Verdict.CONFLICT),
                Arguments.of(name, "-AA", Verdict.IN_SYNC),
                Arguments.of(name, "-AB", Verdict.UNATTRIBUTED),
                Arguments.of(name, "AB.", Verdict.IN_SYNC),
                Arguments.of(name, "AA?", Verdict.PENDING),
                Arguments.of(name, "AB?", Verdict.CONFLICT),
                Arguments.of(name, "A.A", Verdict.DRIFT),
                Arguments.of(name, "..A", Verdict.PENDING),
                // Set for the first time: nobody was told otherwise, so nobody is contradicted.
                Arguments.of(name, ".AA", Verdict.IN_SYNC),
                Arguments.of(name, ".AB", Verdict.PENDING),
                Arguments.of(name, ".A?", Verdict.PENDING)));
  }

  /** Reads base, live, desired: A, B, C are values, a dot is unset, ? unknown, - no base at all. */
  @ParameterizedTest(name = "{0}: {1} is {2}")
  @MethodSource("combinations")
  void three_sides_come_to_a_verdict(String name, String sides, Verdict expected) {
    var base = sides.charAt(0) == '-' ? Value.Absent.ABSENT : block(name, sides.charAt(0));
    var live = block(name, sides.charAt(1));
    var desired = block(name, sides.charAt(2));

    var changes = Differ.compare(base, live, desired);

    var verdicts = changes.stream().map(AttributeChange::verdict).toList();
    assertThat(verdicts).isEqualTo(expected == Verdict.IN_SYNC ? List.of() : List.of(expected));
    assertThat(changes).allMatch(change -> change.path().equals(name));
  }

  private static Value.Fields block(String name, char side) {
    var empty = Value.Fields.empty(BOX.shape());
    return switch (side) {
      case '.' -> empty;
      case '?' -> empty.with(name, Value.Unknown.UNKNOWN);
      default -> empty.with(name, VALUES.getOrDefault(name, List.of()).get(side - 'A'));
    };
  }
}

package dev.weir.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.Providers;
import dev.weir.kind.Attribute;
import dev.weir.kind.AttributeType;
import dev.weir.kind.Kind;
import dev.weir.kind.Sealer;
import dev.weir.kind.Secret;
import dev.weir.kind.Shape;
import dev.weir.kind.Value;
import dev.weir.plan.AttributeChange.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every attribute of every kind there is, with every combination of what was last written, what is
 * live and what is wanted: the verdict is the one of the table, written down here a second time.
 */
class TruthTableTest {

  /** No base at all, unset, three values, not known yet. */
  private static final String BASES = "-.ABC";

  private static final String LIVES = ".ABC";
  private static final String WANTS = ".ABC?";

  private static final Sealer SEALER = new Sealer(new byte[] {1});

  /** An attribute and the blocks that it stands in. */
  record Leaf(Kind<?> kind, List<String> path, Attribute attribute) {
    @Override
    public String toString() {
      return kind.id() + " " + String.join(".", path);
    }
  }

  static Stream<Leaf> leaves() {
    var leaves = new ArrayList<Leaf>();
    for (var module : Providers.installed().modules()) {
      module.kinds().forEach(kind -> collect(kind, kind.shape(), List.of(), leaves));
    }
    return leaves.stream();
  }

  private static void collect(Kind<?> kind, Shape shape, List<String> prefix, List<Leaf> leaves) {
    for (var attribute : shape.attributes()) {
      var path = new ArrayList<>(prefix);
      path.add(attribute.name());
      // A block that cannot be read is compared as a whole.
      if (attribute.type() instanceof AttributeType.Nested(var inner) && !attribute.writeOnly()) {
        collect(kind, inner, path, leaves);
      } else if (!isKeyed(attribute.type())) {
        leaves.add(new Leaf(kind, path, attribute));
      }
    }
  }

  /** Lists whose items have names are compared item by item; they have tests of their own. */
  private static boolean isKeyed(AttributeType type) {
    return type instanceof AttributeType.ListOf(var _, var _, var _, var order)
        && order instanceof AttributeType.Order.KeyedBy;
  }

  @ParameterizedTest
  @MethodSource("leaves")
  void the_verdict_is_the_one_of_the_table(Leaf leaf) {
    for (var base : sides(BASES)) {
      for (var live : sides(LIVES)) {
        for (var wanted : sides(WANTS)) {
          check(leaf, base, live, wanted);
        }
      }
    }
  }

  private static List<String> sides(String letters) {
    return letters.chars().mapToObj(Character::toString).toList();
  }

  private static void check(Leaf leaf, String base, String live, String wanted) {
    var told =
        Differ.compare(
                base.equals("-") ? Value.Absent.ABSENT : block(leaf, base),
                block(leaf, live),
                block(leaf, wanted))
            .stream()
            .filter(change -> (change.path() + ".").startsWith(String.join(".", leaf.path()) + "."))
            .map(AttributeChange::verdict)
            .findFirst()
            .orElse(Verdict.IN_SYNC);
    assertThat(told)
        .as("%s: base %s, live %s, wanted %s", leaf, base, live, wanted)
        .isEqualTo(expected(leaf, base, live, wanted));
  }

  private static Verdict expected(Leaf leaf, String base, String live, String wanted) {
    var attribute = leaf.attribute();
    // What cannot be read is taken to be what was last written.
    var seen = attribute.writeOnly() ? (base.equals("-") ? "." : base) : live;
    boolean unset = wanted.equals(".");
    boolean leftAlone = unset && !attribute.clearedWhenUnset() && !attribute.writeOnly();
    if (attribute.computed() || leftAlone) {
      return Verdict.IN_SYNC;
    }
    boolean asWanted = same(leaf, seen, wanted);
    if (base.equals("-")) {
      return asWanted ? Verdict.IN_SYNC : Verdict.UNATTRIBUTED;
    }
    if (base.equals(".") && !attribute.clearedWhenUnset()) {
      return asWanted ? Verdict.IN_SYNC : Verdict.PENDING;
    }
    if (asWanted) {
      return same(leaf, seen, base) ? Verdict.IN_SYNC : Verdict.CONVERGED;
    }
    if (same(leaf, seen, base)) {
      return Verdict.PENDING;
    }
    return same(leaf, base, wanted) ? Verdict.DRIFT : Verdict.CONFLICT;
  }

  private static boolean same(Leaf leaf, String one, String other) {
    return !other.equals("?")
        && value(leaf.attribute().type(), one).equals(value(leaf.attribute().type(), other));
  }

  private static Value.Fields block(Leaf leaf, String side) {
    return block(leaf.kind().shape(), leaf.path(), side);
  }

  private static Value.Fields block(Shape shape, List<String> path, String side) {
    var name = path.getFirst();
    var empty = Value.Fields.empty(shape);
    var type = shape.attribute(name).type();
    return path.size() == 1
        ? empty.with(name, value(type, side))
        : empty.with(
            name, block(((AttributeType.Nested) type).shape(), path.subList(1, path.size()), side));
  }

  private static Value value(AttributeType type, String side) {
    return switch (side) {
      case "." -> Value.Absent.ABSENT;
      case "?" -> Value.Unknown.UNKNOWN;
      default -> value(type, side.charAt(0) - 'A');
    };
  }

  /** One of three values; of a truth value there are only two. */
  private static Value value(AttributeType type, int which) {
    return switch (type) {
      case AttributeType.Text _, AttributeType.Choice _ -> new Value.Text("value " + which);
      case AttributeType.Whole _ -> new Value.Whole(which);
      case AttributeType.Truth _ -> new Value.Truth(which == 0);
      case AttributeType.Span _ -> new Value.Span(Duration.ofSeconds(which + 1));
      case AttributeType.Moment _ -> new Value.Moment(Instant.ofEpochSecond(which));
      case AttributeType.Confidential _ -> SEALER.seal(Secret.of("secret " + which));
      case AttributeType.ListOf list -> new Value.Items(List.of(value(list.item(), which)));
      case AttributeType.MapOf map ->
          Value.Entries.of(java.util.Map.of("key", value(map.item(), which)));
      case AttributeType.Nested(var shape) -> filled(shape, which);
    };
  }

  private static Value.Fields filled(Shape shape, int which) {
    var filled = Value.Fields.empty(shape);
    for (var attribute : shape.attributes()) {
      filled = filled.with(attribute.name(), value(attribute.type(), which));
    }
    return Objects.requireNonNull(filled);
  }
}

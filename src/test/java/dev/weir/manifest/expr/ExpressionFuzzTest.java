package dev.weir.manifest.expr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Whatever stands in a scalar: it is a value or a fault, soon, and never a reference of its own.
 */
class ExpressionFuzzTest {

  private static final List<String> PIECES =
      List.of(
          "${",
          "$${",
          "}",
          "$",
          "{",
          "var.",
          "each.",
          "var.a",
          "var.list",
          "var.map.k",
          "each.key",
          "each.value",
          "each.value.start",
          "(",
          ")",
          "[",
          "]",
          "0",
          "7",
          "999999999999999999999",
          "'",
          "\"",
          "'t'",
          "''",
          ",",
          " ",
          " - ",
          " + ",
          "-",
          "+",
          "30m",
          "1h",
          "lower(",
          "upper(",
          "join(",
          "format(",
          "default(",
          "null",
          "true",
          "Channel.x.y",
          "Channel.x-",
          ".url",
          ".",
          "%s",
          "%03d",
          "%",
          "\n",
          "é",
          "😀",
          "var.evil",
          "var.dollar",
          "var.unset",
          "var.hidden",
          "env.HOME",
          "a",
          "_");

  private static final class Names implements Scope {
    @Override
    public Found variable(String name) {
      return switch (name) {
        case "a" -> new Found.Here(new Datum.Text("5"));
        case "list" ->
            new Found.Here(new Datum.Items(List.of(new Datum.Text("x"), new Datum.Text("7"))));
        case "map" -> {
          var entries = new LinkedHashMap<String, Datum>();
          entries.put("k", new Datum.Text("2026-12-31T20:00:00+08:00"));
          yield new Found.Here(new Datum.Table(entries));
        }
        case "evil" -> new Found.Here(new Datum.Text("${Channel.secret.publishKey}"));
        case "dollar" -> new Found.Here(new Datum.Text("$"));
        case "hidden" -> new Found.Here(new Datum.Hidden("hidden"));
        case "unset" -> new Found.Unset("set it");
        default -> new Found.Unknown("");
      };
    }

    @Override
    public Optional<Each> each() {
      var entries = new LinkedHashMap<String, Datum>();
      entries.put("start", new Datum.Text("2026-12-31T20:00:00Z"));
      return Optional.of(new Each("k7", new Datum.Table(entries)));
    }
  }

  @Test
  void scalars_come_to_values_or_faults() {
    tried(20_000);
  }

  @Test
  @Tag("long")
  void very_many_scalars_come_to_values_or_faults() {
    tried(5_000_000);
  }

  private static void tried(int rounds) {
    long seed = Long.getLong("weir.seed", System.nanoTime());
    var random = new Random(seed);
    int values = 0;
    int faults = 0;
    for (int i = 0; i < rounds; i++) {
      var text = text(random);
      long start = System.nanoTime();
      try {
        var filled = ScalarTemplate.parse(text).fill(new Names(), true);
        values++;
        check(text, filled, seed);
      } catch (Fault fault) {
        faults++;
        assertThat(fault.start())
            .as("seed %d: %s", seed, text)
            .isBetween(0, Math.max(0, text.length()));
        assertThat(fault.end())
            .as("seed %d: %s", seed, text)
            .isBetween(fault.start(), text.length());
        assertThat(fault.words()).isNotBlank();
      }
      assertThat(System.nanoTime() - start).as("seed %d: %s", seed, text).isLessThan(2_000_000_000);
    }
    assertThat(values).as("seed %d", seed).isGreaterThan(rounds / 100);
    assertThat(faults).as("seed %d", seed).isGreaterThan(rounds / 100);
  }

  /** What came from a variable is no reference, however it was put together. */
  private static void check(String text, Datum filled, long seed) {
    if (filled instanceof Datum.Text(var result)) {
      assertThat(result.replace("$${", ""))
          .as("seed %d: %s came to %s", seed, text, result)
          .doesNotContain("${Channel.secret.");
      assertThat(result.length()).isLessThanOrEqualTo(2 * Evaluator.LONGEST);
    }
  }

  private static String text(Random random) {
    var text = new StringBuilder();
    int pieces = random.nextInt(1, 14);
    boolean sensible = random.nextInt(3) > 0;
    for (int i = 0; i < pieces; i++) {
      if (sensible && random.nextInt(3) == 0) {
        text.append("${").append(expression(random, 3)).append('}');
      } else {
        text.append(PIECES.get(random.nextInt(PIECES.size())));
      }
    }
    return text.toString();
  }

  private static String expression(Random random, int depth) {
    return switch (depth == 0 ? random.nextInt(4) : random.nextInt(10)) {
      case 0 -> "var." + List.of("a", "evil", "dollar", "list", "hidden").get(random.nextInt(5));
      case 1 -> "each.key";
      case 2 -> "each.value.start";
      case 3 -> List.of("'x'", "3", "30m", "null").get(random.nextInt(4));
      case 4 -> "lower(" + expression(random, depth - 1) + ")";
      case 5 -> "join(var.list, " + expression(random, depth - 1) + ")";
      case 6 -> "format('%s', " + expression(random, depth - 1) + ")";
      case 7 ->
          "default(" + expression(random, depth - 1) + ", " + expression(random, depth - 1) + ")";
      default -> expression(random, depth - 1) + " - " + expression(random, depth - 1);
    };
  }

  @Test
  void nesting_is_bounded() {
    var deep = "${" + "(".repeat(900) + "var.a" + ")".repeat(900) + "}";

    org.assertj.core.api.Assertions.assertThatThrownBy(() -> ScalarTemplate.parse(deep))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("nested more than");
  }
}

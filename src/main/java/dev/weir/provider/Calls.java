package dev.weir.provider;

import dev.weir.provider.KindReader.Wish;

/**
 * The calls that one change needs when none of them fails.
 *
 * @param reads calls that look at the object, before and after
 * @param writes calls that change something
 * @param questions calls that ask whether it is on the air, where that has to be asked
 * @param rate how fast an account may make them
 */
public record Calls(int reads, int writes, int questions, Rate rate) {

  /** How many calls may start in a second. */
  public sealed interface Rate {}

  /** All calls count together, whatever their kind. */
  public record Together(double perSecond) implements Rate {}

  /** Reading and writing calls count apart, and apart from those of other kinds. */
  public record Apart(double readsPerSecond, double writesPerSecond) implements Rate {}

  public Calls {
    if (reads < 0 || writes < 0 || questions < 0) {
      throw new IllegalArgumentException("calls are counted from 0");
    }
  }

  /** A call each to look before, to write, and to look after if there is something left. */
  public static Calls usual(Wish wish, Rate rate) {
    return new Calls(looks(wish), 1, 1, rate);
  }

  /** How often an object is looked at when each look is one call. */
  public static int looks(Wish wish) {
    return switch (wish) {
      case CREATE, UPDATE -> 2;
      case DELETE -> 1;
    };
  }
}

package dev.weir.bench;

import java.util.List;

/**
 * What Weir is to reach, and what was measured.
 *
 * @param what in words
 * @param limit what it may be at most
 * @param unit how both are written
 * @param byWall what the clock says, which other programs on the machine disturb
 * @param byCpu the same by processor time; NaN where that says nothing
 */
record Target(String what, double limit, Unit unit, double byWall, double byCpu) {

  /** How a number is written. */
  enum Unit {
    TIMES,
    SECONDS,
    MEGABYTES;

    String text(double number) {
      return switch (this) {
        case TIMES -> Quantity.ratio(number);
        case SECONDS -> Quantity.seconds(number);
        case MEGABYTES -> Quantity.megabytes(number);
      };
    }
  }

  boolean isMet() {
    return byWall <= limit;
  }

  /** The cells of a table's row. */
  List<String> row() {
    return List.of(
        what,
        "≤ " + unit.text(limit),
        unit.text(byWall),
        Double.isNaN(byCpu) ? "–" : unit.text(byCpu),
        isMet() ? "met" : "**missed**");
  }
}

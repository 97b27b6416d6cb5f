package dev.weir.bench;

import java.util.ArrayList;
import java.util.List;

/** What JMH measured inside one JVM. */
final class InProcess {

  /**
   * A benchmark.
   *
   * @param seconds that it takes once, on average
   * @param error half of the confidence interval, in seconds
   * @param bytes that it allocates; NaN when that was not measured
   */
  record Row(String name, int size, double seconds, double error, double bytes) {}

  private InProcess() {}

  static Markdown table(List<Row> all) {
    var rows = new ArrayList<List<String>>();
    for (var row : all) {
      rows.add(
          List.of(
              row.name(),
              Quantity.count(row.size()),
              Quantity.seconds(row.seconds()),
              "± " + Quantity.seconds(row.error()),
              Quantity.seconds(row.seconds() / row.size()),
              Double.isNaN(row.bytes()) ? "–" : Quantity.megabytes(row.bytes() / (1 << 20))));
    }
    return new Markdown(
        List.of("benchmark", "resources", "time", "error", "each", "allocated"), rows);
  }
}

package dev.weir.bench;

import dev.weir.bench.Processes.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/**
 * The runs of one case. Times are medians, memory is the most that any run took.
 *
 * @param wall from start to end
 * @param cpu user and system time
 */
record Series(int runs, Duration wall, Duration cpu, long peakKilobytes) {

  static Series of(List<Outcome> outcomes) {
    return new Series(
        outcomes.size(),
        median(outcomes, Outcome::wall),
        median(outcomes, Outcome::cpu),
        outcomes.stream().mapToLong(Outcome::peakKilobytes).max().orElse(0));
  }

  /** As if it were one run. */
  Outcome median() {
    return new Outcome(wall, cpu, peakKilobytes, 0, "");
  }

  private static Duration median(List<Outcome> outcomes, Function<Outcome, Duration> time) {
    var sorted = outcomes.stream().map(time).sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : sorted.get(middle - 1).plus(sorted.get(middle)).dividedBy(2);
  }

  double seconds() {
    return seconds(wall);
  }

  double cpuSeconds() {
    return seconds(cpu);
  }

  double megabytes() {
    return peakKilobytes / 1024.0;
  }

  static double seconds(Duration time) {
    return time.toNanos() / 1e9;
  }
}

package dev.weir.bench;

import dev.weir.bench.Processes.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Something that is run again and again, in turn with others. */
record Contender(String name, Once once) {

  /** One run. */
  interface Once {
    Outcome run() throws IOException, InterruptedException;
  }

  /**
   * Runs all of them by turns, so that what disturbs the machine disturbs each alike. The first run
   * only warms up files and servers, unless it takes long.
   *
   * @param runs of each, at most
   * @param patience with each; what took that long is not run again
   */
  static Map<String, Series> race(List<Contender> contenders, int runs, Duration patience)
      throws IOException, InterruptedException {
    var outcomes = new LinkedHashMap<Contender, List<Outcome>>();
    var spent = new LinkedHashMap<Contender, Duration>();
    for (var contender : contenders) {
      var first = contender.once.run();
      boolean counts = first.wall().compareTo(patience.dividedBy(4)) > 0;
      outcomes.put(contender, new ArrayList<>(counts ? List.of(first) : List.of()));
      spent.put(contender, first.wall());
    }
    for (int run = 0; run < runs; run++) {
      for (var contender : contenders) {
        var soFar = outcomes.get(contender);
        boolean enough = spent.get(contender).compareTo(patience) > 0 && !soFar.isEmpty();
        if (soFar.size() < runs && !enough) {
          var outcome = contender.once.run();
          soFar.add(outcome);
          spent.merge(contender, outcome.wall(), Duration::plus);
        }
      }
    }
    var results = new LinkedHashMap<String, Series>();
    outcomes.forEach((contender, all) -> results.put(contender.name, Series.of(all)));
    return results;
  }
}

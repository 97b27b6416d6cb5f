package dev.weir.sandbox;

import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.Pattern;

/**
 * When which fault happens. Counts the calls that match, so it is made anew for each script.
 *
 * @see FaultScript#read
 */
final class FaultRule {

  /**
   * Which calls a rule is about; what is empty matches all.
   *
   * @param path found anywhere in the raw path and query
   */
  record Match(
      Optional<String> provider,
      Optional<String> operation,
      Optional<String> method,
      Optional<Pattern> path) {

    boolean covers(Fault.Subject subject) {
      return provider.map(subject.provider()::equals).orElse(true)
          && method.map(subject.method()::equalsIgnoreCase).orElse(true)
          && operation
              .map(name -> subject.operation().filter(name::equals).isPresent())
              .orElse(true)
          && path.map(pattern -> pattern.matcher(subject.target()).find()).orElse(true);
    }
  }

  /**
   * Which of the matching calls are hit.
   *
   * @param nth their numbers, from 1; empty for any
   * @param times how many are hit at most
   * @param probability of a hit, from 0 to 1
   */
  record Hits(Set<Integer> nth, int times, double probability) {}

  private final Match match;
  private final Hits hits;
  private final Fault fault;
  private final SplittableRandom random;
  private int seen;
  private int hit;

  FaultRule(Match match, Hits hits, Fault fault, long seed) {
    this.match = match;
    this.hits = hits;
    this.fault = fault;
    this.random = new SplittableRandom(seed);
  }

  /** The fault for this call, if the rule hits it. */
  synchronized Optional<Fault> judge(Fault.Subject subject) {
    if (!match.covers(subject)) {
      return Optional.empty();
    }
    seen++;
    // Drawn for every matching call, so that a seed always gives the same sequence.
    var drawn = random.nextDouble();
    if (hit >= hits.times() || drawn >= hits.probability()) {
      return Optional.empty();
    }
    if (!hits.nth().isEmpty() && !hits.nth().contains(seen)) {
      return Optional.empty();
    }
    hit++;
    return Optional.of(fault);
  }
}

package dev.weir.plan;

import dev.weir.diag.Place;

/**
 * How often a policy was asked, and what it said.
 *
 * @param name the name of its document
 * @param denies whether it forbids what breaks it; it only warns otherwise
 * @param subject what it is asked of: {@code change}, {@code resource} or {@code plan}
 * @param place where it is declared
 * @param asked how many it was about
 * @param broken how many of them broke it
 * @param failed how often it could not be evaluated, which counts as broken where it denies
 */
public record PolicyTally(
    String name, boolean denies, String subject, Place place, int asked, int broken, int failed) {

  /** Whether nothing breaks it and nothing kept it from being asked. */
  public boolean isKept() {
    return broken == 0 && failed == 0;
  }
}

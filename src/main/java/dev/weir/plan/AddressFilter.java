package dev.weir.plan;

import dev.weir.kind.Address;
import java.util.List;

/**
 * Which resources a plan is about.
 *
 * @param targets only what these mean, and what that needs; empty for everything
 * @param excludes all but what these mean, and what needs that
 */
public record AddressFilter(List<AddressPattern> targets, List<AddressPattern> excludes) {

  /** Lets everything through. */
  public static final AddressFilter EVERYTHING = new AddressFilter(List.of(), List.of());

  public AddressFilter {
    targets = List.copyOf(targets);
    excludes = List.copyOf(excludes);
  }

  /** Whether a part is left out on purpose. */
  public boolean isPartial() {
    return !targets.isEmpty() || !excludes.isEmpty();
  }

  boolean isTarget(Address address) {
    return targets.isEmpty() || targets.stream().anyMatch(pattern -> pattern.matches(address));
  }

  boolean isExcluded(Address address) {
    return excludes.stream().anyMatch(pattern -> pattern.matches(address));
  }
}

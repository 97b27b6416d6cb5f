package dev.weir.plan;

import dev.weir.kind.Address;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a person decides beforehand about changes that would cut or alter a stream on the air.
 *
 * @param allowed resources that may be changed all the same
 * @param whenIdle how long the others may wait until nobody pushes; empty to forbid them at once
 */
public record OnAirOptions(List<AddressPattern> allowed, Optional<Duration> whenIdle) {

  /** Nothing is allowed and nothing waits. */
  public static final OnAirOptions NONE = new OnAirOptions(List.of(), Optional.empty());

  public OnAirOptions {
    allowed = List.copyOf(allowed);
  }

  /** Whether this resource may be changed while it is on the air. */
  public boolean allows(Address address) {
    return allowed.stream().anyMatch(pattern -> pattern.matches(address));
  }
}

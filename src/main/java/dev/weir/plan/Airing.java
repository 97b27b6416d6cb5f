package dev.weir.plan;

import dev.weir.kind.OnAir;
import java.time.Instant;

/**
 * A change would cut or alter what may be on the air.
 *
 * @param state what the provider tells of it; never idle
 * @param treatment what is done about it
 * @param asked when the provider told it
 */
public record Airing(OnAir state, Treatment treatment, Instant asked) {

  /** What becomes of a change that meets a stream on the air. */
  public enum Treatment {
    /** It is forbidden. */
    BLOCKED,
    /** It waits until nobody pushes. */
    POSTPONED,
    /** Somebody has allowed it by name. */
    ALLOWED,
    /** The stack only wants to be told. */
    TOLERATED
  }
}

package dev.weir.provider;

import dev.weir.kind.Value;
import java.time.Instant;
import java.util.Optional;

/**
 * Switches objects on and off through the attribute that manifests have for it, so that the ledger
 * knows of it as of any other change.
 */
public interface Switches extends Errand {

  /** The name of the attribute. */
  String attribute();

  /** Its value for an object that is switched on or off. */
  Value value(boolean on);

  /**
   * What switches an object off until then, after which the service switches it on by itself; empty
   * when the service has no such thing.
   */
  default Optional<KindWriter<?>> offUntil(Instant end) {
    return Optional.empty();
  }
}

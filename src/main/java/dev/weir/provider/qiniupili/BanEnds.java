package dev.weir.provider.qiniupili;

import dev.weir.kind.Passage;
import dev.weir.kind.Value;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * A ban may have an end, which somebody gave it after Weir imposed it for ever: from then on the
 * stream is enabled again although nobody enabled it.
 *
 * @see <a href="https://developer.qiniu.com/pili/2775/disable-stream">disable a stream</a>
 */
final class BanEnds implements Passage {

  private static final Value DISABLED = new Value.Truth(true);

  @Override
  public Optional<String> moved(
      String attribute,
      Value.Fields written,
      Value.Fields live,
      Value.Fields desired,
      Instant now) {
    boolean lifted =
        attribute.equals("disabled")
            && written.get("disabled").equals(DISABLED)
            && !live.get("disabled").equals(DISABLED);
    return lifted
        ? end(live.text("disabledTill"))
            .filter(end -> !end.isAfter(now))
            .map(end -> "the ban ended at " + end)
        : Optional.empty();
  }

  /** A ban that was lifted by hand has no end. */
  private static Optional<Instant> end(String disabledTill) {
    try {
      return disabledTill.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(disabledTill));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}

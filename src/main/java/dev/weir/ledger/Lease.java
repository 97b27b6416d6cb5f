package dev.weir.ledger;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How long a lock is meant to last. It travels within the lock's id, {@code UUID.SECONDS.PLACE},
 * since that is all that every state server keeps and tells.
 *
 * @param id the lock's id, at most 255 characters
 * @param expires when its holder will have stopped by itself
 * @param place the machine or pipeline job that took it
 */
record Lease(String id, Instant expires, String place) {

  private static final Pattern FORM =
      Pattern.compile("[0-9A-Za-z-]{1,40}\\.([0-9]{1,12})\\.([A-Za-z0-9_-]{0,120})");
  private static final int LONGEST_PLACE = 120;

  /** A new lease. */
  static Lease of(String uuid, Instant expires, String place) {
    var plain = place.replaceAll("[^A-Za-z0-9_-]+", "-");
    var cut = plain.substring(0, Math.min(plain.length(), LONGEST_PLACE));
    var seconds = expires.getEpochSecond();
    return new Lease(uuid + "." + seconds + "." + cut, Instant.ofEpochSecond(seconds), cut);
  }

  /** The lease in a lock's id; empty when another tool made the id. */
  static Optional<Lease> in(String id) {
    var match = FORM.matcher(id);
    if (!match.matches()) {
      return Optional.empty();
    }
    try {
      var expires = Instant.ofEpochSecond(Long.parseLong(match.group(1)));
      return Optional.of(new Lease(id, expires, match.group(2)));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  /**
   * From when on the holder begins nothing more: a tenth of the lease before its end, at most five
   * minutes, so that what it has under way ends within the lease.
   */
  static Instant lastCall(Instant taken, Instant expires) {
    var tenth = Duration.between(taken, expires).dividedBy(10);
    var most = Duration.ofMinutes(5);
    return expires.minus(tenth.compareTo(most) > 0 ? most : tenth);
  }
}

package dev.weir.cli;

import dev.weir.engine.Inventory;
import dev.weir.kind.Address;
import dev.weir.kind.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Says on standard error how far the reading of accounts is: at the start, and every second. */
final class CensusProgress implements Inventory.Watch {

  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Terminal terminal;
  private final Map<String, Reading> readings = new HashMap<>();

  /** Since when a kind is read, and when that was last said. */
  private record Reading(Instant since, Instant said) {}

  CensusProgress(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public synchronized void read(Address document, Kind<?> kind, int done, int all) {
    var now = terminal.surroundings().clock().instant();
    var what = document + ": " + kind.name();
    var reading = readings.get(what);
    if (reading == null) {
      readings.put(what, new Reading(now, now));
      terminal.say(what + ": looking...\n");
      return;
    }
    if (done == 0) {
      readings.put(what, new Reading(now, now));
      return;
    }
    if (done < all && !now.isBefore(reading.said().plus(PAUSE))) {
      readings.put(what, new Reading(reading.since(), now));
      terminal.say(what + ": " + line(done, all, Duration.between(reading.since(), now)) + "\n");
    }
  }

  /** {@code 1200 of 5000 read, 400 a second, 10s left}. */
  private static String line(int done, int all, Duration elapsed) {
    double perMilli = done / (double) Math.max(1, elapsed.toMillis());
    long left = Math.round((all - done) / perMilli / 1000);
    return "%d of %d read, %d a second, %ds left"
        .formatted(done, all, Math.round(perMilli * 1000), left);
  }
}

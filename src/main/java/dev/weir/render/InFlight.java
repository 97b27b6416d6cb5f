package dev.weir.render;

import dev.weir.engine.RunEvent;
import dev.weir.engine.RunEvent.Verb;
import dev.weir.kind.Address;
import dev.weir.plan.Change;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The changes that have begun and not ended, and what of them lasts. For one thread at a time. */
final class InFlight {

  private static final long STILL_SECONDS = 10;

  private final InstantSource clock;
  private final Map<Address, UnderWay> underWay = new LinkedHashMap<>();

  /** A change that has begun, and for how many seconds it was last said to go on. */
  private record UnderWay(Change change, Verb verb, Instant since, long said) {}

  /**
   * A change that goes on.
   *
   * @param elapsed for how long, in whole tens of seconds
   */
  record Still(Change change, Verb verb, Duration elapsed) {}

  InFlight(InstantSource clock) {
    this.clock = clock;
  }

  /** Hears of what begins and ends. */
  void on(RunEvent event) {
    switch (event) {
      case RunEvent.Started(var change, var verb) ->
          underWay.put(change.address(), new UnderWay(change, verb, clock.instant(), 0));
      case RunEvent.Finished(var change, _, _) -> underWay.remove(change.address());
      case RunEvent.Failed(var change, _, _) -> underWay.remove(change.address());
      case RunEvent.Postponed(var change, _) -> underWay.remove(change.address());
      case RunEvent.Reading _, RunEvent.Read _, RunEvent.Skipped _ -> {}
    }
  }

  /** What has been going on for another ten seconds. */
  List<Still> due() {
    var now = clock.instant();
    var due = new ArrayList<Still>();
    for (var entry : underWay.entrySet()) {
      var work = entry.getValue();
      long seconds = Duration.between(work.since(), now).toSeconds();
      if (seconds >= work.said() + STILL_SECONDS) {
        long told = seconds - seconds % STILL_SECONDS;
        due.add(new Still(work.change(), work.verb(), Duration.ofSeconds(told)));
        entry.setValue(new UnderWay(work.change(), work.verb(), work.since(), told));
      }
    }
    return due;
  }
}

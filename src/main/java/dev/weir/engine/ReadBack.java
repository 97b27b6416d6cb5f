package dev.weir.engine;

import dev.weir.kind.ObjectKey;
import dev.weir.kind.Value;
import dev.weir.plan.Observed;
import java.time.Duration;

/**
 * Reads an object after it was written, and holds what is told against what was written.
 *
 * @param remote where it is
 * @param settings for sealing and waiting
 * @param key the object
 */
record ReadBack(Remote<?> remote, EngineSettings settings, ObjectKey key) {

  private static final Duration BETWEEN_READS = Duration.ofSeconds(1);

  /** What the provider tells once it tells what was written, or when its time to settle is over. */
  Value.Fields await(Value.Fields written, Value.Fields answered) {
    var told = remote.read(key);
    // Counted, not timed: a clock that stands still must not keep us here.
    for (long left = remote.settling().dividedBy(BETWEEN_READS); left > 0; left--) {
      if (told.isPresent() && agrees(written, told.get())) {
        return told.get();
      }
      pause();
      told = remote.read(key);
    }
    return told.orElse(answered);
  }

  /** The attributes that are told otherwise than they were written, secrets as digests. */
  Value.Fields differences(Value.Fields written, Value.Fields told) {
    return Observed.differences(settings.sealer().seal(written), settings.sealer().seal(told));
  }

  private boolean agrees(Value.Fields written, Value.Fields told) {
    return differences(written, told).values().stream().noneMatch(Value::isPresent);
  }

  private void pause() {
    try {
      settings.sleeper().sleep(BETWEEN_READS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while reading back", e);
    }
  }
}

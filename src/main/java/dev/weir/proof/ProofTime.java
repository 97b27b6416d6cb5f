package dev.weir.proof;

import dev.weir.http.Sleeper;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** Time that begins when the plan was made, and passes only by waiting. */
final class ProofTime implements InstantSource, Sleeper {

  private final AtomicReference<Instant> now;

  ProofTime(Instant start) {
    this.now = new AtomicReference<>(start);
  }

  @Override
  public Instant instant() {
    return now.get();
  }

  @Override
  public void sleep(Duration time) {
    now.updateAndGet(instant -> instant.plus(time));
  }
}

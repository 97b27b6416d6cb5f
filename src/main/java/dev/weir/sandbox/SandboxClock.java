package dev.weir.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The sandbox's time: the system's, the system's shifted, or a time that stands still. */
public final class SandboxClock implements InstantSource {

  private final InstantSource system;
  private volatile InstantSource now;

  /** A clock that shows this source's time until told otherwise. */
  public SandboxClock(InstantSource system) {
    this.system = system;
    this.now = system;
  }

  @Override
  public Instant instant() {
    return now.instant();
  }

  /** Stands still at this time. */
  public void fix(Instant instant) {
    now = InstantSource.fixed(instant);
  }

  /** Runs with the system's time again. */
  public void followSystem() {
    now = system;
  }

  /** Moves by this much and then stands still or runs as it did before. */
  public synchronized void advance(Duration by) {
    var before = now;
    now = InstantSource.offset(before, by);
  }
}

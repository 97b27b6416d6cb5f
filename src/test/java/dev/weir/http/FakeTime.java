package dev.weir.http;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** A clock that moves only by sleeping on it. */
public final class FakeTime implements InstantSource, Sleeper {

  private final List<Duration> sleeps = new ArrayList<>();
  private Instant now;

  /** A clock that stands at this time. */
  public FakeTime(Instant now) {
    this.now = now;
  }

  @Override
  public synchronized Instant instant() {
    return now;
  }

  @Override
  public synchronized void sleep(Duration pause) {
    sleeps.add(pause);
    now = now.plus(pause);
  }

  /** Moves on without anybody sleeping. */
  public synchronized void pass(Duration time) {
    now = now.plus(time);
  }

  /** How long was slept, each time. */
  public synchronized List<Duration> sleeps() {
    return List.copyOf(sleeps);
  }
}

package dev.weir.http;

import java.time.Duration;

/** Lets the current thread wait; the clock beside it must move on meanwhile. */
@FunctionalInterface
public interface Sleeper {

  /** Waits. */
  void sleep(Duration pause) throws InterruptedException;
}

package dev.weir.engine;

import dev.weir.http.Sleeper;
import dev.weir.plan.Steps.Step;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * Waits for streams to end, on behalf of steps that must not cut them. All are asked for together,
 * every ten seconds, within the accounts' usual limits.
 */
final class Vigil implements Runnable {

  private static final Duration BETWEEN_POLLS = Duration.ofSeconds(10);

  /** Told to stop, it does so within this time. */
  private static final Duration SLICE = Duration.ofSeconds(1);

  /** Hears how waiting ends. */
  interface Outcome {
    /** Nobody pushes any more. */
    void idle(Step step);

    /** Its time is over. */
    void over(Step step, HeldBack reason);

    /** The run was told to stop. */
    void left(Step step);
  }

  private final OnAirGuard guard;
  private final Duration patience;
  private final Sleeper sleeper;
  private final InstantSource clock;
  private final BooleanSupplier stop;
  private final Outcome outcome;
  private final Instant start;
  private final Map<Step, HeldBack> held = new LinkedHashMap<>();

  /** Counted beside the clock: one that stands still must not keep us here. */
  private Duration slept = Duration.ZERO;

  /**
   * A vigil that begins now.
   *
   * @param patience how long it lasts at most, from now on
   */
  Vigil(
      OnAirGuard guard,
      Duration patience,
      Sleeper sleeper,
      InstantSource clock,
      BooleanSupplier stop,
      Outcome outcome) {
    this.guard = guard;
    this.patience = patience;
    this.sleeper = sleeper;
    this.clock = clock;
    this.stop = stop;
    this.outcome = outcome;
    this.start = clock.instant();
  }

  /** Waits for one more; exactly one outcome follows. */
  synchronized void hold(Step step, HeldBack reason) {
    held.put(step, reason);
    notifyAll();
  }

  /** Keeps watch until it is interrupted. */
  @Override
  public void run() {
    try {
      while (true) {
        awaitWork();
        if (sleep()) {
          poll();
        }
      }
    } catch (InterruptedException _) {
      // Nobody waits any more.
    }
  }

  private synchronized void awaitWork() throws InterruptedException {
    while (held.isEmpty()) {
      wait();
    }
  }

  private synchronized Map<Step, HeldBack> held() {
    return new LinkedHashMap<>(held);
  }

  private synchronized void release(Step step) {
    held.remove(step);
  }

  /** Sleeps until the next poll; false when there is none because the run is to stop. */
  private boolean sleep() throws InterruptedException {
    var left = min(BETWEEN_POLLS, remaining());
    while (left.isPositive() && !stop.getAsBoolean()) {
      var slice = min(left, SLICE);
      sleeper.sleep(slice);
      slept = slept.plus(slice);
      left = left.minus(slice);
    }
    if (stop.getAsBoolean()) {
      held()
          .keySet()
          .forEach(step -> {
            release(step);
            outcome.left(step);
          });
      return false;
    }
    return true;
  }

  private Duration remaining() {
    var byClock = Duration.between(start, clock.instant());
    return patience.minus(byClock.compareTo(slept) > 0 ? byClock : slept);
  }

  private void poll() {
    var waiting = held();
    var states = guard.ask(waiting.values().stream().map(HeldBack::disruption).toList());
    boolean isLast = !remaining().isPositive();
    waiting.forEach((step, reason) -> {
      var state = OnAirGuard.of(reason.disruption(), states);
      if (!state.holdsBack()) {
        release(step);
        outcome.idle(step);
      } else if (isLast) {
        release(step);
        outcome.over(step, new HeldBack(reason.disruption(), state));
      }
    });
  }

  private static Duration min(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}

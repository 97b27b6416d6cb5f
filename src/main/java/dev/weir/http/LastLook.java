package dev.weir.http;

import java.util.function.Supplier;

/**
 * A look at the world that is taken again before each request that changes something, unless it was
 * taken right before: pauses, repetitions and readings in between make it stale.
 */
public final class LastLook {

  private static final ScopedValue<LastLook> CURRENT = ScopedValue.newInstance();

  private final Runnable look;
  private volatile boolean fresh = true;
  private volatile boolean sent;

  /**
   * A look that was taken just now.
   *
   * @param look looks again; what it throws keeps the request from being sent, and reaches whoever
   *     made the call
   */
  public LastLook(Runnable look) {
    this.look = look;
  }

  /** Makes calls, from the current thread, with this look before each that changes something. */
  public <T> T during(Supplier<T> calls) {
    return ScopedValue.where(CURRENT, this).call(calls::get);
  }

  /** Whether a request that changes something may have been sent. */
  public boolean sent() {
    return sent;
  }

  /** A request is about to be sent. */
  static void before(boolean changes) {
    if (CURRENT.isBound()) {
      CURRENT.get().pass(changes);
    }
  }

  private void pass(boolean changes) {
    if (changes) {
      if (!fresh) {
        // Whoever looks makes calls too, which need no look.
        ScopedValue.where(CURRENT, new LastLook(() -> {})).run(look);
      }
      sent = true;
    }
    fresh = false;
  }
}

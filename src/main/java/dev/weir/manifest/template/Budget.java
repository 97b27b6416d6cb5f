package dev.weir.manifest.template;

import java.util.concurrent.atomic.AtomicLong;

/** How much more expressions may come to in a run, so that a small file cannot fill the memory. */
public final class Budget {

  private static final long MOST = 256L << 20;

  private final AtomicLong left;

  private Budget(long most) {
    this.left = new AtomicLong(most);
  }

  /** 256 Mi characters and values in all: more than 100,000 resources need. */
  public static Budget usual() {
    return new Budget(MOST);
  }

  /** Takes some of it; nothing is left once too much was asked for. */
  void spend(long amount) {
    if (left.addAndGet(-amount) < 0) {
      throw new Exhausted();
    }
  }

  /** Whether more was asked for than there is. */
  public boolean isExhausted() {
    return left.get() < 0;
  }

  /** Ends an expansion. */
  static final class Exhausted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Exhausted() {
      super("expressions come to too much", null, false, false);
    }
  }
}

package dev.weir.ledger;

import dev.weir.diag.Diagnostic;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Waits for a lock, and says in words that it is held. */
final class Locking {

  private Locking() {}

  /** What came of a try to take a lock: the lock, or else who holds it. */
  record Attempt<L>(@Nullable L lock, Holder holder) {

    static <L> Attempt<L> taken(L lock) {
      return new Attempt<>(lock, Holder.UNKNOWN);
    }

    static <L> Attempt<L> held(Holder holder) {
      return new Attempt<>(null, holder);
    }
  }

  /** Tries until the lock is taken or patience is over. */
  static <L> L take(
      Supplier<Attempt<L>> attempt, LockTerms terms, Duration patience, Duration betweenTries) {
    var deadline = terms.now().plus(patience);
    var tried = attempt.get();
    boolean told = false;
    while (tried.lock() == null) {
      if (!terms.now().isBefore(deadline)) {
        throw locked(tried.holder(), terms.now());
      }
      if (!told) {
        terms.waiting().accept(tried.holder());
        told = true;
      }
      if (!terms.sleep(betweenTries)) {
        throw locked(tried.holder(), terms.now());
      }
      tried = attempt.get();
    }
    return tried.lock();
  }

  static Locked locked(Holder holder, Instant now) {
    return new Locked(
        Diagnostic.error("ledger-locked", "the ledger is locked: " + holder.describe(now))
            .hint(
                holder.isStale(now)
                    ? "that run stopped by itself when its lease ended, or died: `weir state"
                        + " unlock` breaks its lock"
                    : "wait for that run to end, or give `--lock-timeout 5m` to wait here"));
  }

  /** The lock was broken while this run held it, so nothing more may be written. */
  static Diagnostic lost(String where, Optional<Holder> other, Instant now) {
    var by = other.filter(holder -> !holder.equals(Holder.UNKNOWN));
    return Diagnostic.error(
            "ledger-lock-lost",
            "this run's lock of the ledger `%s` was broken%s"
                .formatted(where, by.map(holder -> ": " + holder.describe(now)).orElse("")))
        .hint(
            "nothing more was written or changed; what was under way is found out by the next run");
  }

  /** The lease is about to end, so nothing more may be begun. */
  static Diagnostic ending(Instant expires) {
    return Diagnostic.error(
            "lease-ending",
            "this run's lease of the ledger ends at " + expires + ", so nothing more is begun")
        .hint("run it again for the rest; `--lease 3h` gives a long apply more time");
  }
}

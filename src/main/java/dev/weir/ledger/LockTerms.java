package dev.weir.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * How a run takes a ledger's lock.
 *
 * @param clock tells the time; must move on while {@code sleeper} sleeps
 * @param ids makes ids that nobody else makes
 * @param who holds the lock, for people: {@code user@host}
 * @param place the machine or pipeline job, in few letters
 * @param lease how long the run may take
 * @param waiting hears once of somebody who has to be waited for
 * @param sleeper waits
 */
public record LockTerms(
    InstantSource clock,
    Supplier<String> ids,
    String who,
    String place,
    Duration lease,
    Consumer<Holder> waiting,
    Sleeper sleeper) {

  /** Waits. */
  public interface Sleeper {
    /** Waits this long, or until the thread is interrupted. */
    void sleep(Duration time) throws InterruptedException;
  }

  Instant now() {
    return clock.instant();
  }

  /** A holder for a session that begins now. */
  Holder holder(String operation) {
    var now = now();
    var lease = Lease.of(ids.get(), now.plus(lease()), place);
    return new Holder(lease.id(), operation, who, Optional.of(now));
  }

  /** Sleeps; false when the thread was interrupted. */
  boolean sleep(Duration time) {
    try {
      sleeper.sleep(time);
      return true;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}

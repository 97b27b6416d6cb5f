package dev.weir.provider.aliyunlive;

import dev.weir.diag.RemoteFailure;
import dev.weir.http.Sleeper;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Looks whether a change took away what it was to take away.
 *
 * <p>No document says whether the service drops what an update leaves out. If it kept it and nobody
 * looked, a rule would go on as it was, and no plan would tell.
 */
record Settled(Sleeper sleeper) {

  /** How long a change may take to be told back, as far as anybody knows. */
  static final Duration TIME = Duration.ofSeconds(5);

  private static final Duration BETWEEN_READS = Duration.ofSeconds(1);

  /**
   * Waits until nothing is left.
   *
   * @param operation the call that was made
   * @param left names of what is still told
   * @throws RemoteFailure when something stays
   */
  void await(String operation, Supplier<List<String>> left) {
    var names = left.get();
    for (int i = 0; i < TIME.dividedBy(BETWEEN_READS) && !names.isEmpty(); i++) {
      pause();
      names = left.get();
    }
    if (!names.isEmpty()) {
      throw kept(operation, names);
    }
  }

  private void pause() {
    try {
      sleeper.sleep(BETWEEN_READS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static RemoteFailure kept(String operation, List<String> names) {
    return new RemoteFailure(
        new RemoteFailure.Details(
            operation,
            RemoteFailure.Category.INVALID,
            200,
            "",
            "the service accepted the change, yet keeps " + String.join(", ", names),
            Optional.empty(),
            false),
        Optional.of(
            "it can only be taken away with the whole object: remove the document, apply, put it"
                + " back and apply again; meanwhile nothing, or a broader rule, records"));
  }
}

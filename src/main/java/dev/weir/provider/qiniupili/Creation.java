package dev.weir.provider.qiniupili;

import dev.weir.diag.RemoteFailure;
import dev.weir.diag.RemoteFailure.Category;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Makes a stream once, although answers get lost. A title or key is always sent, so making it again
 * cannot make a second one.
 */
final class Creation {

  private static final int ATTEMPTS = 3;

  private Creation() {}

  /**
   * What was made.
   *
   * @param make the call
   * @param find looks for what the call makes; empty when it is not there or another's
   */
  static <T> T of(Supplier<T> make, Supplier<Optional<T>> find) {
    boolean lost = false;
    for (int attempt = 1; ; attempt++) {
      try {
        return make.get();
      } catch (RemoteFailure failure) {
        boolean unknown = failure.details().effectUnknown();
        boolean perhapsOurs = lost && failure.category() == Category.EXISTS;
        if (!unknown && !perhapsOurs) {
          throw failure;
        }
        var found = find.get();
        if (found.isPresent()) {
          return found.get();
        }
        if (perhapsOurs || attempt == ATTEMPTS) {
          throw failure;
        }
        lost = true;
      }
    }
  }

  /**
   * A step that completes what was made just before. When it fails, what was made stays, so what is
   * there must be looked at.
   */
  static <T> T later(Supplier<T> step) {
    try {
      return step.get();
    } catch (RemoteFailure failure) {
      throw unfinished(failure);
    }
  }

  private static RemoteFailure unfinished(RemoteFailure failure) {
    var details = failure.details();
    return new RemoteFailure(
        new RemoteFailure.Details(
            details.operation(),
            details.category(),
            details.status(),
            details.code(),
            details.message() + "; the stream was created before that",
            details.requestId(),
            true),
        failure.diagnostic().hint());
  }
}

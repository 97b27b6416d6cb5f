package dev.weir.provider.qiniupili;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Refused;
import dev.weir.diag.RemoteFailure;
import dev.weir.kind.ObjectKey;
import dev.weir.provider.Capability;
import java.util.Optional;
import java.util.function.Supplier;

/** What both generations have in common about files made of what was recorded. */
final class PiliFiles {

  /** The status for which the service has no word of its own: nothing was recorded. */
  private static final int NO_DATA = 619;

  private PiliFiles() {}

  /**
   * A call whose failures are told in the words of who asked for a file.
   *
   * @param exists looks whether the stream is there, since the service may say as much of a stream
   *     as of its recordings
   */
  static <T> T explained(ObjectKey key, Supplier<Boolean> exists, Supplier<T> call) {
    try {
      return call.get();
    } catch (RemoteFailure failure) {
      if (failure.category() != RemoteFailure.Category.NOT_FOUND) {
        throw failure;
      }
      if (failure.details().status() != NO_DATA && !exists.get()) {
        throw Capability.missing(key);
      }
      throw new Refused(
          Diagnostic.error("nothing-recorded", "nothing was recorded of `%s` then".formatted(key))
              .hint("`weir segments` tells when something was recorded"));
    }
  }

  /** The format that a name ends in. */
  static Optional<String> extension(Optional<String> name) {
    return name.filter(text -> text.indexOf('.') > 0 && !text.endsWith("."))
        .map(text -> text.substring(text.lastIndexOf('.') + 1))
        .filter(text -> text.matches("[A-Za-z0-9]{2,5}"));
  }

  /** Stops a command that asks for what this generation of the API does not take. */
  static void refuse(Optional<?> given, String option, String why) {
    if (given.isPresent()) {
      throw new Refused(
          Diagnostic.error("not-offered", "`%s` cannot be: %s".formatted(option, why))
              .hint("leave it out"));
    }
  }
}

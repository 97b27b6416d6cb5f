package dev.weir.http;

import java.util.Optional;

/** Finds a provider's error in an answer. */
@FunctionalInterface
public interface ErrorReader {

  /** The error, or nothing when the answer is a success. */
  Optional<RemoteError> read(Reply reply);
}

package dev.weir.provider;

import dev.weir.kind.ObjectKey;
import dev.weir.provider.Saves.Saved;
import dev.weir.provider.Saves.Terms;
import java.time.Instant;
import java.util.Optional;

/** Makes still pictures of a stream. Each call makes another. */
public interface Snapshots extends Errand {

  /**
   * What is to be made.
   *
   * @param name of the file; the provider's usual name when empty
   * @param time of when; of now when empty
   * @param format such as {@code jpg}, which it is when empty
   * @param terms how it is made
   */
  record Wanted(
      Optional<String> name, Optional<Instant> time, Optional<String> format, Terms terms) {}

  /** Why the service would tell no job for this, so that nobody could wait for it. */
  default Optional<String> untold(Wanted wanted) {
    return Optional.empty();
  }

  /**
   * Begins to make it.
   *
   * @param now for a name that tells when
   * @throws dev.weir.diag.Refused when there is no such object, nothing was recorded, or the
   *     service cannot do it so
   */
  Saved snapshot(ObjectKey key, Wanted wanted, Instant now);
}

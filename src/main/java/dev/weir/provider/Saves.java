package dev.weir.provider;

import dev.weir.kind.ObjectKey;
import dev.weir.time.Window;
import java.util.Optional;
import java.util.OptionalInt;

/** Makes files of what was recorded. Each call makes another. */
public interface Saves extends Errand {

  /**
   * What is to be made.
   *
   * @param name of the file; the provider's usual name when empty
   * @param window of when; of all there is when empty
   * @param format such as {@code mp4}; a playlist when empty
   * @param terms how it is made
   */
  record Wanted(
      Optional<String> name, Optional<Window> window, Optional<String> format, Terms terms) {}

  /**
   * How a file is made.
   *
   * @param notifyUrl who is told when it is done
   * @param pipeline the queue it waits in
   * @param deleteAfterDays when the file is deleted again; kept when empty
   */
  record Terms(
      Optional<String> notifyUrl, Optional<String> pipeline, OptionalInt deleteAfterDays) {}

  /**
   * A file, finished or in the making.
   *
   * @param name of the file
   * @param url where it is, or will be
   * @param playlist where to play it meanwhile
   * @param job what makes it; empty when it is finished, or when the service does not tell
   */
  record Saved(
      String name, Optional<String> url, Optional<String> playlist, Optional<String> job) {}

  /** Why the service would tell no job for this, so that nobody could wait for it. */
  default Optional<String> untold(Wanted wanted) {
    return Optional.empty();
  }

  /**
   * Begins to make it.
   *
   * @throws dev.weir.diag.Refused when there is no such object, nothing was recorded, or the
   *     service cannot do it so
   */
  Saved save(ObjectKey key, Wanted wanted);
}

package dev.weir.provider;

import dev.weir.kind.ObjectKey;
import dev.weir.time.Window;
import dev.weir.time.WindowLimits;
import java.util.Optional;

/** Makes a playlist of what was recorded, which stays. */
public interface PlaylistMaking extends Errand {

  /** What windows it takes. */
  WindowLimits limits();

  /**
   * What is to be made.
   *
   * @param stream which stream
   * @param window of when
   * @param name what to call it; the provider's usual name when empty
   */
  record Wanted(WhichStream stream, Window window, Optional<String> name) {}

  /**
   * Makes it. One of the same name is replaced.
   *
   * @throws dev.weir.diag.Refused when there is no such object, nothing was recorded, or the name
   *     cannot be
   */
  Playlists.Playlist make(ObjectKey key, Wanted wanted);
}

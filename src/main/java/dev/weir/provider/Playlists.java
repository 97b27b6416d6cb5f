package dev.weir.provider;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Refused;
import dev.weir.kind.ObjectKey;
import dev.weir.time.Window;
import dev.weir.time.WindowLimits;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Tells how to play what was recorded of a stream, and makes nothing. */
public interface Playlists extends Inquiry {

  /** What windows it takes. */
  WindowLimits limits();

  /**
   * The playlists of a stretch of time.
   *
   * @throws Refused when there is no such object, or nothing was recorded
   */
  List<Playlist> playlists(ObjectKey key, WhichStream stream, Window window);

  /**
   * One playlist that was made before.
   *
   * @param id what the provider calls it
   * @throws Refused when there is none, or the provider has no such ids
   */
  default Playlist playlist(ObjectKey key, WhichStream stream, String id) {
    throw new Refused(
        Diagnostic.error("usage", "`--record` is for record rules, whose playlists have ids")
            .hint("give a window, such as `--from 1h`"));
  }

  /**
   * A playlist.
   *
   * @param name what the provider calls it; empty when it has no name
   * @param url where to play it from
   * @param object the bucket and name of its file
   * @param window the time it is of
   * @param recorded how much of that there is
   * @param madeAt when it was made
   * @param text its content
   */
  record Playlist(
      String name,
      Optional<String> url,
      Optional<String> object,
      Optional<Window> window,
      Optional<Duration> recorded,
      Optional<Instant> madeAt,
      Optional<String> text) {

    /** One that is nothing but an address. */
    public static Playlist at(String name, String url, Window window) {
      return new Playlist(
          name,
          Optional.of(url),
          Optional.empty(),
          Optional.of(window),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
    }

    /** One that is nothing but its content. */
    public static Playlist of(String text, Window window) {
      return new Playlist(
          "",
          Optional.empty(),
          Optional.empty(),
          Optional.of(window),
          Optional.empty(),
          Optional.empty(),
          Optional.of(text));
    }

    /** The same, as a file of a bucket. */
    public Playlist in(String file) {
      return new Playlist(name, url, Optional.of(file), window, recorded, madeAt, text);
    }
  }

  /** Stops a command for which nothing was recorded. */
  static Refused nothing(ObjectKey key, Window window, String hint) {
    return new Refused(
        Diagnostic.error(
                "nothing-recorded", "nothing was recorded of `%s` from %s".formatted(key, window))
            .hint(hint));
  }
}

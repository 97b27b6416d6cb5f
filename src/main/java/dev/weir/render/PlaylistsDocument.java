package dev.weir.render;

import dev.weir.engine.Target;
import dev.weir.provider.Playlists;
import dev.weir.time.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Playlists of what was recorded of an object, as machines read them.
 *
 * @param object whose they are
 * @param start where the window begins that was asked for
 * @param end where it ends
 * @param playlists as they were told
 */
public record PlaylistsDocument(
    ObjectDocument object,
    Optional<Instant> start,
    Optional<Instant> end,
    List<Playlist> playlists) {

  public PlaylistsDocument {
    playlists = List.copyOf(playlists);
  }

  /**
   * A playlist.
   *
   * @param name what the provider calls it
   * @param url where to play it from
   * @param file bucket and name of the file
   * @param recordedSeconds how much of the window there is
   * @param content its text
   */
  public record Playlist(
      Optional<String> name,
      Optional<String> url,
      Optional<String> file,
      Optional<Instant> start,
      Optional<Instant> end,
      Optional<Double> recordedSeconds,
      Optional<Instant> madeAt,
      Optional<String> content) {

    static Playlist of(Playlists.Playlist told) {
      return new Playlist(
          Optional.of(told.name()).filter(name -> !name.isEmpty()),
          told.url(),
          told.object(),
          told.window().map(Window::start),
          told.window().map(Window::end),
          told.recorded().map(PlaylistsDocument::seconds),
          told.madeAt(),
          told.text());
    }
  }

  static double seconds(Duration duration) {
    return duration.toMillis() / 1_000.0;
  }

  /** The document of what a provider told. */
  public static PlaylistsDocument of(
      Target target, Optional<Window> asked, List<Playlists.Playlist> told) {
    return new PlaylistsDocument(
        ObjectDocument.of(target),
        asked.map(Window::start),
        asked.map(Window::end),
        told.stream().map(Playlist::of).toList());
  }

  /** As JSON, with a line end at its end. */
  public String json() {
    return Json.documents().writeValueAsString(this) + "\n";
  }
}

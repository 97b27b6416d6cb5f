package dev.weir.render;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Playlists for people: a table, or the playlist itself where that is what there is. */
public final class PlaylistsText {

  private PlaylistsText() {}

  /** Those that there are, with a line end at its end. */
  public static String of(PlaylistsDocument document, Style style) {
    var all = document.playlists();
    if (all.isEmpty()) {
      return "No playlist was made of " + document.object().name() + " in that time.\n";
    }
    var contents = all.stream().flatMap(playlist -> playlist.content().stream()).toList();
    if (!contents.isEmpty()) {
      return contents.stream().map(PlaylistsText::content).collect(Collectors.joining());
    }
    var rows =
        all.stream()
            .map(playlist ->
                List.of(
                    playlist.name().orElse("-"),
                    time(playlist.start()),
                    time(playlist.end()),
                    length(playlist.recordedSeconds()),
                    playlist.url().or(playlist::file).orElse("-")))
            .toList();
    return TableText.of(List.of("NAME", "START", "END", "RECORDED", "PLAY FROM"), rows, style);
  }

  /** One that was just made. */
  public static String made(PlaylistsDocument document) {
    var playlist = document.playlists().getFirst();
    var out = new StringBuilder("Made a playlist of " + document.object().name() + ".\n");
    Pairs.append(out, "name", playlist.name());
    Pairs.append(out, "play from", playlist.url());
    Pairs.append(out, "file", playlist.file());
    Pairs.append(out, "recorded", playlist.recordedSeconds().map(s -> length(Optional.of(s))));
    return out.toString();
  }

  /** What is printed may be redirected into a file, so the lines stay as they are. */
  private static String content(String text) {
    return text.lines().map(line -> Quoted.plain(line) + "\n").collect(Collectors.joining());
  }

  private static String time(Optional<Instant> time) {
    return time.map(Instant::toString).orElse("-");
  }

  static String length(Optional<Double> seconds) {
    return seconds.map(s -> Pairs.seconds(s)).orElse("-");
  }
}

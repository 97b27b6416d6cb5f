package dev.weir.provider.qiniupili;

import dev.weir.kind.Kind;
import dev.weir.kind.ObjectKey;
import dev.weir.provider.PlaylistMaking;
import dev.weir.provider.Playlists.Playlist;
import dev.weir.provider.Saves;
import dev.weir.provider.Snapshots;
import dev.weir.time.WindowLimits;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/** Makes files of what was recorded, through the API's second generation. */
final class V2Files {

  private static final String PLAYLIST = "m3u8";

  /**
   * Leaves the segments' expiry as it is. Without it they are kept for ever, which is right for a
   * playlist of them and costs storage for nothing beside a file of their content.
   */
  private static final int AS_IT_IS = -1;

  private V2Files() {}

  private static boolean exists(V2Streams streams, ObjectKey key) {
    return streams.find(key.parts().getFirst()).isPresent();
  }

  private static String encoded(ObjectKey key) {
    return V2Messages.encodedKey(key.parts().getFirst());
  }

  /** Files. */
  record Saving(Kind<Channel> kind, V2Api api, V2Streams streams) implements Saves {

    @Override
    public Optional<String> untold(Saves.Wanted wanted) {
      return isPlaylist(wanted) ? Optional.of("a playlist is finished at once") : Optional.empty();
    }

    private static boolean isPlaylist(Saves.Wanted wanted) {
      return format(wanted).filter(text -> !text.equals(PLAYLIST)).isEmpty();
    }

    private static Optional<String> format(Saves.Wanted wanted) {
      return wanted.format().or(() -> PiliFiles.extension(wanted.name()));
    }

    @Override
    public Saved save(ObjectKey key, Saves.Wanted wanted) {
      var days = wanted.terms().deleteAfterDays().stream().boxed().findFirst();
      var asked =
          new V2Messages.SaveAs(
              wanted.name(),
              wanted.window().map(window -> window.start().getEpochSecond()),
              wanted.window().map(window -> window.end().getEpochSecond()),
              format(wanted),
              wanted.terms().pipeline(),
              wanted.terms().notifyUrl(),
              isPlaylist(wanted) ? days : Optional.of(AS_IT_IS),
              isPlaylist(wanted) ? Optional.empty() : days,
              Optional.empty());
      var saved =
          PiliFiles.explained(
              key,
              () -> exists(streams, key),
              () -> api.saveAs(streams.hub(), encoded(key), asked));
      return new Saved(saved.fname(), Optional.empty(), Optional.empty(), saved.persistentId());
    }
  }

  /** Playlists, which are files of that format. */
  record Making(Kind<Channel> kind, V2Api api, V2Streams streams) implements PlaylistMaking {

    @Override
    public WindowLimits limits() {
      return WindowLimits.NONE;
    }

    @Override
    public Playlist make(ObjectKey key, PlaylistMaking.Wanted wanted) {
      wanted.stream().refuse(key);
      var terms = new Saves.Terms(Optional.empty(), Optional.empty(), OptionalInt.empty());
      var saved =
          new Saving(kind, api, streams)
              .save(
                  key,
                  new Saves.Wanted(
                      wanted.name(), Optional.of(wanted.window()), Optional.of(PLAYLIST), terms));
      return new Playlist(
          saved.name(),
          Optional.empty(),
          Optional.of(saved.name()),
          Optional.of(wanted.window()),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
    }
  }

  /** Still pictures. */
  record Pictures(Kind<Channel> kind, V2Api api, V2Streams streams) implements Snapshots {

    @Override
    public Optional<String> untold(Snapshots.Wanted wanted) {
      return wanted.terms().notifyUrl().isPresent()
          ? Optional.empty()
          : Optional.of(
              "the API's second generation tells a picture's job only together with `--notify"
                  + " URL`");
    }

    @Override
    public Saves.Saved snapshot(ObjectKey key, Snapshots.Wanted wanted, Instant now) {
      var asked =
          new V2Messages.Snapshot(
              wanted.name(),
              wanted.time().map(Instant::getEpochSecond),
              wanted.format().or(() -> PiliFiles.extension(wanted.name())),
              wanted.terms().pipeline(),
              wanted.terms().notifyUrl(),
              wanted.terms().deleteAfterDays().stream().boxed().findFirst());
      var saved =
          PiliFiles.explained(
              key,
              () -> exists(streams, key),
              () -> api.takeSnapshot(streams.hub(), encoded(key), asked));
      return new Saves.Saved(
          saved.fname(), Optional.empty(), Optional.empty(), saved.persistentId());
    }
  }
}

package dev.weir.provider.qiniupili;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Refused;
import dev.weir.kind.Kind;
import dev.weir.kind.ObjectKey;
import dev.weir.provider.Capability;
import dev.weir.provider.PlaylistMaking;
import dev.weir.provider.Playlists.Playlist;
import dev.weir.provider.Saves;
import dev.weir.provider.Snapshots;
import dev.weir.time.Window;
import dev.weir.time.WindowLimits;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/** Makes files of what was recorded, through the API's first generation. */
final class V1Files {

  private static final String PLAYLIST = "m3u8";
  private static final String NEVER_DELETED = "the API's first generation keeps what it makes";

  private V1Files() {}

  private static V1Messages.Stream find(V1Streams streams, ObjectKey key) {
    return streams.find(key.parts().getFirst()).orElseThrow(() -> Capability.missing(key));
  }

  /** Files. */
  record Saving(Kind<Channel> kind, V1Api api, V1Streams streams) implements Saves {

    @Override
    public Saved save(ObjectKey key, Saves.Wanted wanted) {
      checkTerms(wanted.terms());
      var stream = find(streams, key);
      var format = wanted.format().or(() -> PiliFiles.extension(wanted.name()));
      var converted = format.filter(text -> !text.equals(PLAYLIST));
      var name = wanted.name().orElseGet(() -> usual(stream, wanted.window(), format));
      var saved =
          PiliFiles.explained(
              key,
              () -> true,
              () ->
                  api.saveAs(
                      stream.id(),
                      new V1Messages.SaveAs(
                          name,
                          wanted.window().map(window -> window.start().getEpochSecond()),
                          wanted.window().map(window -> window.end().getEpochSecond()),
                          converted,
                          wanted.terms().notifyUrl(),
                          wanted.terms().pipeline())));
      return new Saved(
          name,
          saved.targetUrl(),
          saved.url(),
          Optional.of(saved.persistentId()).filter(id -> !id.isEmpty()));
    }

    private static String usual(
        V1Messages.Stream stream, Optional<Window> window, Optional<String> format) {
      return stream.name()
          + window.map(V1Files::seconds).orElse("-all")
          + "."
          + format.orElse(PLAYLIST);
    }
  }

  /** Playlists, which are files without a format. */
  record Making(Kind<Channel> kind, V1Api api, V1Streams streams) implements PlaylistMaking {

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
      return Playlist.at(
          saved.name(), saved.playlist().orElseThrow(() -> noAddress(key)), wanted.window());
    }

    private static Refused noAddress(ObjectKey key) {
      return new Refused(
          Diagnostic.error(
              "no-address",
              "the service made a playlist of `%s` and did not say where".formatted(key)));
    }
  }

  /** Still pictures. */
  record Pictures(Kind<Channel> kind, V1Api api, V1Streams streams) implements Snapshots {

    @Override
    public Saves.Saved snapshot(ObjectKey key, Snapshots.Wanted wanted, Instant now) {
      checkTerms(wanted.terms());
      var stream = find(streams, key);
      var format = wanted.format().or(() -> PiliFiles.extension(wanted.name())).orElse("jpg");
      long second = wanted.time().orElse(now).getEpochSecond();
      var name = wanted.name().orElseGet(() -> "%s-%d.%s".formatted(stream.name(), second, format));
      var saved =
          PiliFiles.explained(
              key,
              () -> true,
              () ->
                  api.takeSnapshot(
                      stream.id(),
                      new V1Messages.Snapshot(
                          name,
                          format,
                          wanted.time().map(Instant::getEpochSecond),
                          wanted.terms().notifyUrl(),
                          wanted.terms().pipeline())));
      return new Saves.Saved(
          name,
          saved.targetUrl(),
          Optional.empty(),
          Optional.of(saved.persistentId()).filter(id -> !id.isEmpty()));
    }
  }

  private static void checkTerms(Saves.Terms terms) {
    PiliFiles.refuse(
        terms.deleteAfterDays().stream().boxed().findFirst(), "--delete-after", NEVER_DELETED);
  }

  private static String seconds(Window window) {
    return "-%d-%d".formatted(window.start().getEpochSecond(), window.end().getEpochSecond());
  }
}

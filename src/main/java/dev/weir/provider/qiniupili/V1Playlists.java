package dev.weir.provider.qiniupili;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Refused;
import dev.weir.kind.Kind;
import dev.weir.kind.ObjectKey;
import dev.weir.provider.Capability;
import dev.weir.provider.Playlists;
import dev.weir.provider.WhichStream;
import dev.weir.time.Window;
import dev.weir.time.WindowLimits;
import java.util.List;

/**
 * Where to play what was recorded, through the API's first generation: the playback host takes a
 * range with the address, so nothing is made.
 */
record V1Playlists(Kind<Channel> kind, V1Streams streams) implements Playlists {

  @Override
  public WindowLimits limits() {
    return WindowLimits.NONE;
  }

  @Override
  public List<Playlist> playlists(ObjectKey key, WhichStream which, Window window) {
    which.refuse(key);
    var stream = streams.find(key.parts().getFirst()).orElseThrow(() -> Capability.missing(key));
    var host =
        V1Channels.channel(streams.hub(), stream).playbackHost().orElseThrow(() -> none(key));
    return PlayUrl.each(stream.name(), stream.profiles(), title -> url(host, title, window))
        .entrySet()
        .stream()
        .map(entry -> Playlist.at(entry.getKey(), entry.getValue(), window))
        .toList();
  }

  private String url(String host, String title, Window window) {
    return PlayUrl.playback(
        host, streams.hub(), title, window.start().getEpochSecond(), window.end().getEpochSecond());
  }

  private static Refused none(ObjectKey key) {
    return new Refused(
        Diagnostic.error("no-playback", "the service tells no playback host for `" + key + "`")
            .hint("`weir vod create` makes a playlist in the hub's bucket"));
  }
}

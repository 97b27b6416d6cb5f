package dev.weir.provider.aliyunoss;

import dev.weir.diag.RemoteFailure;
import dev.weir.kind.Kind;
import dev.weir.kind.ObjectKey;
import dev.weir.provider.Capability;
import dev.weir.provider.Playlists;
import dev.weir.provider.WhichStream;
import dev.weir.time.Window;
import dev.weir.time.WindowLimits;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Playlists of a channel's segments, as text; OSS makes one each time it is asked.
 *
 * <p>See https://www.alibabacloud.com/help/en/oss/developer-reference/getvodplaylist.
 */
record OssPlaylists(Kind<Channel> kind, OssReads api) implements Playlists {

  /** The segments are files of the user's, kept as long as the user keeps them. */
  static final WindowLimits LIMITS =
      new WindowLimits("OSS makes playlists", Optional.of(Duration.ofHours(24)), Optional.empty());

  private static final String NOTHING_FOUND = "No ts file found";

  @Override
  public WindowLimits limits() {
    return LIMITS;
  }

  @Override
  public List<Playlist> playlists(ObjectKey key, WhichStream stream, Window window) {
    stream.refuse(key);
    var text =
        explained(
            key,
            window,
            () ->
                api.getVodPlaylist(
                    key.parts().getFirst(),
                    window.start().getEpochSecond(),
                    window.end().getEpochSecond()));
    return List.of(Playlist.of(text, window));
  }

  /** A call whose failures are told in the words of who asked for a playlist. */
  static <T> T explained(ObjectKey key, Window window, Supplier<T> call) {
    try {
      return call.get();
    } catch (RemoteFailure failure) {
      if (ChannelReader.isMissing(failure)) {
        throw Capability.missing(key);
      }
      if (failure.details().message().contains(NOTHING_FOUND)) {
        throw Playlists.nothing(
            key,
            window,
            "`weir history` tells when it was pushed; segments appear some seconds after they"
                + " were");
      }
      throw failure;
    }
  }
}

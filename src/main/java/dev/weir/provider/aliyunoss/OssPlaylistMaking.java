package dev.weir.provider.aliyunoss;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Refused;
import dev.weir.kind.Kind;
import dev.weir.kind.ObjectKey;
import dev.weir.provider.PlaylistMaking;
import dev.weir.provider.Playlists.Playlist;
import dev.weir.time.WindowLimits;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Makes playlists of a channel's segments, as files beside them.
 *
 * <p>See https://www.alibabacloud.com/help/en/oss/developer-reference/postvodplaylist.
 */
record OssPlaylistMaking(Kind<Channel> kind, OssApi api, OssEndpoint endpoint)
    implements PlaylistMaking {

  private static final String SUFFIX = ".m3u8";
  private static final DateTimeFormatter COMPACT =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  @Override
  public WindowLimits limits() {
    return OssPlaylists.LIMITS;
  }

  @Override
  public Playlist make(ObjectKey key, Wanted wanted) {
    wanted.stream().refuse(key);
    var channel = key.parts().getFirst();
    var window = wanted.window();
    var name = wanted.name().orElseGet(() -> usual(window.start(), window.end()));
    checkName(name);
    return OssPlaylists.explained(
        key,
        window,
        () -> {
          checkIsNotLive(channel, name);
          api.postVodPlaylist(
              channel, name, window.start().getEpochSecond(), window.end().getEpochSecond());
          return Playlist.at(name, endpoint.playUrl(channel, name), window)
              .in(endpoint.bucket() + "/" + channel + "/" + name);
        });
  }

  /** Names of the same window are the same. */
  private static String usual(Instant start, Instant end) {
    return "vod-" + COMPACT.format(start) + "-" + COMPACT.format(end) + SUFFIX;
  }

  private static void checkName(String name) {
    if (!name.endsWith(SUFFIX) || name.length() <= SUFFIX.length() || name.contains("/")) {
      throw refused(
          "`%s` is no name for a playlist".formatted(name),
          "OSS wants a name that ends in `.m3u8` and has no slash");
    }
  }

  /** The playlist that players of the channel follow would be replaced by one that has an end. */
  private void checkIsNotLive(String channel, String name) {
    if (api.getLiveChannelInfo(channel).target().playlistName().equals(name)) {
      throw refused(
          "`%s` is the channel's own playlist, which players of the channel follow".formatted(name),
          "give another one with `--name`, or leave it out");
    }
  }

  private static Refused refused(String message, String hint) {
    return new Refused(Diagnostic.error("playlist-name", message).hint(hint));
  }
}

package dev.weir.provider.aliyunoss;

import dev.weir.sandbox.Memory;
import dev.weir.sandbox.Shelf;
import java.util.List;

/**
 * What the emulated OSS remembers. Keys are {@code bucket/channel}.
 *
 * @param channels settings, the push that goes on, and those that are over
 * @param segments the ts files that pushes left behind
 * @param playlists those written by PostVodPlaylist, by {@code bucket/channel/playlist}
 */
record OssShelves(
    Shelf<OssChannelState> channels, Shelf<OssSegments> segments, Shelf<String> playlists) {

  static OssShelves of(Memory memory) {
    return new OssShelves(
        memory.shelf("channels", OssChannelState.class),
        memory.shelf("segments", OssSegments.class),
        memory.shelf("playlists", String.class));
  }

  /** The buckets that have a channel with this name. */
  List<String> bucketsWith(String channel) {
    return channels.view().keySet().stream()
        .filter(key -> key.endsWith("/" + channel))
        .map(key -> key.substring(0, key.length() - channel.length() - 1))
        .toList();
  }
}

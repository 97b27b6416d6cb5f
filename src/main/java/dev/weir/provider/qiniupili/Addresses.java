package dev.weir.provider.qiniupili;

import java.util.Optional;

/**
 * The hosts of a stream or hub; any of them may be missing.
 *
 * @param rtmpPublish pushed to
 * @param rtmpPlay played as RTMP
 * @param hlsPlay played as HLS
 * @param flvPlay played as FLV over HTTP
 * @param playback recordings
 */
record Addresses(
    Optional<String> rtmpPublish,
    Optional<String> rtmpPlay,
    Optional<String> hlsPlay,
    Optional<String> flvPlay,
    Optional<String> playback) {

  /** No host is known. */
  static final Addresses NONE =
      new Addresses(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}

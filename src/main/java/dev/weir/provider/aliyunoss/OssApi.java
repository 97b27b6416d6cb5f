package dev.weir.provider.aliyunoss;

import feign.Param;
import feign.RequestLine;

/** All LiveChannel calls. */
interface OssApi extends OssReads {

  /** Creates a channel, or replaces all settings of the one with this name. */
  @RequestLine("PUT /{channel}?live")
  OssChannels.Created putLiveChannel(
      @Param("channel") String channel, OssChannels.Configuration configuration);

  /**
   * Switches a channel on or off and leaves its other settings alone.
   *
   * @param status {@code enabled} or {@code disabled}
   */
  @RequestLine("PUT /{channel}?live&status={status}")
  void putLiveChannelStatus(@Param("channel") String channel, @Param("status") String status);

  /** Deletes a channel, its files excepted; one that is not there is fine. */
  @RequestLine("DELETE /{channel}?live")
  void deleteLiveChannel(@Param("channel") String channel);

  /**
   * Writes a playlist of the segments that start within a time span into the bucket.
   *
   * @param playlist ends in {@code .m3u8}
   * @param startTime Unix seconds
   * @param endTime Unix seconds, after {@code startTime} and at most a day later
   */
  @RequestLine("POST /{channel}/{playlist}?vod&startTime={startTime}&endTime={endTime}")
  void postVodPlaylist(
      @Param("channel") String channel,
      @Param("playlist") String playlist,
      @Param("startTime") long startTime,
      @Param("endTime") long endTime);
}

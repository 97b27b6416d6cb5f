package dev.weir.provider.aliyunoss;

import feign.Param;
import feign.RequestLine;
import org.jspecify.annotations.Nullable;

/**
 * The LiveChannel calls that change nothing.
 *
 * <p>Base URL is the bucket: {@code https://bucket.endpoint}, or {@code http://host/bucket} in path
 * style. See
 * https://www.alibabacloud.com/help/en/oss/developer-reference/livechannel-related-operations.
 */
interface OssReads {

  /**
   * One page of the bucket's channels, by name ascending.
   *
   * @param prefix only names that start with it; null for all
   * @param marker only names after it; null for the first page
   * @param maxKeys 1 to 1000; null for the service's 100
   */
  @RequestLine("GET /?live&prefix={prefix}&marker={marker}&max-keys={maxKeys}")
  OssChannels.Page listLiveChannel(
      @Param("prefix") @Nullable String prefix,
      @Param("marker") @Nullable String marker,
      @Param("maxKeys") @Nullable Integer maxKeys);

  /** A channel's configuration, without name, URLs, time of change and snapshot settings. */
  @RequestLine("GET /{channel}?live")
  OssChannels.Configuration getLiveChannelInfo(@Param("channel") String channel);

  /** Whether the channel is being pushed now, and what. */
  @RequestLine("GET /{channel}?live&comp=stat")
  OssStreams.Stat getLiveChannelStat(@Param("channel") String channel);

  /** The latest pushes, at most 10. */
  @RequestLine("GET /{channel}?live&comp=history")
  OssStreams.History getLiveChannelHistory(@Param("channel") String channel);

  /**
   * A playlist of the segments that start within a time span, as m3u8 text.
   *
   * @param startTime Unix seconds
   * @param endTime Unix seconds, after {@code startTime} and at most a day later
   */
  @RequestLine("GET /{channel}?vod&startTime={startTime}&endTime={endTime}")
  String getVodPlaylist(
      @Param("channel") String channel,
      @Param("startTime") long startTime,
      @Param("endTime") long endTime);
}

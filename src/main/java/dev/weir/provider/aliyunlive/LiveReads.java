package dev.weir.provider.aliyunlive;

import feign.RequestLine;

/**
 * The recording operations that change nothing.
 *
 * <p>The API is one URL; the operation is a parameter, and what a request record holds become more
 * of them. It takes {@code GET} and {@code POST} alike. See
 * https://www.alibabacloud.com/help/en/live/developer-reference/api-live-2016-11-01-overview.
 */
interface LiveReads {

  /** What every request line begins with, after the method. */
  String VERSION = "2016-11-01";

  /** A page of a domain's rules, by time of creation. */
  @RequestLine("GET /?Action=DescribeLiveRecordConfig&Version=" + VERSION)
  LiveAnswers.RulePage describeLiveRecordConfig(LiveRequests.RuleQuery query);

  /** A domain's notification settings; an error when it has none. */
  @RequestLine("GET /?Action=DescribeLiveRecordNotifyConfig&Version=" + VERSION)
  LiveAnswers.Notification describeLiveRecordNotifyConfig(LiveRequests.DomainName domain);

  /**
   * A page of the streams of a domain that are being pushed. See
   * https://www.alibabacloud.com/help/en/live/developer-reference/api-live-2016-11-01-describelivestreamsonlinelist.
   */
  @RequestLine("GET /?Action=DescribeLiveStreamsOnlineList&Version=" + VERSION)
  LiveAnswers.OnlinePage describeLiveStreamsOnlineList(LiveRequests.OnlineQuery query);

  /** What was recorded of a stream. */
  @RequestLine("GET /?Action=DescribeLiveStreamRecordContent&Version=" + VERSION)
  LiveAnswers.Contents describeLiveStreamRecordContent(LiveRequests.Stretch stretch);

  /** A page of the playlists that were made of a stream. */
  @RequestLine("GET /?Action=DescribeLiveStreamRecordIndexFiles&Version=" + VERSION)
  LiveAnswers.IndexPage describeLiveStreamRecordIndexFiles(LiveRequests.IndexQuery query);

  /** One of those playlists. */
  @RequestLine("GET /?Action=DescribeLiveStreamRecordIndexFile&Version=" + VERSION)
  LiveAnswers.IndexFound describeLiveStreamRecordIndexFile(LiveRequests.IndexName index);
}

package dev.weir.provider.aliyunlive;

import feign.RequestLine;

/** All recording operations. */
interface LiveApi extends LiveReads {

  /** Makes a rule; an error when there is one for the same streams. */
  @RequestLine("POST /?Action=AddLiveAppRecordConfig&Version=" + VERSION)
  void addLiveAppRecordConfig(LiveRequests.AddRule rule);

  /** Changes a rule. */
  @RequestLine("POST /?Action=UpdateLiveAppRecordConfig&Version=" + VERSION)
  void updateLiveAppRecordConfig(LiveRequests.UpdateRule rule);

  /** Deletes a rule; what it recorded stays. */
  @RequestLine("POST /?Action=DeleteLiveAppRecordConfig&Version=" + VERSION)
  void deleteLiveAppRecordConfig(LiveRequests.RuleName rule);

  /** Makes a domain's notification settings; an error when it has some. */
  @RequestLine("POST /?Action=AddLiveRecordNotifyConfig&Version=" + VERSION)
  void addLiveRecordNotifyConfig(LiveAnswers.NotifyConfig settings);

  /** Replaces a domain's notification settings. */
  @RequestLine("POST /?Action=UpdateLiveRecordNotifyConfig&Version=" + VERSION)
  void updateLiveRecordNotifyConfig(LiveAnswers.NotifyConfig settings);

  /** Deletes a domain's notification settings. */
  @RequestLine("POST /?Action=DeleteLiveRecordNotifyConfig&Version=" + VERSION)
  void deleteLiveRecordNotifyConfig(LiveRequests.DomainName domain);

  /** Starts, stops or restarts the recording of a stream that is being pushed. */
  @RequestLine("POST /?Action=RealTimeRecordCommand&Version=" + VERSION)
  void realTimeRecordCommand(LiveRequests.Command command);

  /** Writes a playlist of a stretch of a stream into a bucket. */
  @RequestLine("POST /?Action=CreateLiveStreamRecordIndexFiles&Version=" + VERSION)
  LiveAnswers.IndexAdded createLiveStreamRecordIndexFiles(LiveRequests.AddIndex index);
}

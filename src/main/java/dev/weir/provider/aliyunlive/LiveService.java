package dev.weir.provider.aliyunlive;

/** The emulated service behind the gateway: each operation at the desk that knows it. */
record LiveService(
    RuleDesk rules,
    NotificationDesk notifications,
    OnlineDesk online,
    Recorder recorder,
    Archive archive)
    implements LiveApi {

  @Override
  public void addLiveAppRecordConfig(LiveRequests.AddRule rule) {
    rules.add(rule);
  }

  @Override
  public void updateLiveAppRecordConfig(LiveRequests.UpdateRule rule) {
    rules.update(rule);
  }

  @Override
  public void deleteLiveAppRecordConfig(LiveRequests.RuleName rule) {
    rules.delete(rule);
  }

  @Override
  public LiveAnswers.RulePage describeLiveRecordConfig(LiveRequests.RuleQuery query) {
    return rules.describe(query);
  }

  @Override
  public void addLiveRecordNotifyConfig(LiveAnswers.NotifyConfig settings) {
    notifications.add(settings);
  }

  @Override
  public void updateLiveRecordNotifyConfig(LiveAnswers.NotifyConfig settings) {
    notifications.update(settings);
  }

  @Override
  public void deleteLiveRecordNotifyConfig(LiveRequests.DomainName domain) {
    notifications.delete(domain);
  }

  @Override
  public LiveAnswers.Notification describeLiveRecordNotifyConfig(LiveRequests.DomainName domain) {
    return notifications.describe(domain);
  }

  @Override
  public LiveAnswers.OnlinePage describeLiveStreamsOnlineList(LiveRequests.OnlineQuery query) {
    return online.list(query);
  }

  @Override
  public void realTimeRecordCommand(LiveRequests.Command command) {
    recorder.command(command);
  }

  @Override
  public LiveAnswers.Contents describeLiveStreamRecordContent(LiveRequests.Stretch stretch) {
    return archive.content(stretch);
  }

  @Override
  public LiveAnswers.IndexAdded createLiveStreamRecordIndexFiles(LiveRequests.AddIndex index) {
    return archive.add(index);
  }

  @Override
  public LiveAnswers.IndexPage describeLiveStreamRecordIndexFiles(LiveRequests.IndexQuery query) {
    return archive.list(query);
  }

  @Override
  public LiveAnswers.IndexFound describeLiveStreamRecordIndexFile(LiveRequests.IndexName index) {
    return archive.find(index);
  }
}

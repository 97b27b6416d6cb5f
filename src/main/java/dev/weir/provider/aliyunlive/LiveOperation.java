package dev.weir.provider.aliyunlive;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The operations that are emulated: how often an account may call each in a second, and what each
 * must be given beside {@code DomainName}.
 *
 * <p>See https://www.alibabacloud.com/help/en/live/developer-reference/ for each operation.
 */
enum LiveOperation {
  ADD_RULE("AddLiveAppRecordConfig", 30, "AppName", "OssBucket", "OssEndpoint"),
  UPDATE_RULE("UpdateLiveAppRecordConfig", 30, "AppName", "OssEndpoint"),
  DELETE_RULE("DeleteLiveAppRecordConfig", 50, "AppName"),
  DESCRIBE_RULES("DescribeLiveRecordConfig", 100),
  ADD_NOTIFICATION("AddLiveRecordNotifyConfig", 30),
  UPDATE_NOTIFICATION("UpdateLiveRecordNotifyConfig", 30),
  DELETE_NOTIFICATION("DeleteLiveRecordNotifyConfig", 30),
  DESCRIBE_NOTIFICATION("DescribeLiveRecordNotifyConfig", 50),
  DESCRIBE_ONLINE("DescribeLiveStreamsOnlineList", 166),
  COMMAND("RealTimeRecordCommand", 50, "AppName", "StreamName", "Command"),
  DESCRIBE_CONTENT(
      "DescribeLiveStreamRecordContent", 50, "AppName", "StreamName", "StartTime", "EndTime"),
  ADD_INDEX(
      "CreateLiveStreamRecordIndexFiles",
      45,
      "AppName",
      "StreamName",
      "StartTime",
      "EndTime",
      "OssBucket",
      "OssEndpoint",
      "OssObject"),
  DESCRIBE_INDEXES(
      "DescribeLiveStreamRecordIndexFiles", 15, "AppName", "StreamName", "StartTime", "EndTime"),
  DESCRIBE_INDEX("DescribeLiveStreamRecordIndexFile", 100, "AppName", "StreamName", "RecordId");

  private final String action;
  private final int perSecond;
  private final List<String> required;

  LiveOperation(String action, int perSecond, String... required) {
    this.action = action;
    this.perSecond = perSecond;
    this.required = List.of(required);
  }

  /** The operation with this name in the API. */
  static Optional<LiveOperation> of(String action) {
    return Arrays.stream(values()).filter(o -> o.action.equals(action)).findFirst();
  }

  String action() {
    return action;
  }

  int perSecond() {
    return perSecond;
  }

  /** Beside {@code DomainName}. */
  List<String> required() {
    return required;
  }
}

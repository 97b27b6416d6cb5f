package dev.weir.provider.aliyunlive;

import java.util.List;
import java.util.Optional;

/**
 * What the operations answer, as it is on the wire: every list is wrapped twice, any member may be
 * missing, and {@code OnDemond} is spelled so. {@code RequestId} is left to {@link LiveCodec}.
 */
final class LiveAnswers {

  private LiveAnswers() {}

  /** A list that may be missing on the wire. */
  static <T> List<T> items(List<T> list) {
    return list == null ? List.of() : List.copyOf(list);
  }

  /** A page of rules. */
  record RulePage(
      Optional<Integer> pageNum,
      Optional<Integer> pageSize,
      Optional<String> order,
      Optional<Integer> totalNum,
      Optional<Integer> totalPage,
      Optional<Rules> liveAppRecordList) {

    List<Rule> rules() {
      return liveAppRecordList.map(Rules::liveAppRecord).orElse(List.of());
    }
  }

  /** The inner list of a page. */
  record Rules(List<Rule> liveAppRecord) {
    Rules {
      liveAppRecord = items(liveAppRecord);
    }
  }

  /**
   * A rule.
   *
   * @param streamName missing, empty or {@code *} for every stream
   */
  record Rule(
      String domainName,
      String appName,
      Optional<String> streamName,
      String ossBucket,
      String ossEndpoint,
      Optional<String> createTime,
      Optional<Integer> onDemond,
      Optional<Integer> delayTime,
      Optional<String> startTime,
      Optional<String> endTime,
      Optional<Formats> recordFormatList,
      Optional<Formats> transcodeRecordFormatList,
      Optional<Templates> transcodeTemplates) {

    List<Format> formats() {
      return recordFormatList.map(Formats::recordFormat).orElse(List.of());
    }

    List<Format> transcodeFormats() {
      return transcodeRecordFormatList.map(Formats::recordFormat).orElse(List.of());
    }

    List<String> templates() {
      return transcodeTemplates.map(Templates::templates).orElse(List.of());
    }

    /** The stream as we say it: {@code *} for every stream. */
    String stream() {
      return streamName.filter(name -> !name.isEmpty()).orElse(RecordRule.EVERY);
    }
  }

  /** The inner list of formats, of transcoded ones too. */
  record Formats(List<Format> recordFormat) {
    Formats {
      recordFormat = items(recordFormat);
    }
  }

  /** A container, in requests and answers. */
  record Format(
      String format,
      Optional<Integer> cycleDuration,
      Optional<String> ossObjectPrefix,
      Optional<String> sliceOssObjectPrefix,
      Optional<Integer> sliceDuration) {}

  /** The inner list of transcoding templates. */
  record Templates(List<String> templates) {
    Templates {
      templates = items(templates);
    }
  }

  /** The notification settings of a domain. */
  record Notification(Optional<NotifyConfig> liveRecordNotifyConfig) {}

  /**
   * Notification settings, in requests and answers.
   *
   * @param notifyAuthKey in clear
   */
  record NotifyConfig(
      String domainName,
      Optional<String> notifyUrl,
      Optional<String> onDemandUrl,
      Optional<Boolean> needStatusNotify,
      Optional<Boolean> notifyReqAuth,
      Optional<String> notifyAuthKey) {

    /** Without the key. */
    @Override
    public String toString() {
      return "NotifyConfig[" + domainName + "]";
    }
  }

  /** A page of streams on the air. */
  record OnlinePage(
      Optional<Integer> pageNum,
      Optional<Integer> pageSize,
      Optional<Integer> totalNum,
      Optional<Integer> totalPage,
      Optional<OnlineList> onlineInfo) {

    List<Online> streams() {
      return onlineInfo.map(OnlineList::liveStreamOnlineInfo).orElse(List.of());
    }
  }

  /** The inner list of a page. */
  record OnlineList(List<Online> liveStreamOnlineInfo) {
    OnlineList {
      liveStreamOnlineInfo = items(liveStreamOnlineInfo);
    }
  }

  /**
   * A stream on the air.
   *
   * <p>Units are nowhere documented; names and numbers are those of FLV's metadata.
   *
   * @param publishTime when the push began
   * @param clientIp the pusher's address
   * @param videoDataRate kbit/s, as is {@code audioDataRate}
   * @param videoCodecId 7 for H.264, 12 for H.265
   */
  record Online(
      String domainName,
      String appName,
      String streamName,
      Optional<String> publishTime,
      Optional<String> clientIp,
      Optional<Integer> videoDataRate,
      Optional<Integer> audioDataRate,
      Optional<Integer> frameRate,
      Optional<Integer> width,
      Optional<Integer> height,
      Optional<Integer> videoCodecId) {}

  /** What was recorded in a stretch of a stream. */
  record Contents(Optional<ContentList> recordContentInfoList) {}

  /** The inner list of what was recorded. */
  record ContentList(List<Content> recordContentInfo) {
    ContentList {
      recordContentInfo = items(recordContentInfo);
    }
  }

  /**
   * One recording.
   *
   * @param duration seconds
   * @param ossObjectPrefix the template of its segments' names
   */
  record Content(
      String startTime,
      String endTime,
      double duration,
      String ossEndpoint,
      String ossBucket,
      String ossObjectPrefix) {}

  /** A playlist that was made. */
  record IndexAdded(Optional<Index> recordInfo) {}

  /** A playlist that was asked for. */
  record IndexFound(Optional<Index> recordIndexInfo) {}

  /** A page of playlists. */
  record IndexPage(
      Optional<Integer> pageNum,
      Optional<Integer> pageSize,
      Optional<String> order,
      Optional<Integer> totalNum,
      Optional<Integer> totalPage,
      Optional<Indexes> recordIndexInfoList) {}

  /** The inner list of a page of playlists. */
  record Indexes(List<Index> recordIndexInfo) {
    Indexes {
      recordIndexInfo = items(recordIndexInfo);
    }
  }

  /**
   * A playlist made of a stretch of a stream.
   *
   * @param duration seconds
   * @param height pixels
   * @param width pixels
   * @param format told when asked for, not when made
   */
  record Index(
      String recordId,
      String recordUrl,
      String domainName,
      String appName,
      String streamName,
      String ossEndpoint,
      String ossBucket,
      String ossObject,
      String startTime,
      String endTime,
      double duration,
      int height,
      int width,
      String createTime,
      Optional<String> format) {}
}

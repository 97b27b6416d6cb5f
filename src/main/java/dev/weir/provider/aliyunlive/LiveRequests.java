package dev.weir.provider.aliyunlive;

import java.util.List;
import java.util.Optional;

/**
 * What the operations take, as they are on the wire: a component {@code recordFormat} with two
 * blocks is the parameters {@code RecordFormat.1.Format}, {@code RecordFormat.2.Format} and so on.
 * Times are {@code 2026-01-02T03:04:05Z}, durations whole seconds.
 */
final class LiveRequests {

  private LiveRequests() {}

  /** A rule to be made. */
  record AddRule(
      String domainName,
      String appName,
      Optional<String> streamName,
      String ossBucket,
      String ossEndpoint,
      Optional<Integer> onDemand,
      Optional<Integer> delayTime,
      Optional<String> startTime,
      Optional<String> endTime,
      List<LiveAnswers.Format> recordFormat,
      List<LiveAnswers.Format> transcodeRecordFormat,
      List<String> transcodeTemplates) {
    AddRule {
      recordFormat = LiveAnswers.items(recordFormat);
      transcodeRecordFormat = LiveAnswers.items(transcodeRecordFormat);
      transcodeTemplates = LiveAnswers.items(transcodeTemplates);
    }
  }

  /** A rule to be changed: neither its bucket nor the names of its files can be. */
  record UpdateRule(
      String domainName,
      String appName,
      Optional<String> streamName,
      String ossEndpoint,
      Optional<Integer> onDemand,
      Optional<Integer> delayTime,
      Optional<String> startTime,
      Optional<String> endTime,
      List<LiveAnswers.Format> recordFormat,
      List<LiveAnswers.Format> transcodeRecordFormat,
      List<String> transcodeTemplates) {
    UpdateRule {
      recordFormat = LiveAnswers.items(recordFormat);
      transcodeRecordFormat = LiveAnswers.items(transcodeRecordFormat);
      transcodeTemplates = LiveAnswers.items(transcodeTemplates);
    }
  }

  /** A rule. */
  record RuleName(String domainName, String appName, Optional<String> streamName) {}

  /** Which rules to list; app and stream select by equality. */
  record RuleQuery(
      String domainName,
      Optional<String> appName,
      Optional<String> streamName,
      Optional<Integer> pageNum,
      Optional<Integer> pageSize,
      Optional<String> order) {}

  /**
   * Which streams on the air to list.
   *
   * @param streamType {@code all}, {@code raw} as they are pushed, or {@code trans} for transcoded
   * @param queryType how {@code streamName} selects: {@code fuzzy} or {@code strict}
   * @param pageNum from 1
   * @param pageSize 1 to 3000; 2000 when missing
   */
  record OnlineQuery(
      String domainName,
      Optional<String> appName,
      Optional<String> streamName,
      Optional<String> streamType,
      Optional<String> queryType,
      Optional<Integer> pageNum,
      Optional<Integer> pageSize) {}

  /** A domain. */
  record DomainName(String domainName) {}

  /**
   * Does something to a stream now.
   *
   * @param command {@code start}, {@code stop}, {@code cancel_delay} or {@code restart}
   */
  record Command(String domainName, String appName, String streamName, String command) {}

  /** A stretch of a stream, at most four days long. */
  record Stretch(
      String domainName, String appName, String streamName, String startTime, String endTime) {}

  /**
   * A playlist to be made of a stretch of a stream.
   *
   * @param ossObject its name; may hold variables such as {@code {AppName}}
   * @param endTimeIncluded whether the segment after the end belongs to it
   */
  record AddIndex(
      String domainName,
      String appName,
      String streamName,
      String startTime,
      String endTime,
      String ossBucket,
      String ossEndpoint,
      String ossObject,
      Optional<Boolean> endTimeIncluded) {}

  /** Which playlists to list. */
  record IndexQuery(
      String domainName,
      String appName,
      String streamName,
      String startTime,
      String endTime,
      Optional<Integer> pageNum,
      Optional<Integer> pageSize,
      Optional<String> order) {}

  /** A playlist. */
  record IndexName(String domainName, String appName, String streamName, String recordId) {}
}

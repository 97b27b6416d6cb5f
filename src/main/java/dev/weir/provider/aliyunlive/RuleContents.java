package dev.weir.provider.aliyunlive;

import dev.weir.kind.Kind;
import dev.weir.kind.ObjectKey;
import dev.weir.provider.RecordedContents;
import dev.weir.provider.WhichStream;
import dev.weir.time.Window;
import dev.weir.time.WindowLimits;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** What was recorded of a rule's streams. */
record RuleContents(Kind<RecordRule> kind, LiveReads api) implements RecordedContents {

  @Override
  public WindowLimits limits() {
    return RecordLimits.CONTENT;
  }

  @Override
  public List<Content> contents(ObjectKey key, WhichStream which, Window window) {
    var stream = RuleStream.of(key, which);
    var asked =
        new LiveRequests.Stretch(
            stream.domain(),
            stream.app(),
            stream.stream(),
            LiveTime.format(window.start()),
            LiveTime.format(window.end()));
    return api
        .describeLiveStreamRecordContent(asked)
        .recordContentInfoList()
        .map(LiveAnswers.ContentList::recordContentInfo)
        .orElse(List.of())
        .stream()
        .map(RuleContents::content)
        .sorted(Comparator.comparing(Content::start))
        .toList();
  }

  private static Content content(LiveAnswers.Content told) {
    return new Content(
        LiveTime.parse(told.startTime()).orElse(Instant.EPOCH),
        LiveTime.parse(told.endTime()).orElse(Instant.EPOCH),
        Duration.ofMillis(Math.round(told.duration() * 1_000)),
        told.ossBucket() + "." + told.ossEndpoint(),
        told.ossObjectPrefix());
  }
}

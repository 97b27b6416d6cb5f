package dev.weir.provider.aliyunlive;

import dev.weir.provider.aliyunlive.LiveAnswers.Content;
import dev.weir.provider.aliyunlive.LiveAnswers.ContentList;
import dev.weir.provider.aliyunlive.LiveAnswers.Contents;
import dev.weir.provider.aliyunlive.LiveAnswers.Index;
import dev.weir.provider.aliyunlive.LiveAnswers.IndexAdded;
import dev.weir.provider.aliyunlive.LiveAnswers.IndexFound;
import dev.weir.provider.aliyunlive.LiveAnswers.IndexPage;
import dev.weir.provider.aliyunlive.LiveAnswers.Indexes;
import dev.weir.sandbox.Shelf;
import dev.weir.sandbox.World;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the emulated service knows of past recordings, and the playlists made of them. How long it
 * keeps them, three to six months, is not emulated.
 */
record Archive(
    World world,
    LiveWorld switches,
    Recorder recorder,
    Shelf<LivePush> pushes,
    Shelf<Index> indexes) {

  /** A stretch of a stream that was asked for. */
  private record Span(String stream, Instant start, Instant end) {

    static Span of(String domain, String app, String stream, String start, String end) {
      var from = RuleLimits.time("StartTime", start);
      var to = RuleLimits.time("EndTime", end);
      RuleLimits.checkStretch(from, to);
      return new Span(domain.toLowerCase(Locale.ROOT) + "/" + app + "/" + stream, from, to);
    }
  }

  Contents content(LiveRequests.Stretch asked) {
    var span =
        Span.of(
            asked.domainName(),
            asked.appName(),
            asked.streamName(),
            asked.startTime(),
            asked.endTime());
    var now = world.now();
    var list =
        recorder.of(span.stream()).stream()
            .filter(r -> r.within(span.start(), span.end(), now).isPositive())
            .map(r -> content(r, now))
            .toList();
    return new Contents(Optional.of(new ContentList(list)));
  }

  private static Content content(Recording recording, Instant now) {
    var end = recording.end(now);
    return new Content(
        LiveTime.format(recording.start()),
        LiveTime.format(end),
        seconds(recording.within(recording.start(), end, now)),
        recording.endpoint(),
        recording.bucket(),
        recording.segmentNames());
  }

  IndexAdded add(LiveRequests.AddIndex asked) {
    var span =
        Span.of(
            asked.domainName(),
            asked.appName(),
            asked.streamName(),
            asked.startTime(),
            asked.endTime());
    switches.checkBucket(asked.ossBucket(), asked.ossEndpoint());
    var object = object(asked, span.start());
    var duration = recorded(span, asked.endTimeIncluded().orElse(false));
    var push = pushes.get(span.stream());
    var index =
        new Index(
            uuid().toLowerCase(Locale.ROOT),
            "http://%s.%s/%s".formatted(asked.ossBucket(), asked.ossEndpoint(), object),
            asked.domainName(),
            asked.appName(),
            asked.streamName(),
            asked.ossEndpoint(),
            asked.ossBucket(),
            object,
            asked.startTime(),
            asked.endTime(),
            seconds(duration),
            push.map(LivePush::height).orElse(480),
            push.map(LivePush::width).orElse(640),
            LiveTime.format(world.now()),
            Optional.of("m3u8"));
    indexes.put(index.recordId(), index);
    return new IndexAdded(Optional.of(withoutFormat(index)));
  }

  /** A playlist takes one segment at least. */
  private Duration recorded(Span span, boolean oneMore) {
    var now = world.now();
    var total = Duration.ZERO;
    var segment = RecordFormat.SEGMENT;
    for (var recording : recorder.of(span.stream())) {
      segment = recording.segment();
      var end = oneMore ? span.end().plus(segment) : span.end();
      total = total.plus(recording.within(span.start(), end, now));
    }
    if (total.compareTo(segment) < 0) {
      throw LiveRefusal.noContent();
    }
    return total;
  }

  private static String object(LiveRequests.AddIndex asked, Instant start) {
    var time = start.atZone(ZoneOffset.UTC);
    var object =
        asked
            .ossObject()
            .replace("{AppName}", asked.appName())
            .replace("{StreamName}", asked.streamName())
            .replace("{Date}", time.toLocalDate().toString())
            .replace("{Hour}", "%02d".formatted(time.getHour()))
            .replace("{Minute}", "%02d".formatted(time.getMinute()))
            .replace("{Second}", "%02d".formatted(time.getSecond()));
    if (object.startsWith("/") || object.length() > 1_023) {
      throw LiveRefusal.malformed("OssObject");
    }
    return object;
  }

  private static Index withoutFormat(Index index) {
    return new Index(
        index.recordId(),
        index.recordUrl(),
        index.domainName(),
        index.appName(),
        index.streamName(),
        index.ossEndpoint(),
        index.ossBucket(),
        index.ossObject(),
        index.startTime(),
        index.endTime(),
        index.duration(),
        index.height(),
        index.width(),
        index.createTime(),
        Optional.empty());
  }

  IndexPage list(LiveRequests.IndexQuery asked) {
    var span =
        Span.of(
            asked.domainName(),
            asked.appName(),
            asked.streamName(),
            asked.startTime(),
            asked.endTime());
    var paging = Paging.of(asked.pageNum(), asked.pageSize(), asked.order());
    var all =
        indexes.view().values().stream()
            .filter(index -> isOf(index, span.stream()))
            .filter(index -> overlaps(index, span))
            .sorted(Comparator.comparing(Index::createTime).thenComparing(Index::recordId))
            .toList();
    return new IndexPage(
        Optional.of(paging.number()),
        Optional.of(paging.size()),
        Optional.of(paging.order()),
        Optional.of(all.size()),
        Optional.of(paging.pages(all.size())),
        Optional.of(new Indexes(List.copyOf(paging.of(all)))));
  }

  private static boolean overlaps(Index index, Span span) {
    return Instant.parse(index.startTime()).isBefore(span.end())
        && Instant.parse(index.endTime()).isAfter(span.start());
  }

  IndexFound find(LiveRequests.IndexName asked) {
    var stream = asked.domainName() + "/" + asked.appName() + "/" + asked.streamName();
    return new IndexFound(
        Optional.of(
            indexes
                .get(asked.recordId())
                .filter(index -> isOf(index, stream))
                .orElseThrow(LiveRefusal::recordNotFound)));
  }

  private static boolean isOf(Index index, String stream) {
    return stream.equalsIgnoreCase(
        index.domainName() + "/" + index.appName() + "/" + index.streamName());
  }

  private String uuid() {
    return world.hex(32).replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5");
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1_000.0;
  }
}

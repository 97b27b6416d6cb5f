package dev.weir.provider.aliyunlive;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Refused;
import dev.weir.diag.RemoteFailure;
import dev.weir.kind.Kind;
import dev.weir.kind.ObjectKey;
import dev.weir.provider.Playlists;
import dev.weir.provider.WhichStream;
import dev.weir.time.Window;
import dev.weir.time.WindowLimits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** The playlists that were made of a rule's streams: index files, as the service calls them. */
record IndexFiles(Kind<RecordRule> kind, LiveReads api) implements Playlists {

  /** The longest page there is. */
  private static final int PAGE = 30;

  /** No service tells more pages than this. */
  private static final int LAST = 100_000;

  @Override
  public WindowLimits limits() {
    return RecordLimits.LISTING;
  }

  @Override
  public List<Playlist> playlists(ObjectKey key, WhichStream which, Window window) {
    var stream = RuleStream.of(key, which);
    var seen = new HashSet<String>();
    var all = new ArrayList<Playlist>();
    for (int number = 1; number < LAST; number++) {
      var page = page(stream, window, number);
      var found = page.recordIndexInfoList().map(LiveAnswers.Indexes::recordIndexInfo);
      // The list is not a snapshot: what is made meanwhile may move others to the next page.
      found.orElse(List.of()).stream()
          .filter(index -> seen.add(index.recordId()))
          .map(IndexFiles::playlist)
          .forEach(all::add);
      int read = number * PAGE;
      if (found.orElse(List.of()).isEmpty()
          || page.totalNum().filter(total -> total <= read).isPresent()) {
        break;
      }
    }
    return all;
  }

  private LiveAnswers.IndexPage page(RuleStream stream, Window window, int number) {
    return api.describeLiveStreamRecordIndexFiles(
        new LiveRequests.IndexQuery(
            stream.domain(),
            stream.app(),
            stream.stream(),
            LiveTime.format(window.start()),
            LiveTime.format(window.end()),
            Optional.of(number),
            Optional.of(PAGE),
            Optional.of("asc")));
  }

  @Override
  public Playlist playlist(ObjectKey key, WhichStream which, String id) {
    var stream = RuleStream.of(key, which);
    try {
      return api.describeLiveStreamRecordIndexFile(
              new LiveRequests.IndexName(stream.domain(), stream.app(), stream.stream(), id))
          .recordIndexInfo()
          .map(IndexFiles::playlist)
          .orElseThrow(() -> unknown(stream, id));
    } catch (RemoteFailure failure) {
      throw failure.category() == RemoteFailure.Category.NOT_FOUND ? unknown(stream, id) : failure;
    }
  }

  private static Refused unknown(RuleStream stream, String id) {
    return new Refused(
        Diagnostic.error("not-found", "`%s` has no playlist `%s`".formatted(stream, id))
            .hint("`weir vod show` with a window lists those there are"));
  }

  static Playlist playlist(LiveAnswers.Index index) {
    return new Playlist(
        index.recordId(),
        Optional.of(index.recordUrl()),
        Optional.of(index.ossBucket() + "/" + index.ossObject()),
        window(index),
        Optional.of(Duration.ofMillis(Math.round(index.duration() * 1_000))),
        LiveTime.parse(index.createTime()),
        Optional.empty());
  }

  private static Optional<Window> window(LiveAnswers.Index index) {
    return LiveTime.parse(index.startTime())
        .flatMap(start ->
            LiveTime.parse(index.endTime())
                .filter(start::isBefore)
                .map(end -> new Window(start, end)));
  }
}

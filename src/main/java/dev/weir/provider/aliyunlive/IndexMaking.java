package dev.weir.provider.aliyunlive;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Refused;
import dev.weir.diag.RemoteFailure;
import dev.weir.kind.Kind;
import dev.weir.kind.ObjectKey;
import dev.weir.provider.PlaylistMaking;
import dev.weir.provider.Playlists;
import dev.weir.provider.Playlists.Playlist;
import dev.weir.time.Window;
import dev.weir.time.WindowLimits;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Makes playlists of a rule's streams, in the bucket that the rule records into. */
record IndexMaking(Kind<RecordRule> kind, LiveApi api, RuleBook book) implements PlaylistMaking {

  /** The codes that stand for nothing recorded. */
  private static final Set<String> NOTHING = Set.of("NoRecordContent", "InvalidStream.NotFound");

  private static final String SUFFIX = ".m3u8";
  private static final DateTimeFormatter COMPACT =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  @Override
  public WindowLimits limits() {
    return RecordLimits.MAKING;
  }

  @Override
  public Playlist make(ObjectKey key, Wanted wanted) {
    var stream = RuleStream.of(key, wanted.stream());
    var window = wanted.window();
    var name = wanted.name().orElseGet(() -> usual(stream, window));
    checkName(name);
    var rule = stream.rule(book, key);
    try {
      return api.createLiveStreamRecordIndexFiles(request(stream, window, rule, name))
          .recordInfo()
          .map(IndexFiles::playlist)
          .orElseThrow(() -> untold(stream));
    } catch (RemoteFailure failure) {
      throw NOTHING.contains(failure.details().code())
          ? Playlists.nothing(
              key,
              window,
              "`weir record content` tells what was recorded; a playlist takes one segment, 30 s,"
                  + " at least")
          : failure;
    }
  }

  private static LiveRequests.AddIndex request(
      RuleStream stream, Window window, LiveAnswers.Rule rule, String name) {
    return new LiveRequests.AddIndex(
        stream.domain(),
        stream.app(),
        stream.stream(),
        LiveTime.format(window.start()),
        LiveTime.format(window.end()),
        rule.ossBucket(),
        rule.ossEndpoint(),
        name,
        Optional.empty());
  }

  /** The name tells stream and window, so that asking again replaces the same file. */
  private static String usual(RuleStream stream, Window window) {
    return "vod/%s/%s/%s-%s%s"
        .formatted(
            stream.app(),
            stream.stream(),
            COMPACT.format(window.start()),
            COMPACT.format(window.end()),
            SUFFIX);
  }

  private static void checkName(String name) {
    if (!name.endsWith(SUFFIX) || name.startsWith("/") || name.length() > 1_023) {
      throw new Refused(
          Diagnostic.error("playlist-name", "`%s` is no name for a playlist".formatted(name))
              .hint("give the name of an object of the bucket that ends in `.m3u8`"));
    }
  }

  private static Refused untold(RuleStream stream) {
    return new Refused(
        Diagnostic.error(
                "no-answer",
                "the service made a playlist of `%s` and told nothing of it".formatted(stream))
            .hint("`weir vod show` lists the playlists there are"));
  }
}

package dev.weir.provider.aliyunlive;

import static java.util.stream.Collectors.toSet;

import dev.weir.kind.OnAir;
import dev.weir.provider.aliyunlive.LiveAnswers.Online;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The streams of an account's domains that are being pushed now. */
record OnlineStreams(LiveReads api) {

  /** The longest page there is. */
  private static final int PAGE = 3_000;

  /** No service tells more pages than this. */
  private static final int LAST = 10_000;

  /** The one that has been on the air longest first. */
  static final Comparator<Online> FIRST =
      Comparator.comparing((Online stream) -> since(stream).orElse(Instant.MAX))
          .thenComparing(Online::appName)
          .thenComparing(Online::streamName);

  /** What a rule, or several of one domain, may apply to; {@code *} stands for all. */
  record Pattern(String app, String stream) {

    boolean matches(Online online) {
      return (isEvery(app) || app.equals(online.appName()))
          && (isEvery(stream) || stream.equals(online.streamName()));
    }

    boolean isExact() {
      return !isEvery(app) && !isEvery(stream);
    }

    private static boolean isEvery(String name) {
      return name.equals(RecordRule.EVERY);
    }
  }

  /** All streams of a domain that are on the air. */
  List<Online> of(String domain) {
    return list(domain, Optional.empty(), Optional.empty());
  }

  /** The streams of a domain that are on the air and match one of these; no more are asked for. */
  List<Online> of(String domain, Collection<Pattern> patterns) {
    var apps = patterns.stream().map(Pattern::app).collect(toSet());
    var streams = patterns.stream().map(Pattern::stream).collect(toSet());
    return list(domain, only(apps), apps.size() == 1 ? only(streams) : Optional.empty()).stream()
        .filter(stream -> patterns.stream().anyMatch(pattern -> pattern.matches(stream)))
        .toList();
  }

  private static Optional<String> only(Collection<String> names) {
    return names.size() == 1
        ? names.stream().filter(name -> !name.equals(RecordRule.EVERY)).findFirst()
        : Optional.empty();
  }

  private List<Online> list(String domain, Optional<String> app, Optional<String> stream) {
    var all = new ArrayList<Online>();
    for (int number = 1; number < LAST; number++) {
      var page =
          api.describeLiveStreamsOnlineList(
              new LiveRequests.OnlineQuery(
                  domain,
                  app,
                  stream,
                  Optional.of("raw"),
                  stream.map(_ -> "strict"),
                  Optional.of(number),
                  Optional.of(PAGE)));
      all.addAll(page.streams());
      int seen = all.size();
      if (page.streams().isEmpty() || page.totalNum().filter(total -> total <= seen).isPresent()) {
        break;
      }
    }
    return all;
  }

  /** What these streams come to: the one that has been on the air longest, and how many more. */
  static OnAir onAir(List<Online> streams) {
    return streams.stream()
        .min(FIRST)
        .<OnAir>map(first ->
            new OnAir.Live(
                since(first),
                first.clientIp().filter(address -> !address.isEmpty()),
                Optional.of(names(first, streams.size() - 1))))
        .orElseGet(OnAir::idle);
  }

  private static String names(Online first, int more) {
    var name = first.appName() + "/" + first.streamName();
    return more == 0 ? name : name + " and " + more + " more";
  }

  /** Since when a stream is on the air. */
  static Optional<Instant> since(Online stream) {
    return stream.publishTime().flatMap(LiveTime::parse);
  }
}

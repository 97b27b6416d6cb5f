package dev.weir.provider.aliyunlive;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.weir.http.Concurrently;
import dev.weir.kind.ObjectKey;
import dev.weir.kind.OnAir;
import dev.weir.provider.aliyunlive.LiveAnswers.Online;
import dev.weir.provider.aliyunlive.OnlineStreams.Pattern;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Tells which rules apply to streams that are on the air. */
record RulesOnAir(OnlineStreams online, RuleBook book) {

  Map<ObjectKey, OnAir> of(Set<ObjectKey> rules) {
    return streams(rules, false).entrySet().stream()
        .collect(toMap(Map.Entry::getKey, entry -> OnlineStreams.onAir(entry.getValue())));
  }

  /**
   * The streams on the air that each of these rules applies to.
   *
   * @param patterns whether what is no rule at the service stands for all the streams it matches
   */
  Map<ObjectKey, List<Online>> streams(Set<ObjectKey> rules, boolean patterns) {
    var byDomain =
        List.copyOf(rules.stream().collect(groupingBy(key -> key.parts().getFirst())).entrySet());
    var answers =
        Concurrently.map(
            byDomain, book.concurrency(), entry -> of(entry.getKey(), entry.getValue(), patterns));
    var all = new HashMap<ObjectKey, List<Online>>();
    answers.forEach(all::putAll);
    return all;
  }

  private Map<ObjectKey, List<Online>> of(
      String domain, List<ObjectKey> keys, boolean alsoNoRules) {
    var patterns = keys.stream().map(RulesOnAir::pattern).collect(toSet());
    var streams = online.of(domain, patterns);
    boolean mayBeTaken =
        patterns.stream().anyMatch(p -> !p.isExact() && streams.stream().anyMatch(p::matches));
    // Narrower rules matter only where there is a stream that they could take.
    var others = mayBeTaken ? patterns(domain) : Set.<Pattern>of();
    return keys.stream()
        .collect(
            toMap(
                key -> key,
                key -> {
                  var rule = pattern(key);
                  boolean isTaken = !alsoNoRules || others.contains(rule);
                  return of(rule, streams, isTaken ? others : Set.of());
                }));
  }

  private static List<Online> of(Pattern rule, List<Online> streams, Set<Pattern> others) {
    return streams.stream()
        .filter(rule::matches)
        .filter(stream -> narrower(rule, stream).noneMatch(others::contains))
        .toList();
  }

  /** What would go before this rule for a stream that it matches. */
  private static Stream<Pattern> narrower(Pattern rule, Online stream) {
    return Stream.of(
            new Pattern(stream.appName(), stream.streamName()),
            new Pattern(stream.appName(), RecordRule.EVERY))
        .takeWhile(other -> !other.equals(rule));
  }

  private Set<Pattern> patterns(String domain) {
    return book.all(domain).rules().stream()
        .map(rule -> new Pattern(rule.appName(), rule.stream()))
        .collect(toSet());
  }

  private static Pattern pattern(ObjectKey key) {
    return new Pattern(key.parts().get(1), key.parts().get(2));
  }
}

package dev.weir.provider.aliyunlive;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;

import dev.weir.diag.RemoteFailure;
import dev.weir.http.Concurrently;
import dev.weir.kind.Kind;
import dev.weir.kind.ObjectKey;
import dev.weir.kind.OnAir;
import dev.weir.kind.Value;
import dev.weir.provider.KindReader;
import dev.weir.provider.aliyunlive.LiveAnswers.Rule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Reads rules, domain by domain: there is no listing of an account.
 *
 * @param domains those to look at beside the domains of wanted rules
 */
record RuleReader(
    Kind<RecordRule> kind, String scope, RuleBook book, OnlineStreams online, List<String> domains)
    implements KindReader<RecordRule> {

  @Override
  public List<Found<RecordRule>> list(Set<ObjectKey> wanted) {
    return Concurrently.map(
            all(wanted, domains), book.concurrency(), domain -> list(domain, wanted))
        .stream()
        .flatMap(List::stream)
        .toList();
  }

  /** The domains of these keys and of the settings, each once. */
  static List<String> all(Set<ObjectKey> wanted, List<String> domains) {
    return Stream.concat(
            wanted.stream().map(key -> key.parts().getFirst()),
            domains.stream().map(domain -> domain.toLowerCase(Locale.ROOT)))
        .collect(toCollection(TreeSet::new))
        .stream()
        .toList();
  }

  private List<Found<RecordRule>> list(String domain, Set<ObjectKey> wanted) {
    var listing = book.all(domain);
    var found = new ArrayList<Found<RecordRule>>();
    for (var rule : listing.rules()) {
      found(domain, rule, wanted).ifPresent(found::add);
    }
    if (!listing.complete()) {
      var seen = found.stream().map(Found::key).collect(toSet());
      wanted.stream()
          .filter(key -> key.parts().getFirst().equals(domain) && !seen.contains(key))
          .forEach(key -> read(key).ifPresent(rule -> found.add(new Found<>(key, rule, true))));
    }
    return found;
  }

  /** What nobody wants may be of a sort that came after this version of Weir. */
  private Optional<Found<RecordRule>> found(String domain, Rule told, Set<ObjectKey> wanted) {
    var key = new ObjectKey(kind.id(), scope, List.of(domain, told.appName(), told.stream()));
    try {
      return Optional.of(new Found<>(key, RuleMapping.rule(told), true));
    } catch (RuleMapping.Unknown unknown) {
      if (wanted.contains(key)) {
        throw unreadable(key, unknown);
      }
      return Optional.empty();
    }
  }

  @Override
  public Optional<RecordRule> read(ObjectKey key) {
    try {
      return find(key).map(RuleMapping::rule);
    } catch (RuleMapping.Unknown unknown) {
      throw unreadable(key, unknown);
    }
  }

  /**
   * A rule touches the streams on the air that it applies to: a change reaches them no later than
   * when a push breaks off and comes back, in the middle of a broadcast.
   */
  @Override
  public Map<ObjectKey, OnAir> onAir(Map<ObjectKey, Value.Fields> objects, Instant now) {
    return new RulesOnAir(online, book).of(objects.keySet());
  }

  private Optional<Rule> find(ObjectKey key) {
    return book.find(key.parts().get(0), key.parts().get(1), key.parts().get(2));
  }

  private static RemoteFailure unreadable(ObjectKey key, RuleMapping.Unknown why) {
    return new RemoteFailure(
        new RemoteFailure.Details(
            "DescribeLiveRecordConfig",
            RemoteFailure.Category.INVALID,
            200,
            "",
            "%s of rule `%s`, which this version does not know".formatted(why.getMessage(), key),
            Optional.empty(),
            false),
        Optional.of("look for a newer version of Weir"));
  }
}

package dev.weir.provider.aliyunlive;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;

import dev.weir.diag.Diagnostic;
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
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
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

  @Override
  public List<Found<RecordRule>> elsewhere(Set<ObjectKey> known) {
    return Concurrently.map(
            besides(kind, known, domains), book.concurrency(), domain -> list(domain, Set.of()))
        .stream()
        .flatMap(List::stream)
        .toList();
  }

  /** The domains where another kind has keys, or that the settings name, and this one has none. */
  static List<String> besides(Kind<?> kind, Set<ObjectKey> known, List<String> domains) {
    var ours = KindReader.wantedOf(kind, known);
    var listed = ours.isEmpty() ? List.<String>of() : all(ours, domains);
    return all(known, domains).stream().filter(domain -> !listed.contains(domain)).toList();
  }

  /** The domains of these keys and of the settings, each once. */
  static List<String> all(Set<ObjectKey> wanted, List<String> domains) {
    return all(wanted.stream().map(key -> key.parts().getFirst()).toList(), domains);
  }

  /** These domains and those of the settings, each once. */
  static List<String> all(Collection<String> given, List<String> domains) {
    return Stream.concat(given.stream(), domains.stream())
        .map(domain -> domain.toLowerCase(Locale.ROOT))
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

  @Override
  public Census<RecordRule> census(Set<String> given) {
    var names = all(given, domains);
    if (names.isEmpty()) {
      return nowhere(kind.name());
    }
    var gaps = new ConcurrentLinkedQueue<Diagnostic>();
    var found =
        Concurrently.map(names, book.concurrency(), domain -> census(domain, gaps)).stream()
            .flatMap(List::stream)
            .toList();
    return Census.of(found).lacking(List.copyOf(gaps));
  }

  static <R extends Record> Census<R> nowhere(String kind) {
    var option = "`--domain play.example.com`, or `domains` in the `Provider` document";
    return Census.<R>of(List.of()).lacking(List.of(Census.nowhere(kind, option)));
  }

  private List<Found<RecordRule>> census(String domain, Queue<Diagnostic> gaps) {
    var listing = book.all(domain);
    if (!listing.complete()) {
      gaps.add(
          Diagnostic.warning(
                  "incomplete-listing",
                  "the rules of `" + domain + "` changed while they were read")
              .hint("run again when nobody else is changing rules of this domain"));
    }
    var found = new ArrayList<Found<RecordRule>>();
    for (var rule : listing.rules()) {
      var key = key(domain, rule);
      try {
        found.add(new Found<>(key, RuleMapping.rule(rule), true));
      } catch (RuleMapping.Unknown unknown) {
        gaps.add(
            Diagnostic.warning("not-understood", unreadable(key, unknown).details().message())
                .hint("look for a newer version of Weir"));
      }
    }
    return found;
  }

  private ObjectKey key(String domain, Rule told) {
    return new ObjectKey(kind.id(), scope, List.of(domain, told.appName(), told.stream()));
  }

  /** What nobody wants may be of a sort that came after this version of Weir. */
  private Optional<Found<RecordRule>> found(String domain, Rule told, Set<ObjectKey> wanted) {
    var key = key(domain, told);
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

package dev.weir.provider.aliyunlive;

import dev.weir.http.Concurrently;
import dev.weir.provider.aliyunlive.LiveAnswers.Rule;
import dev.weir.provider.aliyunlive.LiveAnswers.RulePage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The rules of an account's domains, as the service tells them.
 *
 * <p>Pages are not a snapshot: a rule that is deleted meanwhile moves all later ones up, so that
 * one can slip through between two pages. What was listed is therefore held against the number that
 * the service tells.
 *
 * @param concurrency how many pages are read at the same time
 */
record RuleBook(LiveReads api, int concurrency) {

  /** The longest page there is. */
  private static final int PAGE = 30;

  private static final int ATTEMPTS = 3;

  /** No service tells more pages than this. */
  private static final int LAST = 100_000;

  /**
   * The rules of a domain.
   *
   * @param complete whether there were as many as the service says
   */
  record Listing(List<Rule> rules, boolean complete) {}

  /** A rule's place in its domain. */
  private record Name(String app, String stream) {}

  /** All rules of a domain, in the order in which they were made. */
  Listing all(String domain) {
    var listing = walk(domain);
    for (int i = 1; i < ATTEMPTS && !listing.complete(); i++) {
      listing = walk(domain);
    }
    return listing;
  }

  private Listing walk(String domain) {
    var first = page(domain, 1);
    var rules = new LinkedHashMap<Name, Rule>();
    collect(first, rules);
    if (first.totalNum().isEmpty()) {
      walkOn(domain, rules);
      return new Listing(List.copyOf(rules.values()), true);
    }
    int total = first.totalNum().get();
    int size = first.pageSize().filter(told -> told > 0 && told < PAGE).orElse(PAGE);
    var numbers = IntStream.rangeClosed(2, (total + size - 1) / size).boxed().toList();
    var rest = Concurrently.map(numbers, concurrency, number -> page(domain, number));
    rest.forEach(page -> collect(page, rules));
    boolean steady = rest.stream().allMatch(page -> page.totalNum().equals(first.totalNum()));
    return new Listing(List.copyOf(rules.values()), steady && rules.size() == total);
  }

  /** Where no number is told, an empty page is the end. */
  private void walkOn(String domain, Map<Name, Rule> rules) {
    for (int number = 2; number < LAST; number++) {
      var page = page(domain, number);
      if (page.rules().isEmpty()) {
        return;
      }
      collect(page, rules);
    }
  }

  private static void collect(RulePage page, Map<Name, Rule> rules) {
    page.rules().forEach(rule -> rules.putIfAbsent(new Name(rule.appName(), rule.stream()), rule));
  }

  private RulePage page(String domain, int number) {
    return page(domain, Optional.empty(), Optional.empty(), number);
  }

  private RulePage page(String domain, Optional<String> app, Optional<String> stream, int number) {
    return api.describeLiveRecordConfig(
        new LiveRequests.RuleQuery(
            domain, app, stream, Optional.of(number), Optional.of(PAGE), Optional.of("asc")));
  }

  /**
   * One rule. How the service tells "every stream" is not documented, so a rule for every stream is
   * looked for under {@code *} first and then among all rules of its app.
   */
  Optional<Rule> find(String domain, String app, String stream) {
    var named = search(domain, app, stream, Optional.of(stream));
    return named.isPresent() || !stream.equals(RecordRule.EVERY)
        ? named
        : search(domain, app, stream, Optional.empty());
  }

  private Optional<Rule> search(String domain, String app, String stream, Optional<String> filter) {
    for (int number = 1; number < LAST; number++) {
      var page = page(domain, Optional.of(app), filter, number);
      var found =
          page.rules().stream()
              .filter(rule -> rule.appName().equals(app) && rule.stream().equals(stream))
              .findFirst();
      int read = number * PAGE;
      boolean last =
          page.rules().isEmpty() || page.totalNum().filter(total -> total <= read).isPresent();
      if (found.isPresent() || last) {
        return found;
      }
    }
    return Optional.empty();
  }
}

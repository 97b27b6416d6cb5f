package dev.weir.provider.aliyunlive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.provider.aliyunlive.LiveAnswers.Rule;
import dev.weir.provider.aliyunlive.LiveAnswers.RulePage;
import dev.weir.provider.aliyunlive.LiveAnswers.Rules;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Listings that are no snapshots, and rules for every stream that are told in three ways. */
class RuleBookTest {

  /** A service that answers listings from a function, and remembers what was asked. */
  private record Listing(
      Function<LiveRequests.RuleQuery, RulePage> pages, List<LiveRequests.RuleQuery> asked)
      implements LiveReads {

    Listing(Function<LiveRequests.RuleQuery, RulePage> pages) {
      this(pages, Collections.synchronizedList(new ArrayList<>()));
    }

    @Override
    public RulePage describeLiveRecordConfig(LiveRequests.RuleQuery query) {
      asked.add(query);
      return pages.apply(query);
    }

    @Override
    public LiveAnswers.Notification describeLiveRecordNotifyConfig(LiveRequests.DomainName domain) {
      throw new AssertionError();
    }

    @Override
    public LiveAnswers.OnlinePage describeLiveStreamsOnlineList(LiveRequests.OnlineQuery query) {
      throw new AssertionError();
    }

    @Override
    public LiveAnswers.Contents describeLiveStreamRecordContent(LiveRequests.Stretch stretch) {
      throw new AssertionError();
    }

    @Override
    public LiveAnswers.IndexPage describeLiveStreamRecordIndexFiles(LiveRequests.IndexQuery query) {
      throw new AssertionError();
    }

    @Override
    public LiveAnswers.IndexFound describeLiveStreamRecordIndexFile(LiveRequests.IndexName index) {
      throw new AssertionError();
    }

    RuleBook book() {
      return new RuleBook(this, 4);
    }
  }

  private static Rule rule(String app, Optional<String> stream) {
    return new Rule(
        "test.com",
        app,
        stream,
        "test123",
        "oss-cn-shanghai.aliyuncs.com",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static List<Rule> rules(int count) {
    return IntStream.range(0, count).mapToObj(i -> rule("live", Optional.of("s" + i))).toList();
  }

  private static RulePage page(List<Rule> rules, Optional<Integer> total) {
    return new RulePage(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        total,
        Optional.empty(),
        Optional.of(new Rules(rules)));
  }

  private static RulePage page(List<Rule> all, LiveRequests.RuleQuery query, int size) {
    int from = Math.min(all.size(), (query.pageNum().orElseThrow() - 1) * size);
    return page(all.subList(from, Math.min(all.size(), from + size)), Optional.of(all.size()));
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 1", "29, 1", "30, 1", "31, 2", "60, 2", "61, 3", "1000, 34"})
  void a_domain_takes_as_many_calls_as_it_has_pages(int rules, int calls) {
    var all = rules(rules);
    var service = new Listing(query -> page(all, query, 30));

    var listing = service.book().all("test.com");

    assertThat(listing.complete()).isTrue();
    assertThat(listing.rules()).containsExactlyElementsOf(all);
    assertThat(service.asked()).hasSize(calls).allMatch(q -> q.pageSize().get() == 30);
  }

  @Test
  void smaller_pages_than_asked_for_are_followed() {
    var all = rules(25);
    var service =
        new Listing(query -> {
          var page = page(all, query, 10);
          return new RulePage(
              query.pageNum(),
              Optional.of(10),
              query.order(),
              page.totalNum(),
              Optional.of(3),
              page.liveAppRecordList());
        });

    assertThat(service.book().all("test.com").rules()).hasSize(25);
  }

  @Test
  void without_a_number_an_empty_page_is_the_end() {
    var all = rules(65);
    var service = new Listing(query -> page(page(all, query, 30).rules(), Optional.empty()));

    assertThat(service.book().all("test.com").rules()).containsExactlyElementsOf(all);
    assertThat(service.asked()).hasSize(4);
  }

  @Test
  void a_rule_that_slips_through_between_two_pages_is_found_by_listing_again() {
    var all = rules(61);
    var later = all.subList(1, 61);
    var service = new Listing[1];
    service[0] =
        new Listing(query -> page(service[0].asked().size() == 1 ? all : later, query, 30));

    var listing = service[0].book().all("test.com");

    assertThat(listing.complete()).isTrue();
    assertThat(listing.rules()).containsExactlyElementsOf(later);
  }

  @Test
  void a_listing_that_never_comes_to_rest_says_so() {
    var all = rules(61);
    var service =
        new Listing[] {new Listing(query -> page(page(all, query, 30).rules(), Optional.of(70)))};

    var listing = service[0].book().all("test.com");

    assertThat(listing.complete()).isFalse();
    assertThat(listing.rules()).containsExactlyElementsOf(all);
  }

  @Test
  void a_rule_that_comes_twice_counts_once() {
    var twice =
        List.of(
            rule("live", Optional.empty()),
            rule("live", Optional.of("*")),
            rule("a", Optional.of("")));
    var service = new Listing(query -> page(twice, Optional.of(3)));

    assertThat(service.book().all("test.com").rules()).containsExactly(twice.get(0), twice.get(2));
  }

  @ParameterizedTest
  @CsvSource({"absent, 2", "empty, 2", "asterisk, 1"})
  void a_rule_for_every_stream_is_found_however_it_is_told(String told, int calls) {
    var stream =
        switch (told) {
          case "absent" -> Optional.<String>empty();
          case "empty" -> Optional.of("");
          default -> Optional.of("*");
        };
    var rules = List.of(rule("live", Optional.of("one")), rule("live", stream));
    var service =
        new Listing(query ->
            page(
                rules.stream()
                    .filter(r ->
                        query.streamName().isEmpty() || query.streamName().equals(r.streamName()))
                    .toList(),
                query,
                30));

    assertThat(service.book().find("test.com", "live", "*")).contains(rules.get(1));
    assertThat(service.asked()).hasSize(calls);
    assertThat(service.book().find("test.com", "live", "two")).isEmpty();
  }

  @Test
  void a_service_that_filters_nothing_is_read_to_the_right_page() {
    var all = rules(61);
    var service = new Listing(query -> page(all, query, 30));

    assertThat(service.book().find("test.com", "live", "s60")).contains(all.get(60));
    assertThat(service.book().find("test.com", "live", "s61")).isEmpty();
    assertThat(service.asked()).hasSize(6);
  }
}

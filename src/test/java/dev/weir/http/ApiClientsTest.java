package dev.weir.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weir.diag.RemoteFailure;
import dev.weir.diag.RemoteFailure.Category;
import feign.Param;
import feign.Request;
import feign.RequestLine;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ApiClientsTest {

  private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

  interface Shelves {
    @RequestLine("GET /{shelf}?after={after}")
    String getShelf(@Param("shelf") String shelf, @Param("after") String after);

    @RequestLine("PUT /{shelf}")
    void putShelf(@Param("shelf") String shelf, String content);

    @RequestLine("POST /{shelf}")
    void copyShelf(@Param("shelf") String shelf);
  }

  /** 503 is throttling, other 5xx are worth another try, 403 tells the service's time. */
  private enum Rule implements RetryRule {
    USUAL;

    @Override
    public Verdict judge(Reply reply, Instant now) {
      return switch (reply.status()) {
        case 403 -> new Verdict.Skewed(Duration.between(now, Instant.parse(reply.text())));
        case 500, 502 -> new Verdict.Again();
        case 503 ->
            new Verdict.Throttled(
                reply.header("retry-after").map(Long::valueOf).map(Duration::ofSeconds));
        default -> new Verdict.Final();
      };
    }

    @Override
    public boolean repeatable(Request request) {
      return request.httpMethod() != Request.HttpMethod.POST;
    }
  }

  private final FakeTime time = new FakeTime(START);
  private final ScriptedClient network = new ScriptedClient();
  private final List<String> trace = new ArrayList<>();
  private final List<Instant> signed = new ArrayList<>();
  private final Shelves shelves = shelves();

  private Shelves shelves() {
    var clients =
        new ApiClients(time, time, new Random(7), Optional.of(trace::add), Optional.of(network));
    var wire =
        new Wire(
            (object, _, template) -> template.body(object.toString()),
            (response, _) -> new String(response.body().asInputStream().readAllBytes(), UTF_8),
            ApiClientsTest::error);
    return clients.client(
        Shelves.class,
        new Service(
            "test",
            URI.create("http://shelves.example/base"),
            wire,
            this::sign,
            Rule.USUAL,
            new Limit(100, 50, 4)));
  }

  private static Optional<RemoteError> error(Reply reply) {
    return reply.isSuccess()
        ? Optional.empty()
        : Optional.of(
            new RemoteError(
                Category.INVALID,
                "Bad",
                reply.text(),
                reply.header("X-Request-Id"),
                Optional.of("do better")));
  }

  private Request sign(Request request, Instant now) {
    signed.add(now);
    var headers = new HashMap<>(request.headers());
    headers.put("Authorization", List.of("secret signature"));
    return Request.create(
        request.httpMethod(),
        request.url(),
        headers,
        request.body(),
        request.charset(),
        request.requestTemplate());
  }

  private RemoteFailure failureOf(Runnable call) {
    return catchThrowableOfType(RemoteFailure.class, call::run);
  }

  @Test
  void an_answer_is_decoded() {
    network.then(200, "content");

    assertThat(shelves.getShelf("a", null)).isEqualTo("content");
    assertThat(network.requests()).hasSize(1);
    assertThat(time.sleeps()).isEmpty();
  }

  @Test
  void a_name_that_looks_encoded_is_encoded_all_the_same() {
    network.then(200, "").then(200, "");

    shelves.getShelf("a%20b", "50% & more");
    shelves.getShelf("频 道+", null);

    assertThat(network.requests())
        .extracting(Request::url)
        .containsExactly(
            "http://shelves.example/base/a%2520b?after=50%25%20%26%20more",
            "http://shelves.example/base/%E9%A2%91%20%E9%81%93%2B");
  }

  @Test
  void an_outage_is_waited_out_with_growing_random_pauses() {
    network.then(500, "").then(502, "").then(500, "").then(200, "up again");

    assertThat(shelves.getShelf("a", null)).isEqualTo("up again");
    assertThat(time.sleeps()).hasSize(3);
    assertThat(time.sleeps().get(0)).isBetween(Duration.ZERO, Duration.ofMillis(250));
    assertThat(time.sleeps().get(1)).isBetween(Duration.ZERO, Duration.ofMillis(500));
    assertThat(time.sleeps().get(2)).isBetween(Duration.ZERO, Duration.ofSeconds(1));
    assertThat(signed).hasSize(4).doesNotHaveDuplicates();
  }

  @Test
  void an_outage_that_stays_is_a_failure_after_six_attempts() {
    for (int i = 0; i < 6; i++) {
      network.then(500, Map.of("x-request-id", List.of("r" + i)), "broken");
    }

    var failure = failureOf(() -> shelves.getShelf("a", null));

    assertThat(failure.details())
        .isEqualTo(
            new RemoteFailure.Details(
                "GetShelf", Category.INVALID, 500, "Bad", "broken", Optional.of("r5"), false));
    assertThat(failure.diagnostic().hint()).contains("do better");
  }

  @Test
  void a_refusal_is_final() {
    network.then(400, "no");

    assertThat(failureOf(() -> shelves.putShelf("a", "x")).details().effectUnknown()).isFalse();
    assertThat(network.requests()).hasSize(1);
  }

  @Test
  void what_may_not_be_repeated_is_not_after_an_outage() {
    network.then(500, "broken");

    assertThat(failureOf(() -> shelves.copyShelf("a")).details().effectUnknown()).isTrue();
    assertThat(network.requests()).hasSize(1);
  }

  @Test
  void what_may_not_be_repeated_is_not_after_a_cut_connection() {
    network.then(new IOException("cut"));

    var details = failureOf(() -> shelves.copyShelf("a")).details();

    assertThat(details.effectUnknown()).isTrue();
    assertThat(details.message())
        .isEqualTo("the connection to `shelves.example` broke before the answer was complete");
    assertThat(network.requests()).hasSize(1);
  }

  @Test
  void what_may_not_be_repeated_is_when_it_was_throttled_or_never_left() {
    network.then(503, "").then(new NotSent(new ConnectException())).then(200, "");

    shelves.copyShelf("a");

    assertThat(network.requests()).hasSize(3);
  }

  @Test
  void a_write_that_never_left_has_no_effect() {
    for (int i = 0; i < 6; i++) {
      network.then(new NotSent(new ConnectException()));
    }

    var details = failureOf(() -> shelves.putShelf("a", "x")).details();

    assertThat(details)
        .isEqualTo(
            new RemoteFailure.Details(
                "PutShelf",
                Category.UNAVAILABLE,
                0,
                "",
                "no connection to `shelves.example`, 6 times",
                Optional.empty(),
                false));
  }

  @Test
  void a_write_whose_answer_was_lost_once_may_have_taken_effect_whatever_follows() {
    network.then(new HttpTimeoutException("late")).then(400, "changed meanwhile");

    var details = failureOf(() -> shelves.putShelf("a", "x")).details();

    assertThat(details.status()).isEqualTo(400);
    assertThat(details.effectUnknown()).isTrue();
  }

  @Test
  void a_read_has_no_effect_even_when_its_answer_is_lost() {
    for (int i = 0; i < 6; i++) {
      network.then(new HttpTimeoutException("late"));
    }

    var details = failureOf(() -> shelves.getShelf("a", null)).details();

    assertThat(details.effectUnknown()).isFalse();
    assertThat(details.message())
        .isEqualTo("no complete answer from `shelves.example` in time, 6 times");
  }

  @Test
  void being_too_fast_is_waited_out_for_longer_than_an_outage() {
    for (int i = 0; i < 10; i++) {
      network.then(503, "");
    }
    network.then(200, "now");

    assertThat(shelves.getShelf("a", null)).isEqualTo("now");
  }

  @Test
  void the_providers_own_hint_is_obeyed() {
    network.then(503, Map.of("Retry-After", List.of("20")), "").then(200, "");

    shelves.getShelf("a", null);

    assertThat(Duration.between(START, time.instant()))
        .isGreaterThanOrEqualTo(Duration.ofSeconds(20));
  }

  @Test
  void nobody_waits_longer_than_two_minutes() {
    network.then(503, Map.of("Retry-After", List.of("121")), "later");

    assertThat(failureOf(() -> shelves.getShelf("a", null)).details().message()).isEqualTo("later");
    assertThat(time.sleeps()).isEmpty();
  }

  @Test
  void a_wrong_clock_is_corrected_once_and_for_all_calls() {
    network.then(403, "2026-01-02T04:04:05Z").then(200, "").then(200, "");

    shelves.getShelf("a", null);
    shelves.getShelf("b", null);

    assertThat(signed)
        .containsExactly(START, START.plus(Duration.ofHours(1)), START.plus(Duration.ofHours(1)));
  }

  @Test
  void a_clock_that_cannot_be_corrected_is_a_failure() {
    network.then(403, "2026-01-02T04:04:05Z").then(403, "2026-01-02T04:04:05Z");

    assertThat(failureOf(() -> shelves.putShelf("a", "x")).details().status()).isEqualTo(403);
    assertThat(network.requests()).hasSize(2);
  }

  @Test
  void an_error_that_explains_nothing_is_one_all_the_same() {
    network.then(302, "elsewhere");

    assertThat(failureOf(() -> shelves.getShelf("a", null)).details().status()).isEqualTo(302);
  }

  @Test
  void messages_and_traces_show_no_secrets() {
    network.then(400, "wrong: Signature=abc/def&x=1 security-token: t0k3n");

    var failure = failureOf(() -> shelves.getShelf("a", "1"));

    assertThat(failure.details().message())
        .isEqualTo("wrong: Signature=***&x=1 security-token: ***");
    assertThat(trace)
        .containsExactly(
            "GET http://shelves.example/base/a?after=1 -> 400 in 0 ms [Authorization: ***]");
  }
}

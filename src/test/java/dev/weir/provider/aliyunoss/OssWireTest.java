package dev.weir.provider.aliyunoss;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.diag.RemoteFailure.Category;
import dev.weir.http.RemoteError;
import dev.weir.http.Reply;
import dev.weir.http.RetryRule.Verdict;
import feign.Request;
import feign.Request.HttpMethod;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OssWireTest {

  private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
  private static final String ERROR = "<Error><Code>%s</Code><Message>no</Message></Error>";

  private final OssWire wire = new OssWire();

  private static Reply reply(int status, Map<String, Collection<String>> headers, String body) {
    return new Reply(request(HttpMethod.GET), status, headers, body.getBytes(UTF_8));
  }

  private static Request request(HttpMethod method) {
    return Request.create(method, "http://h/b/c?live", Map.of(), null, UTF_8, null);
  }

  @Test
  void an_error_without_a_body_is_read_from_its_header() {
    var xml =
        "<Error xmlns='http://doc.oss-cn-hangzhou.aliyuncs.com'><Code>NoSuchBucket</Code>"
            + "<Message>gone</Message><RequestId>in-body</RequestId></Error>";
    var header = Base64.getEncoder().encodeToString(xml.getBytes(UTF_8));

    var error = wire.read(reply(404, Map.of("X-Oss-Err", List.of(header)), "")).orElseThrow();

    assertThat(error.code()).isEqualTo("NoSuchBucket");
    assertThat(error.message()).isEqualTo("gone");
    assertThat(error.requestId()).contains("in-body");
  }

  @Test
  void what_a_proxy_says_is_an_error_all_the_same() {
    var html = reply(502, Map.of("x-oss-request-id", List.of("R1")), "<html><body>Bad gateway");

    assertThat(wire.read(html))
        .contains(
            new RemoteError(
                Category.UNAVAILABLE,
                "",
                "the answer explains nothing",
                Optional.of("R1"),
                Optional.empty()));
  }

  @Test
  void a_code_that_nobody_knows_is_told_with_the_category_of_its_status() {
    var error = wire.read(reply(403, Map.of(), ERROR.formatted("NewRule"))).orElseThrow();

    assertThat(error)
        .isEqualTo(
            new RemoteError(Category.REFUSED, "NewRule", "no", Optional.empty(), Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource({
    "200, '', Final",
    "204, '', Final",
    "400, InvalidArgument, Final",
    "403, AccessDenied, Final",
    "404, NoSuchLiveChannel, Final",
    "408, RequestTimeout, Again",
    "409, ChannelStillLive, Final",
    "429, '', Throttled",
    "500, InternalError, Again",
    "501, NotImplemented, Final",
    "502, '', Again",
    "503, ServiceUnavailable, Again",
    "503, MetaOperationQpsLimitExceeded, Throttled",
    "503, TotalQpsLimitExceeded, Throttled",
    "504, '', Again",
  })
  void some_errors_pass_by_themselves(int status, String code, String verdict) {
    var body = code.isEmpty() ? "" : ERROR.formatted(code);

    assertThat(wire.judge(reply(status, Map.of(), body), NOW).getClass().getSimpleName())
        .isEqualTo(verdict);
  }

  @Test
  void a_wish_to_be_left_alone_is_passed_on() {
    Map<String, Collection<String>> seconds = Map.of("Retry-After", List.of("7"));
    Map<String, Collection<String>> date =
        Map.of("Retry-After", List.of("Sun, 01 Mar 2026 08:00:07 GMT"));
    var body = ERROR.formatted("TotalQpsLimitExceeded");

    assertThat(wire.judge(reply(503, seconds, body), NOW))
        .isEqualTo(new Verdict.Throttled(Optional.of(Duration.ofSeconds(7))));
    assertThat(wire.judge(reply(503, date, body), NOW))
        .isEqualTo(new Verdict.Throttled(Optional.empty()));
  }

  @Test
  void a_wrong_clock_is_measured_by_the_services_own() {
    var skewed = "<Error><Code>RequestTimeTooSkewed</Code><ServerTime>%s</ServerTime></Error>";

    assertThat(wire.judge(reply(403, Map.of(), skewed.formatted("2026-03-01T07:00:00.000Z")), NOW))
        .isEqualTo(new Verdict.Skewed(Duration.ofHours(-1)));
    assertThat(wire.judge(reply(403, Map.of(), skewed.formatted("?")), NOW))
        .isEqualTo(new Verdict.Final());
  }

  @Test
  void only_a_playlist_is_not_written_twice() {
    assertThat(wire.repeatable(request(HttpMethod.PUT))).isTrue();
    assertThat(wire.repeatable(request(HttpMethod.DELETE))).isTrue();
    assertThat(wire.repeatable(request(HttpMethod.POST))).isFalse();
  }
}

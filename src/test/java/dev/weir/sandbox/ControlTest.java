package dev.weir.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ControlTest {

  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  private Sandbox sandbox;
  private URI shop;

  @BeforeEach
  void start() {
    sandbox =
        Sandbox.start(
            SandboxOptions.defaults(),
            InstantSource.fixed(NOW),
            new SplittableRandom(1),
            Map.of("shop", Shop::new));
    shop = sandbox.endpoints().get("shop");
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @Test
  void the_clock_can_stand_still_move_and_follow_the_system() {
    assertThat(call("PUT", "clock", "{\"now\":\"2030-05-06T07:08:09+08:00\"}"))
        .isEqualTo("{\"now\":\"2030-05-05T23:08:09Z\"}");
    assertThat(call("PUT", "clock", "{\"advance\":\"1h30m\"}"))
        .isEqualTo("{\"now\":\"2030-05-06T00:38:09Z\"}");
    assertThat(call("PUT", "clock", "{\"advance\":\"-PT30M\"}"))
        .isEqualTo("{\"now\":\"2030-05-06T00:08:09Z\"}");
    assertThat(call("PUT", "clock", "{\"system\":true}"))
        .isEqualTo("{\"now\":\"2026-01-02T03:04:05Z\"}");
    assertThat(call("PUT", "clock", "{\"advance\":\"10m\"}"))
        .isEqualTo("{\"now\":\"2026-01-02T03:14:05Z\"}");
    assertThat(call("GET", "clock", "")).isEqualTo("{\"now\":\"2026-01-02T03:14:05Z\"}");
  }

  @Test
  void answers_carry_the_sandbox_s_date() {
    call("PUT", "clock", "{\"now\":\"2030-05-06T07:08:09Z\"}");

    var answer = Wire.send(shop, "GET", "/a", Map.of("Host", "x"), "");

    assertThat(answer.header("date")).isEqualTo("Mon, 06 May 2030 07:08:09 GMT");
  }

  @Test
  void accounts_are_replaced_and_their_secrets_never_told() {
    assertThat(
            call(
                "PUT",
                "accounts",
                "[{\"key\":\"a\",\"secret\":\"hidden\"},"
                    + "{\"key\":\"b\",\"secret\":\"hidden\",\"token\":\"hidden\"}]"))
        .isEqualTo("[{\"key\":\"a\",\"temporary\":false},{\"key\":\"b\",\"temporary\":true}]");
    assertThat(sandbox.world().account("weir-sandbox-key")).isEmpty();
    assertThat(sandbox.world().account("b").orElseThrow().token()).contains("hidden");
  }

  @Test
  void what_came_in_is_told_without_signatures() {
    var headers = new LinkedHashMap<String, String>();
    headers.put("Host", "127.0.0.1");
    headers.put("AUTHORIZATION", "OSS key:signature");
    headers.put("x-oss-security-token", "token");
    headers.put("Content-Length", "28");

    Wire.send(
        shop, "PUT", "/a%2Fb?x=+&Signature=abc&y", headers, "{\"publishKey\":\"k\",\"title\":1}");

    assertThat(call("GET", "requests", ""))
        .isEqualTo(
            "[{\"time\":\"2026-01-02T03:04:05Z\",\"provider\":\"shop\",\"operation\":\"Keep\","
                + "\"method\":\"PUT\",\"path\":\"/a%2Fb\",\"query\":\"x=+&Signature=***&y\","
                + "\"headers\":[{\"name\":\"Host\",\"value\":\"127.0.0.1\"},"
                + "{\"name\":\"AUTHORIZATION\",\"value\":\"OSS ***\"},"
                + "{\"name\":\"x-oss-security-token\",\"value\":\"***\"},"
                + "{\"name\":\"Content-Length\",\"value\":\"28\"}],"
                + "\"body\":\"{\\\"publishKey\\\":\\\"***\\\",\\\"title\\\":1}\",\"status\":200}]");
    assertThat(call("DELETE", "requests", "")).isEqualTo("{}");
    assertThat(call("GET", "requests", "")).isEqualTo("[]");
  }

  @Test
  void state_is_dumped_and_loaded_as_a_whole() {
    Wire.send(shop, "PUT", "/a", Map.of("Host", "x", "Content-Length", "3"), "one");
    var state = call("GET", "state", "");
    assertThat(state).isEqualTo("{\"shop\":{\"items\":{\"a\":{\"text\":\"one\",\"onAir\":null}}}}");

    assertThat(call("PUT", "state", "{}")).isEqualTo("{}");
    assertThat(call("GET", "state", "")).isEqualTo("{\"shop\":{\"items\":{}}}");

    assertThat(call("PUT", "state", state)).isEqualTo("{}");
    assertThat(call("GET", "state", "")).isEqualTo(state);
  }

  @Test
  void a_state_that_does_not_fit_changes_nothing() {
    Wire.send(shop, "PUT", "/a", Map.of("Host", "x", "Content-Length", "3"), "one");
    var before = call("GET", "state", "");

    var refused = Wire.control(shop, "PUT", "state", "{\"shop\":{\"items\":{\"b\":[7]}}}");

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.body()).startsWith("{\"error\":\"`items.b`: ");
    assertThat(call("GET", "state", "")).isEqualTo(before);
  }

  @Test
  void streams_go_on_and_off_the_air() {
    Wire.send(shop, "PUT", "/a", Map.of("Host", "x", "Content-Length", "3"), "one");

    assertThat(call("POST", "publish", "{\"item\":\"a\"}")).isEqualTo("{}");

    assertThat(call("GET", "state", "")).contains("\"onAir\":\"2026-01-02T03:04:05Z\"");
    assertThat(call("POST", "unpublish", "{\"item\":\"a\"}"))
        .isEqualTo("{\"error\":\"it is not on the air\"}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          PUT    | clock     | {"now":"noon"}            | 400 | `noon` is not a time like 2026-01-02T03:04:05Z
          PUT    | clock     | {"advance":"soon"}        | 400 | `soon` is not a length of time like 10m
          PUT    | clock     | {"nov":"x"}               | 400 | the clock has no member `nov`; did you mean `now`?
          PUT    | accounts  | {"key":"a"}               | 400 | accounts are a list of {"key", "secret", "token"}
          PUT    | accounts  | [{"key":"a"}]             | 400 | `secret` is missing
          PUT    | faults    | [{"kind":"slower"}]       | 400 | `kind` of a fault rule is throttle, fail-before, fail-after, hang-before, hang-after, cut-before, cut-after, truncate, slow or stale-read; not `slower`
          PUT    | faults    | [{"kind":"slow","nht":1}] | 400 | a fault rule has no member `nht`; did you mean `nth`?
          PUT    | faults    | {"delayMillis":-1}        | 400 | `delayMillis` must be from 0 to 300000; it is -1
          PUT    | state     | {"shpo":{}}               | 400 | the state has no member `shpo`; did you mean `shop`?
          POST   | publish   | {"item":"z"}              | 400 | no such item
          POST   | publish   | {"provider":"pub"}        | 400 | this sandbox does not serve `pub`
          GET    | weather   |                           | 404 | there is no control call GET /_weir/weather
          """)
  void mistakes_are_named(String method, String what, String json, int status, String message) {
    var answer = Wire.control(shop, method, what, json == null ? "" : json);

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.body().replace("\\\"", "\"")).isEqualTo("{\"error\":\"" + message + "\"}\n");
  }

  @Test
  void a_body_that_is_no_json_is_refused() {
    assertThat(call("PUT", "clock", "{\"now\"")).startsWith("{\"error\":\"the body is not JSON: ");
    assertThat(call("PUT", "clock", ""))
        .isEqualTo("{\"error\":\"the body is empty; it must be JSON\"}");
  }

  private String call(String method, String what, String json) {
    return Wire.control(shop, method, what, json).body().stripTrailing();
  }
}

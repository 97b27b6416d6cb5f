package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the service answers and writes down, held to the recorded calls of the contract. */
@Timeout(60)
class ServeCallbacksTest {

  private static final Path VECTORS = Path.of("src/test/resources/vectors/aliyun-live");
  private static final String KEY = "Abcdef0123456789";

  private static final String MANIFEST =
      """
      apiVersion: aliyun-live/v1
      kind: Provider
      metadata: {name: live}
      ---
      apiVersion: aliyun-live/v1
      kind: RecordNotification
      metadata: {name: told}
      spec:
        provider: live
        domain: test.com
        notifyUrl: http://cb.test.com/rec
        onDemandUrl: http://cb.test.com
      ---
      apiVersion: aliyun-live/v1
      kind: RecordDecision
      metadata: {name: ours}
      spec:
        domain: test.com
        rules:
      """;

  private static final String SIGNED =
      MANIFEST.replace(
          "  onDemandUrl: http://cb.test.com\n",
          "  notifyReqAuth: true\n  notifyAuthKey: {fromEnv: WEIR_SECRET_NOTIFY}\n");

  @TempDir Path folder;

  private CommandLineFixture manifest(String text) {
    return new CommandLineFixture(folder).file("main.yaml", text);
  }

  private CallbackService deciding(String rules) {
    return CallbackService.start(manifest(MANIFEST + rules.indent(4)));
  }

  private static JsonNode vector(String name) throws Exception {
    return JsonMapper.shared().readTree(Files.readString(VECTORS.resolve(name + ".json")));
  }

  private static JsonNode json(String text) {
    return JsonMapper.shared().readTree(text);
  }

  private static List<JsonNode> lines(String out) {
    return out.lines().map(ServeCallbacksTest::json).toList();
  }

  private static void answersAs(String name, String rules, CallbackService service)
      throws Exception {
    var vector = vector(name);
    var answer = service.ask("/?" + vector.at("/request/query").asString());
    assertThat(answer.statusCode()).as(rules).isEqualTo(vector.at("/response/status").asInt());
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(json(answer.body())).isEqualTo(json(vector.at("/response/body").asString()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "callback-on-demand-record; - decision: app == 'test123' && bitrate == 2000",
        "callback-on-demand-skip; - {decision: codec == 'h264', record: false}",
        "callback-on-demand-override; - {decision: 'true', formats: [mp4, flv], intervals: {mp4:"
            + " 5m, flv: 2m, m3u8: 3m}}"
      })
  void questions_are_answered_as_the_contract_has_it(String name) throws Exception {
    var parts = name.split("; ", 2);
    try (var service = deciding(parts[1])) {
      answersAs(parts[0], parts[1], service);
    }
  }

  @Test
  void the_first_decision_that_holds_answers() throws Exception {
    var rules =
        """
        - {decision: stream.startsWith('test-'), record: false}
        - {decision: bitrate >= 4000, formats: [mp4]}
        - {decision: app == 'live'}
        - {decision: app == 'stage', record: false}
        """;
    try (var service = deciding(rules)) {
      assertThat(record(service, "app=live&domain=test.com&stream=test-1&vbitrate=9000"))
          .isEqualTo("{\"ApiVersion\":\"1.0\",\"NeedRecord\":false}");
      assertThat(record(service, "app=live&domain=test.com&stream=a&vbitrate=4000"))
          .isEqualTo("{\"ApiVersion\":\"1.0\",\"NeedRecord\":true,\"Format\":[\"mp4\"]}");
      assertThat(record(service, "app=live&domain=TEST.com&stream=a&vbitrate=3999"))
          .isEqualTo("{\"ApiVersion\":\"1.0\",\"NeedRecord\":true}");
      assertThat(record(service, "app=stage&domain=test.com&stream=a&vbitrate=3999"))
          .isEqualTo("{\"ApiVersion\":\"1.0\",\"NeedRecord\":false}");
    }
  }

  private static String record(CallbackService service, String query) throws Exception {
    var answer = service.ask("/decide?" + query);
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }

  /** What was not recorded is lost; so whatever cannot be decided is recorded. */
  @Test
  void what_cannot_be_decided_is_recorded_and_says_why() throws Exception {
    try (var service = deciding("- {decision: bitrate > 1000 / (bitrate - 5), record: false}")) {
      var yes = "{\"ApiVersion\":\"1.0\",\"NeedRecord\":true}";
      var name = "app=live&stream=a&domain=";
      assertThat(record(service, name + "test.com")).isEqualTo(yes);
      assertThat(record(service, name + "test.com&vbitrate=fast")).isEqualTo(yes);
      assertThat(record(service, name + "test.com&vbitrate=5")).isEqualTo(yes);
      assertThat(record(service, name + "test.com&vbitrate=6")).isEqualTo(yes);
      assertThat(record(service, name + "other.com&vbitrate=9000")).isEqualTo(yes);
      assertThat(record(service, name + "test.com&vbitrate=9000")).isNotEqualTo(yes);

      var metrics = service.ask("/metrics").body();
      assertThat(metrics)
          .contains("{type=\"decision\",outcome=\"record-failure\"} 3\n")
          .contains("{type=\"decision\",outcome=\"record-otherwise\"} 1\n")
          .contains("{type=\"decision\",outcome=\"record-undeclared\"} 1\n")
          .contains("{type=\"decision\",outcome=\"skip-rule\"} 1\n");
      assertThat(lines(service.stop().out()))
          .extracting(line -> line.path("cause").asString() + " " + line.path("problem").asString())
          .satisfiesExactly(
              cause -> assertThat(cause).startsWith("failure ").contains("bitrate"),
              cause -> assertThat(cause).startsWith("failure ").contains("bitrate"),
              cause -> assertThat(cause).startsWith("failure ").contains("zero"),
              cause -> assertThat(cause).isEqualTo("otherwise "),
              cause -> assertThat(cause).isEqualTo("undeclared "),
              cause -> assertThat(cause).isEqualTo("rule "));
    }
  }

  @Test
  void a_condition_that_holds_whatever_is_not_told_holds() throws Exception {
    try (var service = deciding("- {decision: app == 'live' || bitrate > 1, record: false}")) {
      assertThat(record(service, "app=live&domain=test.com&stream=a")).contains("false");
      assertThat(record(service, "app=other&domain=test.com&stream=a")).contains("true");
    }
  }

  @Test
  void otherwise_can_be_to_skip_and_a_star_stands_for_other_domains() throws Exception {
    var any = "\n---\n" + MANIFEST.substring(MANIFEST.lastIndexOf("---\n") + 4);
    var manifest =
        MANIFEST
            + "    - decision: app == 'live'\n"
            + any.replace("ours", "rest").replace("domain: test.com", "otherwise: skip")
            + "    - decision: codec == 'h265'\n";
    try (var service = CallbackService.start(manifest(manifest))) {
      assertThat(record(service, "app=x&domain=test.com&stream=a")).contains("true");
      assertThat(record(service, "app=x&domain=any.com&stream=a&codec=h264")).contains("false");
      assertThat(record(service, "app=x&domain=any.com&stream=a&codec=h265")).contains("true");
    }
  }

  @Test
  void events_are_written_down_once_each_and_repeats_are_marked() throws Exception {
    try (var service = deciding("- decision: 'true'")) {
      var file = vector("callback-file").at("/request/body").asString();
      var status = vector("callback-status-started").at("/request/body").asString();
      for (var body : List.of(file, status, file, status)) {
        assertThat(service.tell(body).statusCode()).isEqualTo(200);
      }
      var outcome = service.stop();
      assertThat(outcome.err()).contains("warning[events-unsigned]");
      var written = lines(outcome.out());
      assertThat(written)
          .extracting(line -> line.path("type").asString())
          .containsExactly("record-file", "record-status", "record-file", "record-status");
      assertThat(written)
          .extracting(line -> line.path("duplicate").asBoolean(false))
          .containsExactly(false, false, true, false);
      assertThat(written.getFirst().path("uri").asString())
          .isEqualTo("live/teststream/0_2017-03-08-23:09:46_2017-03-08-23:10:40.flv");
      assertThat(written.getFirst().path("startTime").asString()).isEqualTo("2017-03-08T15:09:46Z");
      assertThat(written.getFirst().path("duration").asDouble()).isEqualTo(69.403);
      assertThat(written.get(1).path("event").asString()).isEqualTo("record_started");
    }
  }

  @Test
  void a_signed_event_is_taken_as_the_contract_signs_it() throws Exception {
    var weir = manifest(SIGNED + "    - decision: 'true'\n").with("WEIR_SECRET_NOTIFY", KEY);
    try (var service = CallbackService.start(weir, "--allowed-skew", "9000h")) {
      var vector = vector("callback-file-push-args-auth").path("request");
      var answer =
          service.tell(
              vector.path("body").asString(),
              "ALI-LIVE-TIMESTAMP",
              vector.at("/headers/ALI-LIVE-TIMESTAMP").asString(),
              "ali-live-signature",
              vector.at("/headers/ALI-LIVE-SIGNATURE").asString());
      assertThat(answer.statusCode()).isEqualTo(200);
      var outcome = service.stop();
      assertThat(outcome.err()).doesNotContain("warning");
      var line = lines(outcome.out()).getFirst();
      assertThat(line.path("signed").asBoolean()).isTrue();
      assertThat(line.at("/pushArgs/callback_myid").asString()).isEqualTo("1231389741");
    }
  }

  @SuppressWarnings("deprecation") // The service signs with MD5.
  private static String sign(String host, long time, String key) {
    return Hashing.md5()
        .hashString(host + "|" + time + "|" + key, StandardCharsets.UTF_8)
        .toString();
  }

  @Test
  void an_event_with_a_wrong_missing_or_old_signature_is_refused() throws Exception {
    var weir = manifest(SIGNED + "    - decision: 'true'\n").with("WEIR_SECRET_NOTIFY", KEY);
    var now = CommandLineFixture.START.getEpochSecond();
    try (var service = CallbackService.start(weir)) {
      var time = String.valueOf(now);
      var right = sign("cb.test.com", now, KEY);
      assertThat(event(service, time, right)).isEqualTo(200);
      assertThat(event(service, time, sign("cb.test.com", now, KEY + "x"))).isEqualTo(403);
      assertThat(event(service, time, sign("other.test.com", now, KEY))).isEqualTo(403);
      assertThat(event(service, String.valueOf(now + 1), right)).isEqualTo(403);
      assertThat(event(service, time, right.substring(1))).isEqualTo(403);
      assertThat(event(service, "soon", sign("cb.test.com", now, KEY))).isEqualTo(403);
      for (long late : new long[] {now - 400, now + 400}) {
        assertThat(event(service, String.valueOf(late), sign("cb.test.com", late, KEY)))
            .isEqualTo(403);
      }
      assertThat(event(service, "" + (now - 200), sign("cb.test.com", now - 200, KEY)))
          .isEqualTo(200);
      assertThat(service.tell(EVENT).statusCode()).isEqualTo(403);
      assertThat(service.tell(EVENT.replace("test.com", "evil.com")).statusCode()).isEqualTo(403);

      var outcome = service.stop();
      assertThat(outcome.out() + outcome.err()).doesNotContain(KEY);
      assertThat(lines(outcome.out()))
          .extracting(line -> line.path("refused").asString(""))
          .containsExactly(
              "",
              "bad-signature",
              "bad-signature",
              "bad-signature",
              "bad-signature",
              "bad-signature",
              "time-out-of-range",
              "time-out-of-range",
              "",
              "unsigned",
              "unknown-domain");
    }
  }

  private static final String EVENT =
      "{\"domain\":\"test.com\",\"app\":\"live\",\"stream\":\"a\",\"event\":\"record_paused\"}";

  private static int event(CallbackService service, String time, String signature)
      throws Exception {
    return service
        .tell(EVENT, "ALI-LIVE-TIMESTAMP", time, "ALI-LIVE-SIGNATURE", signature)
        .statusCode();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no json",
        "[]",
        "null",
        "{}",
        "{\"domain\":\"test.com\"}",
        "{\"domain\":\"test.com\",\"app\":\"live\",\"stream\":\"a\"}",
        "{\"domain\":5,\"app\":\"live\",\"stream\":\"a\",\"uri\":\"x\"}",
        "{\"domain\":\"test.com\",\"app\":\"live\",\"stream\":\"a\",\"uri\":{}}"
      })
  void what_is_no_event_is_refused_and_not_written_down(String body) throws Exception {
    try (var service = deciding("- decision: 'true'")) {
      assertThat(service.tell(body).statusCode()).isEqualTo(400);
      assertThat(service.tell("[".repeat(60_000)).statusCode()).isEqualTo(400);
      assertThat(service.stop().out()).isEmpty();
    }
  }

  @Test
  void a_question_without_a_stream_is_refused() throws Exception {
    try (var service = deciding("- decision: 'true'")) {
      for (var path : List.of("/", "/?app=a&domain=test.com", "/?app=&domain=test.com&stream=x")) {
        assertThat(service.ask(path).statusCode()).as(path).isEqualTo(400);
      }
    }
  }

  @Test
  void metrics_can_have_an_address_of_their_own() throws Exception {
    var weir = manifest(MANIFEST + "    - decision: 'true'\n");
    try (var service = CallbackService.start(weir, "--metrics-listen", "127.0.0.1:0")) {
      var ready = json(Files.readString(folder.resolve("ready.json")));
      assertThat(service.ask("/metrics").statusCode()).isEqualTo(400);
      assertThat(service.ask("/healthz").body()).isEqualTo("ok\n");
      try (var http = java.net.http.HttpClient.newHttpClient()) {
        var there = ready.path("metrics").asString();
        var answer =
            http.send(
                java.net.http.HttpRequest.newBuilder(java.net.URI.create(there + "/metrics"))
                    .build(),
                java.net.http.HttpResponse.BodyHandlers.ofString());
        assertThat(answer.body()).contains("# TYPE weir_callbacks_answer_seconds histogram\n");
      }
    }
  }

  @Test
  void it_ends_with_a_signal() throws Exception {
    try (var service = deciding("- decision: 'true'")) {
      var outcome = service.stop();
      assertThat(outcome.code()).isEqualTo(130);
      assertThat(outcome.err()).contains("Taking calls at " + service.url()).contains("Stopping");
    }
  }

  @Test
  void what_cannot_be_served_is_told() {
    assertThat(
            manifest("apiVersion: weir/v1\nkind: Stack\nmetadata: {name: x}\n")
                .run("serve", "callbacks")
                .exits(1)
                .err())
        .contains("error[nothing-to-serve]");
    assertThat(
            manifest(SIGNED + "    - decision: 'true'\n").run("serve", "callbacks").exits(1).err())
        .contains("error[secret-missing]");
    assertThat(
            manifest(MANIFEST + "    - decision: ap == 1\n")
                .run("serve", "callbacks")
                .exits(1)
                .err())
        .contains("there is no variable `ap`");
    assertThat(manifest(MANIFEST).run("serve", "callbacks", "--listen", "8080").exits(64).err())
        .contains("expected an address such as `127.0.0.1:8080`");
  }

  @Test
  void an_address_that_is_taken_is_told() throws Exception {
    try (var service = deciding("- decision: 'true'")) {
      var taken = service.url().substring("http://".length());
      assertThat(
              new CommandLineFixture(folder)
                  .run("serve", "callbacks", "--listen", taken)
                  .exits(1)
                  .err())
          .contains("error[cannot-listen]: cannot listen at 127.0.0.1:");
    }
  }

  @Test
  void without_a_decision_everything_is_recorded_and_that_is_said() throws Exception {
    var plain = MANIFEST.substring(0, MANIFEST.lastIndexOf("---\n"));
    try (var service = CallbackService.start(manifest(plain))) {
      assertThat(record(service, "app=live&domain=test.com&stream=a")).contains("true");
      assertThat(service.stop().err()).contains("warning[no-decision]");
    }
  }
}

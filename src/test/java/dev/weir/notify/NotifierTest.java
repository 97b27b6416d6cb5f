package dev.weir.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.weir.diag.Diagnostic;
import dev.weir.diag.Refused;
import dev.weir.render.DriftDocument;
import dev.weir.render.DriftJson;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Against a server that answers as the chats do; signatures were computed elsewhere. */
class NotifierTest {

  private static final Instant NOW = Instant.ofEpochSecond(1_795_262_400);
  private static final String SECRET = "SECabc";

  private record Seen(String query, Optional<String> signature, String body) {
    JsonNode json() {
      return JsonMapper.shared().readTree(body);
    }
  }

  @TempDir Path folder;
  private final List<Seen> seen = new CopyOnWriteArrayList<>();
  private final List<Duration> pauses = new ArrayList<>();
  private final CountDownLatch stuck = new CountDownLatch(1);
  private HttpServer server;
  private List<Integer> statuses = List.of();
  private String answer = "{\"errcode\": 0, \"code\": 0}";

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.setExecutor(task -> Thread.ofVirtual().start(task));
    server.start();
  }

  @AfterEach
  void stop() {
    stuck.countDown();
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    int number = seen.size();
    seen.add(
        new Seen(
            Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse(""),
            Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-Signature-256")),
            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
    int status = number < statuses.size() ? statuses.get(number) : 200;
    if (status == 0) {
      try {
        stuck.await();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }
    var text = answer.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Location", "/elsewhere");
    exchange.sendResponseHeaders(status == 0 ? 200 : status, text.length);
    exchange.getResponseBody().write(text);
    exchange.close();
  }

  private List<Diagnostic> tell(DriftDocument report, Channel... channels) {
    return tell(report, Duration.ofSeconds(20), channels);
  }

  private List<Diagnostic> tell(DriftDocument report, Duration patience, Channel... channels) {
    var url =
        URI.create(
            "http://127.0.0.1:" + server.getAddress().getPort() + "/send?access_token=T0KEN");
    var targets =
        java.util.Arrays.stream(channels)
            .map(channel -> new Target(channel, url, Optional.of(SECRET)))
            .toList();
    var notifier = new Notifier(targets, InstantSource.fixed(NOW), pauses::add, patience);
    return notifier.tell(report, folder.resolve("drift/memory.json"));
  }

  private static DriftDocument report(String verdict, String resources, String unread) {
    return new DriftJson()
        .read(
            """
            {"format_version": "1.0", "version": "1", "stack": "prod",
             "timestamp": "2026-11-21T12:00:00Z", "verdict": "%s", "looked": 3, "pending": 0,
             "resources": [%s], "unmanaged": [], "unread": {%s}, "notes": []}
            """
                .formatted(verdict, resources, unread));
  }

  private static String resource(String name, String live) {
    return """
    {"address": "Channel.%s", "kind": "a/v1/Channel", "provider": "Provider.here", "key": "k",
     "verdict": "drift", "fields": [{"path": "description", "verdict": "drift", "base": "a",
     "live": "%s", "desired": "a", "sensitive": false}]}
    """
        .formatted(name, live);
  }

  private static DriftDocument drift(String live) {
    return report("drift", resource("main", live), "");
  }

  private static DriftDocument none() {
    return report("none", "", "");
  }

  private JsonNode only() {
    assertThat(seen).hasSize(1);
    return seen.getFirst().json();
  }

  @Test
  void dingtalk() {
    assertThat(tell(drift("b"), Channel.DINGTALK)).isEmpty();

    assertThat(seen.getFirst().query())
        .isEqualTo(
            "access_token=T0KEN&timestamp=1795262400000&sign=0IizDL2L%2BoPIeqopN4bonijBTKH%2B%2Fq2OKPWd06fzjsg%3D");
    assertThat(only().path("msgtype").asString()).isEqualTo("markdown");
    assertThat(only().at("/markdown/title").asString()).startsWith("prod: Drift: outside of Weir");
    assertThat(only().at("/markdown/text").asString())
        .startsWith("#### prod: Drift")
        .endsWith("\n- Channel.main.description (drift)\n");
  }

  @Test
  void feishu() {
    assertThat(tell(drift("b"), Channel.FEISHU)).isEmpty();

    assertThat(only().path("timestamp").asString()).isEqualTo("1795262400");
    assertThat(only().path("sign").asString())
        .isEqualTo("e7aHUoeyqNFhDkMbVhCpG9DrEo2pre92WHDhyByvYSs=");
    assertThat(only().path("msg_type").asString()).isEqualTo("interactive");
    assertThat(only().at("/card/header/template").asString()).isEqualTo("red");
    assertThat(only().at("/card/elements/0/text/tag").asString()).isEqualTo("lark_md");
  }

  @Test
  void wecom_and_slack() {
    assertThat(tell(drift("b"), Channel.WECOM)).isEmpty();
    assertThat(only().at("/markdown/content").asString())
        .startsWith("<font color=\"warning\">prod: Drift")
        .contains("> Channel.main.description (drift)");
    seen.clear();
    assertThat(tell(drift("b"), Channel.SLACK)).isEmpty();
    assertThat(only().at("/blocks/0/text/type").asString()).isEqualTo("plain_text");
    assertThat(only().at("/blocks/1/text/text").asString())
        .isEqualTo("• Channel.main.description (drift)\n");
  }

  @Test
  void a_webhook_is_signed_over_its_very_bytes() throws Exception {
    assertThat(tell(drift("b"), Channel.WEBHOOK)).isEmpty();

    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    var sum =
        HexFormat.of()
            .formatHex(mac.doFinal(seen.getFirst().body().getBytes(StandardCharsets.UTF_8)));
    assertThat(seen.getFirst().signature()).hasValue("sha256=" + sum);
    assertThat(only().path("specversion").asString()).isEqualTo("1.0");
    assertThat(only().path("type").asString()).isEqualTo("dev.weir.drift.drift");
    assertThat(only().at("/data/lines/0").asString()).contains("Channel.main.description");
  }

  @ParameterizedTest
  @EnumSource
  void a_flood_stays_within_every_limit(Channel channel) {
    var many = new ArrayList<String>();
    for (int i = 0; i < 1_500; i++) {
      many.add(resource("频道-" + i, "b"));
    }
    assertThat(tell(report("drift", String.join(",", many), ""), channel)).isEmpty();

    var body = only();
    switch (channel) {
      case WECOM ->
          assertThat(Texts.bytes(body.at("/markdown/content").asString())).isLessThan(4_097);
      case SLACK -> assertThat(body.at("/blocks/1/text/text").asString()).hasSizeLessThan(3_001);
      case DINGTALK, FEISHU -> assertThat(Texts.bytes(seen.getFirst().body())).isLessThan(20_000);
      case WEBHOOK -> assertThat(body.at("/data/lines").size()).isEqualTo(1_500);
    }
    if (channel != Channel.WEBHOOK) {
      assertThat(body.toString()).containsPattern("and [0-9]+ more");
    }
  }

  @Test
  void only_a_change_of_state_is_told_and_only_once() {
    tell(none(), Channel.SLACK);
    assertThat(seen).isEmpty();
    tell(drift("b"), Channel.SLACK);
    tell(drift("b"), Channel.SLACK);
    assertThat(seen).hasSize(1);
    tell(drift("c"), Channel.SLACK);
    assertThat(seen).hasSize(2);
    tell(none(), Channel.SLACK);
    tell(none(), Channel.SLACK);
    assertThat(seen).hasSize(3);
    assertThat(seen.getLast().json().path("text").asString()).startsWith("prod: No drift");
  }

  @Test
  void what_could_not_be_read_is_no_good_news() {
    tell(drift("b"), Channel.SLACK);
    var unread =
        "\"Provider.here\": {\"code\": \"x\", \"severity\": \"error\", \"message\": \"m\"}";
    tell(report("incomplete", "", unread), Channel.SLACK);
    assertThat(seen).hasSize(1);
  }

  @Test
  void what_fails_is_tried_again_with_longer_pauses() {
    statuses = List.of(500, 429, 503);
    assertThat(tell(drift("b"), Channel.SLACK)).isEmpty();
    assertThat(seen).hasSize(4);
    assertThat(pauses)
        .containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4));
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 400, 403, 404})
  void what_is_refused_is_a_warning_without_the_address(int status) throws IOException {
    statuses = List.of(status, status, status, status);
    var problems = tell(drift("b"), Channel.SLACK);

    assertThat(problems).hasSize(1).noneMatch(Diagnostic::isError);
    assertThat(problems.toString())
        .contains("HTTP status " + status)
        .doesNotContain("T0KEN", SECRET);
    assertThat(seen).hasSize(1);
    assertThat(Files.readString(folder.resolve("drift/memory.json"))).doesNotContain("T0KEN");
    statuses = List.of();
    assertThat(tell(drift("b"), Channel.SLACK)).isEmpty();
    assertThat(seen).as("told by the next run").hasSize(2);
  }

  @Test
  void an_answer_of_200_may_be_a_refusal() {
    answer = "{\"errcode\": 310000, \"errmsg\": \"sign not match\"}";
    assertThat(tell(drift("b"), Channel.DINGTALK).toString()).contains("code 310000");
    answer = "{\"code\": 19021}";
    assertThat(tell(drift("b"), Channel.FEISHU).toString()).contains("code 19021");
    answer = "no JSON";
    assertThat(tell(drift("b"), Channel.WECOM)).hasSize(1);
  }

  @Test
  void a_server_that_does_not_answer_and_one_that_is_not_there() {
    statuses = List.of(0, 0, 0, 0);
    assertThat(tell(drift("b"), Duration.ofMillis(50), Channel.SLACK).toString())
        .contains("no answer within");
    stuck.countDown();
    server.stop(0);
    assertThat(tell(drift("b"), Channel.SLACK).toString())
        .contains("no connection")
        .doesNotContain("T0KEN");
  }

  @Test
  void whom_to_tell_comes_from_the_environment_alone() {
    var environment =
        Map.of("WEIR_NOTIFY_FEISHU_URL", "https://example.com/x", "WEIR_NOTIFY_FEISHU_SECRET", "s");
    assertThat(Target.of(name -> Optional.ofNullable(environment.get(name))))
        .containsExactly(
            new Target(Channel.FEISHU, URI.create("https://example.com/x"), Optional.of("s")))
        .allMatch(target -> target.toString().equals("feishu"));
    assertThatThrownBy(() -> Target.of(_ -> Optional.empty())).isInstanceOf(Refused.class);
    assertThatThrownBy(() -> Target.of(_ -> Optional.of("t0ken:// x")))
        .isInstanceOf(Refused.class)
        .hasMessageNotContaining("t0ken");
  }
}

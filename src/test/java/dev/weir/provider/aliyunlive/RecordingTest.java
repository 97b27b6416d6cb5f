package dev.weir.provider.aliyunlive;

import static dev.weir.provider.aliyunlive.LiveBench.code;
import static dev.weir.provider.aliyunlive.LiveBench.rule;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.weir.provider.aliyunlive.LiveAnswers.Content;
import dev.weir.provider.aliyunlive.LiveAnswers.ContentList;
import dev.weir.provider.aliyunlive.LiveAnswers.Index;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** What the sandbox records of what is pushed, as the API tells it. */
class RecordingTest {

  private static final String STREAM = "test.com/live/one";

  private LiveBench bench;
  private LiveApi api;

  @BeforeEach
  void setUp() {
    bench = LiveBench.open();
    api = bench.api();
  }

  @AfterEach
  void tearDown() {
    bench.close();
  }

  private List<Content> contents(String stream) {
    return api.describeLiveStreamRecordContent(
            new LiveRequests.Stretch(
                "test.com", "live", stream, "2026-01-02T00:00:00Z", "2026-01-04T00:00:00Z"))
        .recordContentInfoList()
        .map(ContentList::recordContentInfo)
        .orElseThrow();
  }

  private String recorded(String stream) {
    return contents(stream).stream()
        .map(c -> c.startTime().substring(11) + " to " + c.endTime().substring(11))
        .collect(joining(", "));
  }

  private void push(String stream, Duration length) {
    bench.publish(stream);
    bench.pass(length);
    bench.unpublish(stream);
  }

  private String command(String command) {
    return code(() ->
        api.realTimeRecordCommand(new LiveRequests.Command("test.com", "live", "one", command)));
  }

  @Test
  void what_is_pushed_while_a_rule_applies_is_recorded() {
    push(STREAM, Duration.ofMinutes(1));
    assertThat(contents("one")).isEmpty();

    api.addLiveAppRecordConfig(rule("live", "*", 0));
    push(STREAM, Duration.ofMinutes(10));

    assertThat(contents("one"))
        .containsExactly(
            new Content(
                "2026-01-02T03:05:05Z",
                "2026-01-02T03:15:05Z",
                600,
                "oss-cn-shanghai.aliyuncs.com",
                "test123",
                "record/{AppName}/{StreamName}/{UnixTimestamp}_{Sequence}"));
  }

  @Test
  void a_change_reaches_a_stream_when_it_is_pushed_again() {
    api.addLiveAppRecordConfig(rule("live", "*", 0));
    bench.publish(STREAM);
    api.deleteLiveAppRecordConfig(new LiveRequests.RuleName("test.com", "live", Optional.of("*")));
    bench.pass(Duration.ofMinutes(1));

    assertThat(recorded("one")).isEqualTo("03:04:05Z to 03:05:05Z");
    bench.unpublish(STREAM);
    bench.pass(Duration.ofHours(1));
    push(STREAM, Duration.ofMinutes(1));
    assertThat(recorded("one")).isEqualTo("03:04:05Z to 03:05:05Z");
  }

  @Test
  void the_narrowest_rule_applies_alone() {
    api.addLiveAppRecordConfig(rule("*", "*", 0));
    api.addLiveAppRecordConfig(rule("live", "*", 7));
    api.addLiveAppRecordConfig(rule("live", "two", 0));
    for (var stream : List.of("test.com/live/one", "test.com/live/two", "test.com/stage/one")) {
      push(stream, Duration.ofMinutes(1));
    }

    assertThat(contents("one")).as("a manual rule hides the domain's").isEmpty();
    assertThat(contents("two")).hasSize(1);
    var state = bench.control("GET", "state", "").path("aliyun-live").path("recordings");
    assertThat(state.propertyNames())
        .containsExactly("test.com/live/two/000001", "test.com/stage/one/000001");
  }

  @Test
  void a_short_break_goes_on_in_the_same_file_and_a_long_one_does_not() {
    api.addLiveAppRecordConfig(rule("live", "*", 0));
    push(STREAM, Duration.ofMinutes(1));
    bench.pass(Duration.ofMinutes(3));
    push(STREAM, Duration.ofMinutes(1));
    bench.pass(Duration.ofSeconds(181));
    push(STREAM, Duration.ofMinutes(1));

    assertThat(recorded("one")).isEqualTo("03:04:05Z to 03:09:05Z, 03:12:06Z to 03:13:06Z");
    assertThat(contents("one")).extracting(Content::duration).containsExactly(120.0, 60.0);
  }

  @Test
  void a_window_ends_a_recording_and_lets_none_begin() {
    var rule = rule("live", "one", 0);
    api.addLiveAppRecordConfig(
        new LiveRequests.AddRule(
            rule.domainName(),
            rule.appName(),
            rule.streamName(),
            rule.ossBucket(),
            rule.ossEndpoint(),
            rule.onDemand(),
            rule.delayTime(),
            Optional.of("2026-01-02T03:10:00Z"),
            Optional.of("2026-01-02T03:20:00Z"),
            rule.recordFormat(),
            List.of(),
            List.of()));
    push(STREAM, Duration.ofMinutes(6));
    bench.publish(STREAM);
    bench.pass(Duration.ofHours(1));

    assertThat(recorded("one")).isEqualTo("03:10:05Z to 03:20:00Z");
    bench.unpublish(STREAM);
    push(STREAM, Duration.ofMinutes(1));
    assertThat(contents("one")).hasSize(1);
  }

  @Test
  void commands_start_and_stop_a_stream_that_is_on_the_air() {
    assertThat(command("start")).isEqualTo("InvalidConfig.NotFound");
    api.addLiveAppRecordConfig(rule("live", "*", 7));
    assertThat(command("start")).isEqualTo("InvalidStream.NotFound");
    bench.publish(STREAM);
    assertThat(command("stop")).isEqualTo("TaskNotStarted");
    assertThat(command("start")).isEmpty();
    assertThat(command("start")).isEqualTo("TaskAlreadyStarted");
    bench.pass(Duration.ofMinutes(1));
    assertThat(command("stop")).isEmpty();
    bench.pass(Duration.ofMinutes(1));
    assertThat(command("cancel_delay")).isEmpty();
    assertThat(command("start")).isEmpty();
    bench.pass(Duration.ofMinutes(1));
    assertThat(command("restart")).isEmpty();
    bench.pass(Duration.ofMinutes(1));
    assertThat(command("dance")).isEqualTo("InvalidCommand.Malformed");

    assertThat(recorded("one"))
        .isEqualTo("03:04:05Z to 03:05:05Z, 03:06:05Z to 03:07:05Z, 03:07:05Z to 03:08:05Z");
  }

  @Test
  void what_a_command_began_ends_with_the_push() {
    api.addLiveAppRecordConfig(rule("live", "*", 7));
    bench.publish(STREAM);
    assertThat(command("start")).isEmpty();
    bench.pass(Duration.ofMinutes(1));
    bench.unpublish(STREAM);
    push(STREAM, Duration.ofMinutes(1));

    assertThat(recorded("one")).isEqualTo("03:04:05Z to 03:05:05Z");
  }

  @Test
  void a_push_may_ask_to_be_recorded() {
    api.addLiveAppRecordConfig(rule("live", "*", 2));
    push(STREAM, Duration.ofMinutes(1));
    assertThat(contents("one")).isEmpty();

    bench.control(
        "POST",
        "publish",
        LiveBench.stream(STREAM, "{\"record_config\":\"{\\\"NeedRecord\\\":true}\"}"));
    bench.pass(Duration.ofMinutes(1));
    assertThat(contents("one")).hasSize(1);
  }

  @Test
  void a_stream_is_on_the_air_once() {
    bench.publish(STREAM);

    assertThatThrownBy(() -> bench.publish(STREAM)).hasMessageContaining("on the air already");
    bench.unpublish(STREAM);
    assertThatThrownBy(() -> bench.unpublish(STREAM)).hasMessageContaining("is not on the air");
    assertThatThrownBy(() -> bench.publish("test.com/live/*")).hasMessageContaining("`stream`");
  }

  private Index index(String from, String to, boolean oneMore) {
    return api.createLiveStreamRecordIndexFiles(
            new LiveRequests.AddIndex(
                "test.com",
                "live",
                "one",
                from,
                to,
                "test123",
                "oss-cn-shanghai.aliyuncs.com",
                "{AppName}/{StreamName}/{Date}/{Hour}_{Minute}_{Second}.m3u8",
                Optional.of(oneMore)))
        .recordInfo()
        .orElseThrow();
  }

  @Test
  void playlists_are_made_of_what_was_recorded() {
    api.addLiveAppRecordConfig(rule("live", "*", 0));
    push(STREAM, Duration.ofMinutes(10));
    var made = index("2026-01-02T03:05:00Z", "2026-01-02T03:06:00Z", false);
    var longer = index("2026-01-02T03:05:00Z", "2026-01-02T03:06:00Z", true);

    assertThat(made.ossObject()).isEqualTo("live/one/2026-01-02/03_05_00.m3u8");
    assertThat(made.recordUrl())
        .isEqualTo("http://test123.oss-cn-shanghai.aliyuncs.com/live/one/2026-01-02/03_05_00.m3u8");
    assertThat(made.duration()).isEqualTo(60);
    assertThat(longer.duration()).isEqualTo(90);
    assertThat(made.recordId()).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    assertThat(code(() -> index("2026-01-02T05:00:00Z", "2026-01-02T06:00:00Z", false)))
        .isEqualTo("NoRecordContent");
    assertThat(code(() -> index("2026-01-02T05:00:00Z", "2026-01-02T04:00:00Z", false)))
        .isEqualTo("InvalidEndTime.Mismatch");
    assertThat(code(() -> index("2026-01-02T05:00:00Z", "2026-01-08T04:00:00Z", false)))
        .isEqualTo("InvalidEndTime.Mismatch");
    assertThat(code(() -> index("soon", "2026-01-08T04:00:00Z", false)))
        .isEqualTo("InvalidStartTime.Malformed");

    var name = new LiveRequests.IndexName("test.com", "live", "one", made.recordId());
    var found = api.describeLiveStreamRecordIndexFile(name).recordIndexInfo().orElseThrow();
    assertThat(found.format()).contains("m3u8");
    assertThat(found.ossObject()).isEqualTo(made.ossObject());
    assertThat(
            code(() ->
                api.describeLiveStreamRecordIndexFile(
                    new LiveRequests.IndexName("test.com", "live", "two", made.recordId()))))
        .isEqualTo("InvalidRecord.NotFound");
    var page =
        api.describeLiveStreamRecordIndexFiles(
            new LiveRequests.IndexQuery(
                "test.com",
                "live",
                "one",
                "2026-01-02T03:00:00Z",
                "2026-01-02T04:00:00Z",
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
    assertThat(page.totalNum()).contains(2);
    assertThat(page.recordIndexInfoList().orElseThrow().recordIndexInfo())
        .extracting(Index::recordId)
        .containsExactlyInAnyOrder(made.recordId(), longer.recordId());
  }

  /** Questions as the documentation has them, and what the service makes of the answers. */
  @ParameterizedTest
  @MethodSource("dev.weir.provider.aliyunlive.LiveVector#questions")
  void a_callback_decides_as_documented(LiveVector vector) throws IOException {
    var asked = Collections.synchronizedList(new ArrayList<String>());
    var server = answering(vector, asked);
    try {
      var url = "http://127.0.0.1:" + server.getAddress().getPort();
      askThere(url, vector);

      bench.control(
          "POST",
          "publish",
          LiveBench.stream(
              "%s/%s/%s"
                  .formatted(
                      vector.text("/call/domain"),
                      vector.text("/call/app"),
                      vector.text("/call/stream")),
              "{}"));
    } finally {
      server.stop(0);
    }

    assertThat(asked.getFirst())
        .isEqualTo("GET /?" + vector.text("/request/query") + " by Go-http-client/1.1");
    assertThat(chosen())
        .isEqualTo(vector.json().at("/outcome/record").asBoolean() ? wanted(vector) : "");
  }

  private static HttpServer answering(LiveVector vector, List<String> asked) throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          asked.add(
              "%s %s by %s"
                  .formatted(
                      exchange.getRequestMethod(),
                      exchange.getRequestURI(),
                      exchange.getRequestHeaders().getFirst("User-Agent")));
          var body = vector.body().getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(vector.status(), body.length == 0 ? -1 : body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    return server;
  }

  private void askThere(String url, LiveVector vector) {
    var domain = vector.text("/call/domain");
    api.addLiveRecordNotifyConfig(
        new LiveAnswers.NotifyConfig(
            domain,
            Optional.of(url),
            Optional.of(url + "/"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
    var rule = rule(vector.text("/rule/AppName"), "*", 1);
    var formats =
        LiveCodec.JSON.treeToValue(
            LiveCodec.JSON.createObjectNode().set("RecordFormat", formats(vector)),
            LiveAnswers.Formats.class);
    api.addLiveAppRecordConfig(
        new LiveRequests.AddRule(
            domain,
            rule.appName(),
            rule.streamName(),
            rule.ossBucket(),
            rule.ossEndpoint(),
            rule.onDemand(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            formats.recordFormat(),
            List.of(),
            List.of()));
  }

  private static JsonNode formats(LiveVector vector) {
    return vector.json().at("/rule/RecordFormat");
  }

  private static String wanted(LiveVector vector) {
    var outcome = vector.json().at("/outcome/formats");
    return (outcome.isArray() ? outcome : formats(vector))
        .valueStream()
        .map(f -> f.path("Format").asString() + " " + f.path("CycleDuration").asInt())
        .collect(joining(", "));
  }

  private String chosen() {
    var state = bench.control("GET", "state", "").path("aliyun-live").path("recordings");
    return state
        .valueStream()
        .flatMap(recording -> recording.path("formats").valueStream())
        .map(f -> f.path("format").asString() + " " + f.path("cycleDuration").asInt())
        .collect(joining(", "));
  }

  @Test
  void nobody_but_this_machine_is_called_yet_the_world_file_may_answer(@TempDir Path folder) {
    bench.close();
    bench =
        LiveBench.with(folder, "{\"onDemand\": {\"http://cb.test.com\": {\"NeedRecord\": true}}}");
    api = bench.api();
    api.addLiveAppRecordConfig(rule("live", "*", 1));
    var settings =
        new LiveAnswers.NotifyConfig(
            "test.com",
            Optional.empty(),
            Optional.of("http://cb.test.com"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    api.addLiveRecordNotifyConfig(settings);
    push(STREAM, Duration.ofMinutes(1));
    assertThat(contents("one")).hasSize(1);

    api.updateLiveRecordNotifyConfig(
        new LiveAnswers.NotifyConfig(
            "test.com",
            Optional.empty(),
            Optional.of("http://cb.test.com/other"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
    bench.pass(Duration.ofHours(1));
    push(STREAM, Duration.ofMinutes(1));
    assertThat(contents("one")).hasSize(1);
  }
}

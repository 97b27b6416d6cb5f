package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** What manifests say of a stream, on the example of one event over four systems. */
class ExplainStreamTest {

  private static final String DECISION =
      """
      apiVersion: aliyun-live/v1
      kind: RecordDecision
      metadata: {name: ours}
      spec:
        domain: play.example.com
        rules:
          - {decision: "app == 'rehearsal'", record: false}
          - decision: "bitrate >= 1000 && codec == 'h264'"
            formats: [m3u8]
            intervals: {m3u8: 30m}
        otherwise: skip
      """;

  @TempDir Path folder;
  private CommandLineFixture weir;

  @BeforeEach
  void copyExample() throws IOException {
    weir = new CommandLineFixture(folder);
    try (var files = Files.list(Path.of("examples/event"))) {
      for (var file : files.toList()) {
        weir.file(file.getFileName().toString(), Files.readString(file));
      }
    }
  }

  private String explain(String stream, String... more) {
    var arguments = new java.util.ArrayList<String>();
    arguments.addAll(java.util.List.of("explain", "stream", stream));
    arguments.addAll(java.util.List.of(more));
    var outcome = weir.run(arguments.toArray(String[]::new)).exits(0);
    assertThat(outcome.err()).isEmpty();
    return outcome.out();
  }

  private static void golden(String name, String text) {
    Golden.check("dev/weir/cli/explain-stream/" + name, text);
  }

  @Test
  void the_narrowest_rule_applies_and_the_others_are_shown_with_the_reason() {
    golden("recorded.txt", explain("Play.example.com/live/final"));
    golden("app-rule.txt", explain("play.example.com/live/semifinal"));
  }

  @Test
  void relays_are_shown_in_the_order_of_tries() {
    golden("relayed.txt", explain("pull.example.com/live/final", "--at", "2030-12-31T20:00+08:00"));
    golden("groups.txt", explain("push.example.com/live/final"));
  }

  @Test
  void outside_its_window_a_relay_does_not_pull() {
    assertThat(explain("pull.example.com/live/final", "--at", "2030-12-30T20:00+08:00"))
        .contains("– FixedRelay.cup-final is not pulled at that time: its window is 2030-12-31T");
  }

  @Test
  void outside_its_window_a_rule_records_nothing_and_no_other_takes_over() {
    weir.file(
        "window.yaml",
        """
        apiVersion: aliyun-live/v1
        kind: RecordRule
        metadata: {name: window}
        spec:
          provider: live
          domain: play.example.com
          app: live
          stream: interview
          startTime: 2030-12-31T19:00:00+08:00
          endTime: 2030-12-31T23:00:00+08:00
          ossEndpoint: oss-cn-shanghai.aliyuncs.com
          ossBucket: cup-final
          formats: [{format: m3u8}, {format: mp4}]
        """);
    var stream = "play.example.com/live/interview";
    assertThat(explain(stream, "--at", "2030-12-31T20:00+08:00"))
        .contains("✓ RecordRule.window records into bucket");
    assertThat(explain(stream, "--at", "2030-12-31T23:00+08:00"))
        .contains("✗ RecordRule.window does not record at that time")
        .contains("– RecordRule.everything-live does not apply");
  }

  @Test
  void the_callback_is_shown_with_its_parameters_and_the_declared_answer() {
    weir.file("decision.yaml", DECISION);
    golden("callback-open.txt", explain("play.example.com/other/a%20b c"));
    golden(
        "callback.json",
        explain("play.example.com/other/x", "--bitrate", "2000", "--codec", "h264", "-o", "json"));
    assertThat(explain("play.example.com/rehearsal/x"))
        .contains("✓ RecordDecision.ours answers {\"ApiVersion\":\"1.0\",\"NeedRecord\":false}")
        .contains("at decision.yaml:7:18");
    assertThat(explain("play.example.com/other/x", "--bitrate", "9", "--codec", "h265"))
        .contains("answers {\"ApiVersion\":\"1.0\",\"NeedRecord\":false}")
        .contains("because none of its decisions holds");
  }

  @Test
  void channels_are_found_by_their_address() {
    assertThat(explain("cup-final.oss-cn-shanghai.aliyuncs.com/live/main-stage"))
        .contains("✓ Channel.main-stage is the channel\n");
    assertThat(explain("pili-publish.example.com/cup-final/backup-stage"))
        .contains("✓ Channel.backup-stage is the channel, if the domain is one of hub `cup-final`");
    assertThat(explain("cup-final.oss-cn-shanghai.aliyuncs.com/live/other"))
        .contains("no manifest declares a channel with this address");
  }

  @Test
  void parameters_of_a_source_are_not_shown_since_they_can_be_a_signature() {
    weir.file(
        "signed.yaml",
        """
        apiVersion: volcengine-live/v1
        kind: FixedRelay
        metadata: {name: signed}
        spec:
          provider: volc
          domain: pull.example.com
          app: live
          stream: signed
          srcAddrs: ["rtmp://origin.example.org/live/signed?Signature=SECRET"]
        """);
    assertThat(explain("pull.example.com/live/signed"))
        .contains("1. rtmp://origin.example.org/live/signed?…")
        .doesNotContain("SECRET");
  }

  @Test
  void every_point_of_a_document_has_its_place() {
    weir.file("decision.yaml", DECISION);
    var json = JsonMapper.shared().readTree(explain("play.example.com/other/x", "-o", "json"));
    assertThat(json.get("points")).hasSize(3);
    json.get("points")
        .forEach(point -> assertThat(point.at("/place/line").asInt()).isGreaterThan(1));
  }

  @Test
  void what_is_no_stream_is_told() {
    assertThat(weir.run("explain", "stream", "final").exits(64).err())
        .contains("expected a stream such as `play.example.com/live/final`");
    assertThat(weir.run("explain", "stream", "a/b/c", "--at", "someday").exits(64).err())
        .contains("`--at someday`");
  }

  @Test
  void a_decision_that_is_no_condition_is_told_at_its_place_by_every_command() {
    weir.file("decision.yaml", DECISION.replace("codec ==", "codek =="));
    var validated = weir.run("validate").exits(1);
    assertThat(validated.err())
        .contains("error[bad-expression]: there is no variable `codek`")
        .contains("did you mean `codec`?")
        .contains("decision.yaml:8:37");
    assertThat(weir.run("explain", "stream", "play.example.com/other/x").exits(1).err())
        .contains("decision.yaml:8:37");
  }

  @Test
  void a_decision_is_in_no_plan() {
    weir.file("decision.yaml", DECISION);
    var plan = weir.run("plan", "--sandbox").exits(0).out();
    assertThat(plan).doesNotContain("RecordDecision").contains("9 to add");
  }

  @Test
  void a_decision_has_neither_provider_nor_lifecycle() {
    weir.file("decision.yaml", DECISION + "lifecycle: {protect: true}\n");
    assertThat(weir.run("validate").exits(1).err()).contains("has no part `lifecycle`");
    weir.file("decision.yaml", DECISION.replace("spec:\n", "spec:\n  provider: live\n"));
    assertThat(weir.run("validate").exits(1).err()).contains("has no field `provider`");
  }

  @Test
  void answers_that_would_do_nothing_and_domains_with_two_documents_are_told() {
    weir.file(
        "decision.yaml",
        DECISION.replace("[m3u8]", "[flv]")
            + "---\n"
            + DECISION.replace("name: ours", "name: theirs"));
    assertThat(weir.run("validate").exits(1).err())
        .contains("error[formats-not-recorded]")
        .contains("name one of `m3u8`")
        .contains("error[decided-twice]: `RecordDecision.ours` answers for domain");
  }
}

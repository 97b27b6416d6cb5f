package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** Will it work on Saturday: the example of one event, whole and then broken in many ways. */
class CheckTest {

  private static final String IN_TIME = "cup-final@2030-12-31T20:00+08:00/4h";

  @TempDir Path folder;
  private CommandLineFixture weir;

  @BeforeEach
  void copyExample() throws IOException {
    weir = new CommandLineFixture(folder).with("WEIR_SECRET_BACKUP_KEY", "backup-key-1");
    try (var files = Files.list(Path.of("examples/event"))) {
      for (var file : files.toList()) {
        weir.file(file.getFileName().toString(), Files.readString(file));
      }
    }
  }

  private void replace(String file, String from, String to) throws IOException {
    var text = Files.readString(folder.resolve(file));
    assertThat(text).contains(from);
    weir.file(file, text.replace(from, to));
  }

  private String check(String event, int exit, String... more) {
    var arguments = new java.util.ArrayList<String>();
    arguments.addAll(java.util.List.of("check", "--event", event));
    arguments.addAll(java.util.List.of(more));
    return weir.run(arguments.toArray(String[]::new)).exits(exit).out();
  }

  private String offline(String event, int exit) {
    return check(event, exit, "--offline");
  }

  @Test
  void an_event_that_is_applied_and_covered_passes() {
    weir.run("apply", "--sandbox", "--auto-approve").exits(0);

    var passed = check(IN_TIME, 0, "--sandbox");

    Golden.check("dev/weir/cli/check/passes.txt", passed);
    assertThat(passed).doesNotContain("✗").endsWith(" checked.\n");
  }

  @Test
  void what_is_not_live_as_declared_fails_with_the_line() throws IOException {
    assertThat(check(IN_TIME, 1, "--sandbox"))
        .contains("✗  live       FixedRelay.cup-final")
        .contains("is not there yet")
        .contains("relays.yaml:29:7: run `weir apply`");

    weir.run("apply", "--sandbox", "--auto-approve").exits(0);
    replace("relays.yaml", "endTime: 2031-01-01T00:30", "endTime: 2031-01-01T01:30");
    Golden.check("dev/weir/cli/check/pending.txt", check(IN_TIME, 1, "--sandbox"));
  }

  @Test
  void the_document_for_machines_holds_the_same() {
    var json = JsonMapper.shared().readTree(check(IN_TIME, 0, "--offline", "-o", "json"));

    assertThat(json.path("passes").asBoolean()).isTrue();
    assertThat(json.path("from").asString()).isEqualTo("2030-12-31T12:00:00Z");
    assertThat(json.path("to").asString()).isEqualTo("2030-12-31T16:00:00Z");
    assertThat(json.path("resources").valueStream().map(n -> n.asString()))
        .contains("FixedRelay.cup-final", "RecordRule.the-final", "Channel.backup-stage");
    assertThat(json.path("checks"))
        .allSatisfy(point -> assertThat(point.path("outcome").asString()).isIn("good", "none"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          cup-final@2030-12-31T20:00+08:00/4h | 0
          cup-final@2030-12-31T20:00+08:00/PT4H | 0
          cup-final@2030-12-31T20:00+08:00/2031-01-01T00:30+08:00 | 0
          FixedRelay.cup-final@2030-12-31T20:00+08:00 | 0
          */live/final@2030-12-31T20:00+08:00 | 0
          pull.example.com/live/final@2030-12-31T19:00+08:00 | 1
          cup-final@2030-12-31T18:59+08:00 | 1
          cup-final@2031-01-01T00:30+08:00 | 1
          cup-final@2030-12-31T20:00+08:00/6h | 1
          cup-final@2030-12-31 | 1
          """)
  void an_event_has_a_name_and_a_time(String event, int exit) {
    offline(event, exit);
  }

  @Test
  void a_stream_of_one_domain_is_that_domain_alone() {
    assertThat(offline("pull.example.com/live/final@2030-12-31T20:00+08:00", 1))
        .contains("no record rule matches `pull.example.com/live/final`");
    assertThat(offline("play.example.com/live/final@2030-12-31T20:00+08:00", 0))
        .contains("–  relay")
        .contains("no relay belongs to the event");
  }

  @Test
  void a_window_that_does_not_cover_the_event_fails_at_its_line() {
    assertThat(offline("cup-final@2030-12-31T18:00+08:00/8h", 1))
        .contains("✗  relay      FixedRelay.cup-final")
        .contains("pulls only from 2030-12-31T11:00:00Z on")
        .contains("pulls only until 2030-12-31T16:30:00Z")
        .contains("relays.yaml:39:14: set `startTime` to 2030-12-31T10:00:00Z or before");
    assertThat(offline("cup-final@2030-12-31T20:00+08:00/6h", 1))
        .contains("relays.yaml:40:12: set `endTime` to after 2030-12-31T18:00:00Z");
  }

  @Test
  void a_record_rule_has_a_window_as_well() throws IOException {
    replace(
        "recording.yaml",
        "  stream: final\n",
        """
          stream: final
          startTime: 2030-12-31T20:30:00+08:00
          endTime: 2030-12-31T23:00:00+08:00
        """);
    assertThat(offline(IN_TIME, 1)).contains("records only from 2030-12-31T12:30:00Z on");
    assertThat(offline("cup-final@2030-12-31T21:00+08:00/3h", 1))
        .contains("records only until 2030-12-31T15:00:00Z");
    offline("cup-final@2030-12-31T21:00+08:00/2h", 0);
  }

  @Test
  void a_longer_window_than_seven_days_counts_as_seven_days() throws IOException {
    replace(
        "recording.yaml",
        "  stream: final\n",
        """
          stream: final
          startTime: 2030-12-20T20:00:00+08:00
          endTime: 2031-01-20T23:00:00+08:00
        """);
    assertThat(offline(IN_TIME, 1)).contains("records only until 2030-12-27T12:00:00Z");
  }

  @Test
  void a_single_source_is_nothing_to_fall_back_on() throws IOException {
    replace("relays.yaml", "    - ${Channel.backup-stage.rtmpPlayUrl}\n", "");
    assertThat(offline(IN_TIME, 1))
        .contains("pulls from one host only: when it fails, there is nothing to fall back on");
  }

  @ParameterizedTest
  @CsvSource({
    "Expires=1924934400, 2030-12-31T08:00:00Z",
    "auth_key=1924934400-0-0-abc, 2030-12-31T08:00:00Z",
    "txSecret=1&txTime=72BB4A00, 2030-12-30T16:00:00Z",
    "expire=1924934400&token=x, 2030-12-31T08:00:00Z",
  })
  void a_signature_that_runs_out_is_told(String query, String until) throws IOException {
    replace("relays.yaml", ":1935/live/final", ":1935/live/final?" + query);
    assertThat(offline(IN_TIME, 1))
        .contains("its address is signed until " + until + " only")
        .contains("relays.yaml:37:7: sign it anew for longer");
  }

  @Test
  void a_signature_that_lasts_is_fine() throws IOException {
    replace("relays.yaml", ":1935/live/final", ":1935/live/final?Expires=1925999999");
    assertThat(offline(IN_TIME, 0)).contains("its address is signed until 2031-01-12T");
  }

  @Test
  void a_variable_that_is_not_set_is_told() throws IOException {
    weir = new CommandLineFixture(folder);
    assertThat(offline(IN_TIME, 1))
        .contains("✗  secret     Channel.backup-stage")
        .contains("`WEIR_SECRET_BACKUP_KEY` is not set here");
  }

  @Test
  void what_was_disabled_by_hand_is_told() throws IOException {
    replace("channels.yaml", "  publishSecurity: dynamic\n", "  disabled: true\n");
    assertThat(offline(IN_TIME, 1))
        .contains("✗  channel    Channel.backup-stage")
        .contains("is declared disabled");
    weir.run("apply", "--sandbox", "--auto-approve").exits(0);
    replace("channels.yaml", "  disabled: true\n", "");
    assertThat(check(IN_TIME, 1, "--sandbox"))
        .contains("takes no push until forever, says the hub")
        .contains("differs from what is live in `disabled`");
  }

  @Test
  void an_account_that_cannot_be_read_is_told() {
    var out = check(IN_TIME, 1);
    assertThat(out).contains("✗  account").contains("credentials");
  }

  @Test
  void documents_with_the_label_belong_to_the_event() throws IOException {
    replace(
        "channels.yaml",
        "metadata: {name: main-stage}",
        "metadata: {name: main-stage, labels: {event: gala}}");
    replace("channels.yaml", "  description: Cup", "  status: disabled\n  description: Cup");
    assertThat(offline("gala@2030-12-31T20:00+08:00", 1))
        .contains("✗  channel  Channel.main-stage")
        .doesNotContain("Channel.backup-stage");
  }

  @Test
  void a_recording_on_demand_needs_somebody_to_ask_and_an_answer() throws IOException {
    var event = "play.example.com/other/x@2030-12-31T20:00+08:00";
    assertThat(offline(event, 0))
        .contains("asks https://callbacks.example.com/decide")
        .contains("what is answered is up to the service behind the URL");
    weir.file(
        "decision.yaml",
        """
        apiVersion: aliyun-live/v1
        kind: RecordDecision
        metadata: {name: ours}
        spec:
          domain: play.example.com
          rules: [{decision: app == 'other', record: false}]
        """);
    assertThat(offline(event, 1))
        .contains("answers not to record it")
        .contains("decision.yaml:6:22: add a rule before it");
    weir.file(
        "decision.yaml",
        Files.readString(folder.resolve("decision.yaml")).replace("app == 'other'", "bitrate < 9"));
    assertThat(offline(event, 0)).contains("–  callback   RecordDecision.ours");
  }

  @Test
  void what_is_no_event_is_told() {
    assertThat(
            weir.run("check", "--event", "cup-finale@2030-12-31T20:00+08:00", "--offline")
                .exits(1)
                .err())
        .contains("error[unknown-event]")
        .contains("did you mean `cup-final`?");
    for (var wrong : new String[] {"cup-final", "@2030-12-31", "cup-final@", "cup-final@someday"}) {
      assertThat(weir.run("check", "--event", wrong).exits(64).err()).contains("error[usage]");
    }
    assertThat(
            weir.run("check", "--event", "cup-final@2030-12-31T20:00Z/2030-12-30T20:00Z")
                .exits(64)
                .err())
        .contains("before it begins");
  }
}

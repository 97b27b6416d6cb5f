package dev.weir;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.kind.ObjectKey;
import dev.weir.ledger.Ledger;
import dev.weir.ledger.LocalLedgerStore;
import dev.weir.plan.Plan;
import dev.weir.plan.PlanOptions;
import dev.weir.plan.PlanOptions.Reading;
import dev.weir.testing.SandboxRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What nobody manages is listed whatever its kind, where that was asked for, and at a known cost.
 */
class UnmanagedTest {

  private static final String ACCOUNTS =
      """
      apiVersion: volcengine-live/v1
      kind: Provider
      metadata: {name: volc}
      spec: {}
      ---
      apiVersion: aliyun-live/v1
      kind: Provider
      metadata: {name: live}
      spec: {region: cn-shanghai}
      ---
      """;

  private static final String RULE =
      """
      apiVersion: aliyun-live/v1
      kind: RecordRule
      metadata: {name: all}
      spec:
        provider: live
        domain: play.example.com
        app: live
        ossEndpoint: oss-cn-shanghai.aliyuncs.com
        ossBucket: recordings
        formats: [{format: m3u8}]
      ---
      """;

  private static final String GROUP =
      """
      apiVersion: volcengine-live/v1
      kind: RelayGroup
      metadata: {name: venue}
      spec:
        provider: volc
        vhost: push.example.com
        app: live
        servers: [{relaySourceProtocol: rtmp, relaySourceDomain: "origin.example.org"}]
      ---
      """;

  private static final String OTHERS =
      """
      apiVersion: aliyun-live/v1
      kind: RecordNotification
      metadata: {name: callbacks}
      spec: {provider: live, domain: play.example.com, notifyUrl: https://cb.example.com/done}
      ---
      apiVersion: volcengine-live/v1
      kind: FixedRelay
      metadata: {name: final}
      spec: {provider: volc, domain: pull.example.com, app: live, stream: final, srcAddrs: ["rtmp://a.example.org/live/x"]}
      ---
      """
          + GROUP.replace("venue", "elsewhere").replace("push.example.com", "push.other.com");

  @TempDir Path work;

  private SandboxRun run;
  private Path mine;

  @BeforeEach
  void somebody_else_made_more_than_is_declared() throws IOException {
    var world = work.resolve("world.json");
    Files.writeString(
        world,
        """
        {"volcengine-live": {"domains": [
          {"vhost": "push.example.com", "domain": "push.example.com", "type": "push"},
          {"vhost": "push.example.com", "domain": "pull.example.com", "type": "pull-flv"},
          {"vhost": "push.other.com", "domain": "push.other.com", "type": "push"}]}}
        """);
    run = new SandboxRun(work.resolve("ledger"), SandboxRun.Setting.usual().withWorld(world));
    var theirs = folder("theirs", ACCOUNTS + OTHERS);
    mine = folder("mine", ACCOUNTS + RULE + GROUP);
    try (var engine = run.engine(theirs);
        var session = run.store().open("apply", Duration.ZERO)) {
      var loaded = run.load(theirs).orRefuse();
      var prepared = engine.plan(loaded, session.ledger(), PlanOptions.converge());
      assertThat(engine.apply(prepared, session, 1).failed()).isEmpty();
    }
    run.control("DELETE", "requests", "");
  }

  @AfterEach
  void close() {
    run.close();
  }

  private Path folder(String name, String yaml) throws IOException {
    var folder = Files.createDirectory(work.resolve(name));
    Files.writeString(folder.resolve("live.yaml"), yaml);
    return folder;
  }

  /** Mine is another stack, with a ledger of its own. */
  private Ledger nothing() {
    var folder = work.resolve("other");
    return new LocalLedgerStore(
            folder, "default", InstantSource.fixed(SandboxRun.NOW), () -> "lineage", "me@here")
        .read();
  }

  private Plan look(Reading reading) {
    try (var survey = run.survey(mine)) {
      var options = PlanOptions.converge().reading(reading);
      return survey.look(run.load(mine).orRefuse(), nothing(), options);
    }
  }

  private static List<String> names(Plan plan) {
    return plan.unmanaged().stream().map(ObjectKey::toString).sorted().toList();
  }

  @Test
  void a_plain_plan_asks_only_where_something_is_declared() {
    assertThat(names(look(Reading.FULL))).isEmpty();
    assertThat(run.requests(_ -> true)).hasSize(2);
  }

  @Test
  void a_wide_look_lists_every_kind_in_every_domain() {
    var plan = look(Reading.WIDE);
    assertThat(names(plan))
        .containsExactly(
            "play.example.com", "pull.example.com/live/final", "push.other.com/live/elsewhere");
    assertThat(plan.unread()).isEmpty();
    assertThat(plan.notes()).isEmpty();
    // Beside the two: the notification, two listings of domains, three of them for fixed relays,
    // and one vhost.
    assertThat(run.requests(_ -> true)).hasSize(2 + 1 + 2 + 3 + 1);
  }

  @Test
  void what_else_cannot_be_listed_keeps_nothing_from_being_planned() {
    run.control(
        "PUT",
        "faults",
        """
        [{"kind": "fail-before", "status": 403, "operation": "ListDomainDetail"},
         {"kind": "fail-before", "status": 403, "operation": "DescribeLiveRecordNotifyConfig"}]
        """);
    var plan = look(Reading.WIDE);
    assertThat(names(plan)).isEmpty();
    assertThat(plan.unread()).isEmpty();
    assertThat(plan.counts().add()).isEqualTo(2);
    assertThat(plan.notes())
        .extracting(note -> note.code() + " " + note.address().orElseThrow())
        .containsExactlyInAnyOrder(
            "not-listed Provider.volc", "not-listed Provider.volc", "not-listed Provider.live");
  }
}

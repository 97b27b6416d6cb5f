package dev.weir;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.diag.Diagnostic;
import dev.weir.engine.RunReport;
import dev.weir.http.FakeTime;
import dev.weir.kind.Address;
import dev.weir.plan.Action;
import dev.weir.plan.Plan;
import dev.weir.plan.PlanOptions;
import dev.weir.plan.PlanOptions.Reading;
import dev.weir.testing.SandboxRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** A channel that nobody changed since it was read in full is only listed, if that is wished. */
class FastRefreshTest {

  private static final int CHANNELS = 20;
  private static final String PROVIDER =
      """
      apiVersion: aliyun-oss/v1
      kind: Provider
      metadata: {name: hangzhou}
      spec: {endpoint: oss-cn-hangzhou.aliyuncs.com, bucket: live-demo}
      """;

  @TempDir Path folder;
  private final FakeTime time = new FakeTime(SandboxRun.NOW);
  private SandboxRun run;
  private Path manifests;

  @BeforeEach
  void channelsAreLive() throws IOException {
    manifests = Files.createDirectories(folder.resolve("manifests"));
    declare(3);
    run = new SandboxRun(folder.resolve("ledger"), SandboxRun.Setting.usual().withTime(time));
    assertThat(apply(Reading.FULL).succeeded()).isTrue();
    time.pass(Duration.ofMinutes(5));
  }

  @AfterEach
  void stop() {
    run.close();
  }

  private void declare(int fragCount) throws IOException {
    var channels =
        IntStream.range(0, CHANNELS)
            .mapToObj(i ->
                """
                ---
                apiVersion: aliyun-oss/v1
                kind: Channel
                metadata: {name: stage-%02d}
                spec: {provider: hangzhou, target: {fragCount: %d}}
                """
                    .formatted(i, i == 0 ? fragCount : 3))
            .collect(Collectors.joining());
    Files.writeString(manifests.resolve("live.yaml"), PROVIDER + channels);
  }

  private RunReport apply(Reading reading) {
    try (var engine = run.engine(manifests);
        var session = run.store().open("apply", Duration.ZERO)) {
      var loaded = run.load(manifests).orRefuse();
      var options = PlanOptions.converge().reading(reading);
      return engine.apply(engine.plan(loaded, session.ledger(), options), session, 4);
    }
  }

  private Plan plan(Reading reading) {
    run.control("DELETE", "requests", "");
    try (var survey = run.survey(manifests);
        var session = run.store().open("plan", Duration.ZERO)) {
      var options = PlanOptions.converge().reading(reading);
      return survey.look(run.load(manifests).orRefuse(), session.ledger(), options);
    }
  }

  private int calls() {
    return run.requests(_ -> true).size();
  }

  private static List<String> notes(Plan plan) {
    return plan.notes().stream().map(Diagnostic::message).toList();
  }

  /** What somebody else does; a stamp is what the provider tells of it. */
  private void edit(String channel, Optional<Instant> stamp) {
    var state = (ObjectNode) run.control("GET", "state", "");
    var one = (ObjectNode) state.at("/aliyun-oss/channels").get("live-demo/" + channel);
    one.put("fragCount", 9);
    stamp.ifPresent(at -> one.put("lastModified", at.toString()));
    run.control("PUT", "state", state.toString());
    run.control("DELETE", "requests", "");
  }

  @Test
  void one_call_for_the_listing_is_enough_once_an_apply_has_read_everything() {
    assertThat(plan(Reading.FAST).isEmpty()).isTrue();
    assertThat(calls()).as("nothing is remembered yet").isEqualTo(1 + CHANNELS);

    apply(Reading.FULL);
    var plan = plan(Reading.FAST);
    assertThat(plan.isEmpty()).isTrue();
    assertThat(calls()).isEqualTo(1);
    assertThat(notes(plan)).singleElement().asString().contains("of 20 objects", "live-demo/");
    assertThat(plan.changes().get(address(7)).before())
        .isEqualTo(plan(Reading.FULL).changes().get(address(7)).before());
  }

  @Test
  void it_is_never_so_unless_it_is_asked_for() {
    apply(Reading.FULL);
    assertThat(notes(plan(Reading.FULL))).isEmpty();
    assertThat(calls()).isEqualTo(1 + CHANNELS);
  }

  @Test
  void a_channel_that_somebody_changed_is_read_in_full() {
    apply(Reading.FULL);
    edit("stage-03", Optional.of(time.instant()));
    var plan = plan(Reading.FAST);
    assertThat(plan.effective())
        .singleElement()
        .satisfies(change -> {
          assertThat(change.address()).isEqualTo(address(3));
          assertThat(change.action()).isEqualTo(Action.UPDATE);
        });
    assertThat(calls()).isEqualTo(2);
  }

  @Test
  void what_was_just_written_is_read_in_full() throws IOException {
    apply(Reading.FULL);
    declare(4);
    assertThat(apply(Reading.FAST).done()).hasSize(1);
    assertThat(plan(Reading.FAST).isEmpty()).isTrue();
    assertThat(calls()).isEqualTo(2);
  }

  @Test
  void a_change_that_no_listing_tells_is_caught_before_its_channel_is_written() throws IOException {
    apply(Reading.FULL);
    edit("stage-00", Optional.empty());
    declare(4);
    assertThat(plan(Reading.FAST).effective()).hasSize(1);
    var report = apply(Reading.FAST);
    assertThat(report.failed()).containsOnlyKeys(address(0));
    assertThat(report.failed().get(address(0)).stale()).isTrue();
  }

  private static Address address(int number) {
    return new Address("Channel", "stage-%02d".formatted(number));
  }
}

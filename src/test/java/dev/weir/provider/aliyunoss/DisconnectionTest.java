package dev.weir.provider.aliyunoss;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.RunReport;
import dev.weir.http.FakeTime;
import dev.weir.kind.Address;
import dev.weir.plan.AddressPattern;
import dev.weir.plan.OnAirOptions;
import dev.weir.plan.PlanOptions;
import dev.weir.testing.SandboxRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an apply does to a channel that is pushed to, when a person named it. */
class DisconnectionTest {

  private static final String HEAD =
      """
      apiVersion: aliyun-oss/v1
      kind: Provider
      metadata: {name: hangzhou}
      spec: {endpoint: oss-cn-hangzhou.aliyuncs.com, bucket: live-demo}
      ---
      apiVersion: aliyun-oss/v1
      kind: Channel
      metadata: {name: other}
      spec: {provider: hangzhou}
      """;

  private static final String MAIN =
      """
      ---
      apiVersion: aliyun-oss/v1
      kind: Channel
      metadata: {name: main}
      spec: {provider: hangzhou, description: %s}
      """;

  private static final String SWITCHED_OFF = "PUT /live-demo/main?live&status=disabled 200";

  private static final Address MAIN_CHANNEL = Address.parse("Channel.main").orElseThrow();

  private final FakeTime time = new FakeTime(SandboxRun.NOW);

  @TempDir Path folder;
  private SandboxRun run;

  @BeforeEach
  void aChannelIsOnTheAir() throws IOException {
    run = new SandboxRun(folder.resolve("ledger"), SandboxRun.Setting.usual().withTime(time));
    apply(HEAD + MAIN.formatted("before"));
    publish();
    run.control("DELETE", "requests", "");
  }

  @AfterEach
  void stop() {
    run.close();
  }

  private RunReport apply(String manifests, String... allowed) throws IOException {
    var file = Files.createDirectories(folder.resolve("manifests")).resolve("live.yaml");
    Files.writeString(file, manifests);
    var patterns =
        List.of(allowed).stream().flatMap(text -> AddressPattern.parse(text).stream()).toList();
    var options =
        PlanOptions.converge().onAir(new OnAirOptions(patterns, Optional.<Duration>empty()));
    try (var engine = run.engine(file.getParent());
        var session = run.store().open("apply", Duration.ZERO)) {
      var loaded = run.load(file.getParent()).orRefuse();
      return engine.apply(engine.plan(loaded, session.ledger(), options), session, 1);
    }
  }

  private void publish() {
    run.control("POST", "publish", "{\"provider\": \"aliyun-oss\", \"channel\": \"main\"}");
  }

  private List<String> writes() {
    return run.requests(method -> !method.equals("GET"));
  }

  @Test
  void its_pusher_is_disconnected_before_it_is_changed_and_it_is_on_again_afterwards()
      throws IOException {
    assertThat(apply(HEAD + MAIN.formatted("after"), "Channel.main").succeeded()).isTrue();
    assertThat(writes())
        .containsExactly(
            "PUT /live-demo/main?live 409", SWITCHED_OFF, "PUT /live-demo/main?live 200");
    assertThat(time.sleeps()).hasSizeBetween(9, 11);
    var channel = run.control("GET", "state", "").toString();
    assertThat(channel).contains("after").doesNotContain("disabled");
  }

  @Test
  void its_pusher_is_disconnected_before_it_is_deleted() throws IOException {
    assertThat(apply(HEAD, "Channel.*").succeeded()).isTrue();
    assertThat(writes())
        .containsExactly(
            "DELETE /live-demo/main?live 409", SWITCHED_OFF, "DELETE /live-demo/main?live 204");
  }

  @Test
  void unless_it_was_named_it_is_not_even_tried() throws IOException {
    var report = apply(HEAD + MAIN.formatted("after"), "Channel.other");
    assertThat(report.failed()).containsOnlyKeys(MAIN_CHANNEL);
    assertThat(writes()).isEmpty();
  }

  @Test
  void what_is_refused_after_the_cut_is_switched_on_again() throws IOException {
    run.control(
        "PUT",
        "faults",
        """
        [{"kind": "fail-before", "operation": "PutLiveChannel", "status": 403, "nth": [2]}]
        """);
    var report = apply(HEAD + MAIN.formatted("after"), "Channel.main");
    assertThat(report.failed()).containsOnlyKeys(MAIN_CHANNEL);
    assertThat(writes()).last().isEqualTo("PUT /live-demo/main?live&status=enabled 200");
  }

  @Test
  void a_pusher_that_never_goes_is_not_waited_for_for_ever() throws IOException {
    try (var still = new SandboxRun(folder.resolve("still"))) {
      run.close();
      run = still;
      apply(HEAD + MAIN.formatted("before"));
      publish();
      var report = apply(HEAD + MAIN.formatted("after"), "Channel.main");
      assertThat(report.failed().get(MAIN_CHANNEL).diagnostic().message())
          .contains("ChannelStillLive");
    }
  }
}

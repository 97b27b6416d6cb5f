package dev.weir.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.diag.Diagnostic;
import dev.weir.plan.PlanOptions;
import dev.weir.provider.Subject;
import dev.weir.testing.SandboxRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A plan is tried out in a private sandbox; what the real service would say is known before. */
class ProofTest {

  private static final String OSS =
      """
      apiVersion: aliyun-oss/v1
      kind: Provider
      metadata: {name: hangzhou}
      spec: {endpoint: oss-cn-hangzhou.aliyuncs.com, bucket: live-demo}
      """;

  @TempDir Path work;

  private Path manifests;
  private SandboxRun run;

  @BeforeEach
  void setUp() throws IOException {
    manifests = Files.createDirectory(work.resolve("manifests"));
    run = new SandboxRun(work.resolve("ledger"));
  }

  @AfterEach
  void tearDown() {
    run.close();
  }

  static Stream<Subject> subjects() throws IOException {
    return Subject.all();
  }

  static Stream<Arguments> updates() throws IOException {
    return Subject.all().flatMap(s -> s.updates().stream().map(update -> Arguments.of(s, update)));
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void every_kind_is_proved_from_its_making_to_its_end(Subject subject) {
    subject.declare(manifests);
    assertProved(1);
    apply();
    assertProved(0);
    subject.declareNothing(manifests);
    assertProved(1);
  }

  @ParameterizedTest
  @MethodSource("updates")
  void every_change_is_proved_and_comes_out_as_it_does_for_real(
      Subject subject, Subject.Update update) {
    subject.declare(manifests);
    apply();
    subject.with(update).declare(manifests);
    var proof = prove();
    var said = proof.failures().toString() + proof.notProved();
    assertThat(proof.succeeded()).as(said).isTrue();
    assertThat(proof.notProved()).as(said).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void what_somebody_changed_is_there_too(Subject subject) {
    subject.declare(manifests);
    apply();
    subject.meddle(run, subject.meddle());
    assertProved(1);
  }

  @Test
  void a_call_that_would_fail_is_named() throws IOException {
    Files.writeString(
        manifests.resolve("live.yaml"),
        """
        apiVersion: aliyun-live/v1
        kind: Provider
        metadata: {name: alive}
        spec: {}
        ---
        apiVersion: aliyun-live/v1
        kind: RecordNotification
        metadata: {name: callbacks}
        spec:
          provider: alive
          domain: play.example.com
          notifyUrl: http://callbacks.example.com/recorded
          notifyReqAuth: true
          notifyAuthKey: {fromFile: secrets/short}
        """);
    Files.createDirectory(manifests.resolve("secrets"));
    Files.writeString(manifests.resolve("secrets/short"), "short");

    var proof = prove();

    assertThat(proof.succeeded()).isFalse();
    assertThat(proof.failures())
        .singleElement()
        .extracting(Diagnostic::address)
        .isEqualTo(java.util.Optional.of("RecordNotification.callbacks"));
    assertThat(apply()).isFalse();
  }

  @Test
  void what_is_forbidden_is_left_out_and_named() throws IOException {
    Files.writeString(manifests.resolve("a.yaml"), OSS + channel("a", "One"));
    apply();
    Files.delete(work.resolve("ledger/default.tfstate"));
    Files.writeString(manifests.resolve("a.yaml"), OSS + channel("a", "Two") + channel("b", "B"));

    var proof = prove();

    assertThat(proof.succeeded()).isTrue();
    assertThat(proof.writes()).isOne();
    assertThat(proof.notProved())
        .singleElement()
        .extracting(Diagnostic::message)
        .asString()
        .startsWith("`Channel.a` is not proved: it is forbidden");
  }

  private static String channel(String name, String description) {
    return """
    ---
    apiVersion: aliyun-oss/v1
    kind: Channel
    metadata: {name: %s}
    spec: {provider: hangzhou, description: %s}
    """
        .formatted(name, description);
  }

  @Test
  void a_thousand_objects_are_proved_in_seconds() throws IOException {
    var text = new StringBuilder(OSS);
    for (int i = 0; i < 1_000; i++) {
      text.append(channel("c" + i, "Stage " + i));
    }
    Files.writeString(manifests.resolve("a.yaml"), text.toString());
    apply();
    Files.writeString(
        manifests.resolve("a.yaml"), text.toString().replace("Stage 7", "Renamed stage 7"));

    var start = System.nanoTime();
    var proof = assertProved(111);

    assertThat(proof.unmanaged()).isZero();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(60));
  }

  private Proof assertProved(int writes) {
    var proof = prove();
    var said = proof.failures().toString() + proof.notProved();
    assertThat(proof.succeeded()).as(said).isTrue();
    assertThat(proof.notProved()).as(said).isEmpty();
    assertThat(proof.writes()).as(said).isEqualTo(writes);
    return proof;
  }

  /** Proves, and sees to it that the real service, here the other sandbox, gets no call. */
  private Proof prove() {
    try (var engine = run.engine(manifests)) {
      var loaded = run.load(manifests).orRefuse();
      var ledger = run.store().read();
      var prepared = engine.plan(loaded, ledger, PlanOptions.converge());
      int calls = run.requests(_ -> true).size();
      var proof = Prover.prove(engine, loaded, ledger, PlanOptions.converge(), prepared);
      assertThat(run.requests(_ -> true)).hasSize(calls);
      return proof;
    }
  }

  private boolean apply() {
    try (var engine = run.engine(manifests);
        var session = run.store().open("apply", Duration.ZERO)) {
      var loaded = run.load(manifests).orRefuse();
      var prepared = engine.plan(loaded, session.ledger(), PlanOptions.converge());
      return engine.apply(prepared, session, 4).succeeded();
    }
  }
}

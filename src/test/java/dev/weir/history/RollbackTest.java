package dev.weir.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.engine.Providers;
import dev.weir.engine.RunReport;
import dev.weir.plan.Action;
import dev.weir.plan.Plan;
import dev.weir.plan.PlanOptions;
import dev.weir.provider.Subject;
import dev.weir.testing.SandboxRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** For every kind, verb and failing call: apply, roll back, and what is live is as it was. */
class RollbackTest {

  private static final List<String> TROUBLES =
      List.of("fail-before", "fail-after", "cut-before", "cut-after");

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
    return Subject.all()
        .flatMap(s ->
            s.updates().stream()
                .filter(update -> !isForGood(s, update))
                .map(update -> Arguments.of(s, update)));
  }

  /** What this makes can only be deleted together with the rest of its vhost. */
  private static boolean isForGood(Subject subject, Subject.Update update) {
    return subject.toString().equals("volcengine-live.relaygroup")
        && update.value().asString("").equals("*");
  }

  /** Every update that replaces, with every trouble at either of its calls. */
  static Stream<Arguments> replacements() throws IOException {
    return updates()
        .filter(a -> ((Subject.Update) a.get()[1]).action().isReplace())
        .flatMap(a -> {
          var subject = (Subject) a.get()[0];
          return TROUBLES.stream()
              .flatMap(trouble ->
                  Stream.of(subject.create(), subject.delete())
                      .map(call -> Arguments.of(subject, a.get()[1], trouble, call)));
        });
  }

  /** The same for one such update of each kind. */
  static Stream<Arguments> someReplacements() throws IOException {
    var first = new HashMap<String, Subject.Update>();
    return replacements()
        .filter(a -> {
          var update = (Subject.Update) a.get()[1];
          return update.equals(first.computeIfAbsent(a.get()[0].toString(), _ -> update));
        });
  }

  static Stream<Arguments> troubles() throws IOException {
    return Subject.all()
        .flatMap(s ->
            TROUBLES.stream()
                .flatMap(trouble ->
                    Stream.of(s.create(), s.delete()).map(call -> Arguments.of(s, trouble, call))));
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void what_was_created_goes(Subject subject) {
    subject.declareNothing(manifests);
    apply();
    var before = snapshot();
    subject.declare(manifests);
    apply();
    assertThat(snapshot()).isNotEqualTo(before);

    assertThat(rollBack().succeeded()).isTrue();

    assertThat(snapshot()).isEqualTo(before);
    assertThat(run.store().read().entries()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("updates")
  void what_was_changed_is_as_before(Subject subject, Subject.Update update) {
    subject.declare(manifests);
    apply();
    var before = snapshot();
    subject.with(update).declare(manifests);
    apply();

    assertThat(rollBack().succeeded()).isTrue();

    assertThat(snapshot()).isEqualTo(before);
    subject.declare(manifests);
    assertThat(plan().isEmpty()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void what_was_deleted_is_there_again(Subject subject) {
    subject.declare(manifests);
    apply();
    var before = snapshot();
    subject.declareNothing(manifests);
    apply();
    assertThat(snapshot()).isNotEqualTo(before);

    assertThat(rollBack().succeeded()).isTrue();

    assertThat(snapshot()).isEqualTo(before);
    subject.declare(manifests);
    assertThat(plan().isEmpty()).isTrue();
  }

  @Tag("long")
  @ParameterizedTest
  @MethodSource("replacements")
  void every_replacement_that_fails_at_any_call_is_taken_back(
      Subject subject, Subject.Update update, String trouble, String call) {
    a_replacement_that_fails_at_any_call_is_taken_back(subject, update, trouble, call);
  }

  @ParameterizedTest
  @MethodSource("someReplacements")
  void a_replacement_that_fails_at_any_call_is_taken_back(
      Subject subject, Subject.Update update, String trouble, String call) {
    subject.declare(manifests);
    apply();
    var before = snapshot();
    subject.with(update).declare(manifests);
    trouble(trouble, call);
    apply();
    noTrouble();

    assertThat(rollBack().succeeded()).isTrue();

    assertThat(snapshot()).isEqualTo(before);
    subject.declare(manifests);
    assertThat(plan().isEmpty()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("troubles")
  void a_create_or_delete_that_fails_is_taken_back(Subject subject, String trouble, String call) {
    subject.declareNothing(manifests);
    apply();
    if (call.equals(subject.delete())) {
      subject.declare(manifests);
      apply();
    }
    var before = snapshot();
    if (call.equals(subject.delete())) {
      subject.declareNothing(manifests);
    } else {
      subject.declare(manifests);
    }
    trouble(trouble, call);
    apply();
    noTrouble();

    assertThat(rollBack().succeeded()).isTrue();

    assertThat(snapshot()).isEqualTo(before);
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void a_run_that_was_killed_after_a_call_is_taken_back(Subject subject) {
    subject.declareNothing(manifests);
    apply();
    var before = snapshot();
    subject.declare(manifests);
    applyAndDie();

    assertThat(runs().find(RunStore.LAST).end()).isEmpty();
    assertThat(snapshot()).isNotEqualTo(before);
    assertThat(run.store().read().open()).isNotEmpty();
    assertThat(rollBack().succeeded()).isTrue();

    assertThat(snapshot()).isEqualTo(before);
    assertThat(run.store().read().entries()).isEmpty();
    assertThat(run.store().read().open()).isEmpty();
  }

  /** The call has its effect, and then the process ends. */
  private void applyAndDie() {
    var events = new LateListener();
    try (var engine = run.engine(manifests, events);
        var session = run.store().open("apply", Duration.ZERO)) {
      var loaded = run.load(manifests).orRefuse();
      var prepared = engine.plan(loaded, session.ledger(), PlanOptions.converge());
      try (var log = runs().begin(prepared.plan(), loaded, "apply", "me@here", Optional.empty())) {
        events.writeTo(log);
        assertThatThrownBy(() -> engine.apply(prepared, new DyingSession(session), 4))
            .isInstanceOf(DyingSession.Death.class);
      }
    }
  }

  private void trouble(String kind, String operation) {
    run.control(
        "PUT",
        "faults",
        "[{\"kind\": \"%s\", \"operation\": \"%s\", \"times\": 9, \"status\": 503}]"
            .formatted(kind, operation));
  }

  private void noTrouble() {
    run.control("PUT", "faults", "[]");
  }

  /** What a user can set, as the emulators keep it: made anew means another time and nonce. */
  private String snapshot() {
    var text = run.control("GET", "state", "").toPrettyString();
    return text.replaceAll("\"(createdAt|updatedAt|modified|created|lastModified)\" : [^,\n]+", "");
  }

  private Plan plan() {
    try (var engine = run.engine(manifests)) {
      var loaded = run.load(manifests).orRefuse();
      return engine.plan(loaded, run.store().read(), PlanOptions.converge()).plan();
    }
  }

  private RunStore runs() {
    return new RunStore(work.resolve("runs"), "default", () -> SandboxRun.NOW);
  }

  private RunReport apply() {
    var events = new LateListener();
    try (var engine = run.engine(manifests, events);
        var session = run.store().open("apply", Duration.ZERO)) {
      var loaded = run.load(manifests).orRefuse();
      var prepared = engine.plan(loaded, session.ledger(), PlanOptions.converge());
      try (var log = runs().begin(prepared.plan(), loaded, "apply", "me@here", Optional.empty())) {
        events.writeTo(log);
        var report = engine.apply(prepared, session, 4);
        log.end(report.succeeded() ? RunRecord.Outcome.COMPLETE : RunRecord.Outcome.PARTIAL);
        return report;
      }
    }
  }

  private RunReport rollBack() {
    try (var engine = run.engine(manifests);
        var session = run.store().open("rollback", Duration.ZERO)) {
      var loaded = run.load(manifests).orRefuse();
      var record = runs().find(RunStore.LAST);
      var sources = SecretSources.known(loaded, runs().all(), Set.of());
      var prepared =
          Rollback.prepare(
              engine,
              new Rollback.Input(
                  record,
                  runs().after(record),
                  loaded,
                  session.ledger(),
                  Providers.installed(),
                  engine.scopes(loaded),
                  SecretSources.byDigest(sources, engine::digest),
                  Set.of()),
              PlanOptions.converge());
      assertThat(prepared.plan().isBlocked()).as("%s", prepared.plan().blocked()).isFalse();
      assertThat(prepared.plan().effective()).noneMatch(change -> change.action() == Action.ADOPT);
      return engine.apply(prepared, session, 4);
    }
  }
}

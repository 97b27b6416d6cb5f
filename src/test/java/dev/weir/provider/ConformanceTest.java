package dev.weir.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.RunReport;
import dev.weir.plan.Action;
import dev.weir.plan.AttributeChange.Verdict;
import dev.weir.plan.Change;
import dev.weir.plan.Plan;
import dev.weir.plan.PlanOptions;
import dev.weir.sandbox.Account;
import dev.weir.testing.SandboxRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The same story for every kind of every provider, through the real engine against the sandbox. A
 * kind takes part by a file in {@code conformance}; see {@link Subject}.
 */
class ConformanceTest {

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

  static Stream<Arguments> troubles() throws IOException {
    var kinds = List.of("throttle", "fail-before", "fail-after", "cut-before", "cut-after");
    return Subject.all()
        .flatMap(s ->
            kinds.stream()
                .flatMap(kind ->
                    Stream.of(s.create(), s.delete())
                        .map(operation -> Arguments.of(s, kind, operation))));
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void is_made_read_back_and_deleted(Subject subject) {
    subject.declare(manifests);
    assertThat(only(plan()).action()).isEqualTo(Action.CREATE);
    assertThat(apply().succeeded()).isTrue();
    assertSettled();

    subject.declareNothing(manifests);
    assertThat(only(plan()).action()).isEqualTo(Action.DELETE);
    assertThat(apply().succeeded()).isTrue();
    assertThat(plan().unmanaged()).isEmpty();
    assertSettled();
  }

  @ParameterizedTest
  @MethodSource("updates")
  void each_attribute_changes_as_its_kind_says(Subject subject, Subject.Update update) {
    subject.declare(manifests);
    apply();
    subject.with(update).declare(manifests);

    assertThat(only(plan()).action()).isEqualTo(update.action());
    assertThat(apply().succeeded()).isTrue();
    assertSettled();
    assertThat(plan().unmanaged()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("updates")
  void a_plan_counts_the_calls_that_its_apply_makes(Subject subject, Subject.Update update) {
    subject.declare(manifests);
    apply();
    subject.crowd(run, 1);
    subject.with(update).declare(manifests);
    assertCounted(update.uncounted());
    subject.declareNothing(manifests);
    assertCounted(0);
    subject.declare(manifests);
    assertCounted(0);
  }

  /** Applies; the calls are those that the plan told. */
  private void assertCounted(int uncounted) {
    try (var engine = run.engine(manifests);
        var session = run.store().open("apply", Duration.ZERO)) {
      run.control("DELETE", "requests", "");
      var loaded = run.load(manifests).orRefuse();
      var prepared = engine.plan(loaded, session.ledger(), PlanOptions.converge());
      var budget = prepared.plan().budget().orElseThrow();
      assertThat(budget.made()).isEqualTo(calls());
      var report = engine.apply(prepared, session, 1);
      assertThat(report.succeeded()).isEqualTo(prepared.plan().blocked().isEmpty());
      assertThat(budget.toCome())
          .as("%s", run.requests(_ -> true))
          .isEqualTo(calls() - budget.made() - uncounted);
    }
  }

  private long calls() {
    return run.requests(_ -> true).size();
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void what_is_deleted_behind_our_back_is_made_again(Subject subject) {
    subject.declare(manifests);
    apply();
    subject.meddle(run, null);

    assertThat(only(plan()).action()).isEqualTo(Action.CREATE);
    assertThat(apply().succeeded()).isTrue();
    assertSettled();
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void what_is_changed_behind_our_back_is_drift(Subject subject) {
    subject.declare(manifests);
    apply();
    subject.meddle(run, subject.meddle());

    assertThat(only(plan()).attributes())
        .isNotEmpty()
        .allMatch(attribute -> attribute.verdict() == Verdict.DRIFT);
    assertThat(apply().succeeded()).isTrue();
    assertSettled();
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void pages_are_read_to_the_last(Subject subject) {
    subject.declare(manifests);
    apply();
    for (int others : subject.crowds()) {
      subject.crowd(run, others);
      assertThat(plan().unmanaged()).as("%d others", others).hasSize(others);
      assertSettled();
    }
  }

  @ParameterizedTest
  @MethodSource("troubles")
  void troubles_leave_neither_a_duplicate_nor_an_orphan(
      Subject subject, String kind, String operation) {
    run.control(
        "PUT",
        "faults",
        "[{\"kind\": \"%s\", \"operation\": \"%s\", \"times\": 1, \"status\": 503}]"
            .formatted(kind, operation));
    subject.declare(manifests);
    apply();
    assertThat(apply().succeeded()).isTrue();
    assertSettled();
    assertThat(plan().unmanaged()).isEmpty();

    subject.declareNothing(manifests);
    apply();
    assertThat(apply().succeeded()).isTrue();
    assertThat(run.store().read().entries()).isEmpty();
    assertThat(subject.isLive(run)).isFalse();
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void every_call_may_be_throttled_now_and_then(Subject subject) {
    run.control(
        "PUT",
        "faults",
        "{\"seed\": 7, \"rules\": [{\"kind\": \"throttle\", \"probability\": 0.3}]}");
    subject.declare(manifests);

    assertThat(apply().succeeded()).isTrue();
    assertSettled();
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void a_wrong_secret_leaves_the_account_unread_and_untouched(Subject subject) {
    subject.declare(manifests);
    run.control("PUT", "accounts", account("not-the-secret", ""));

    assertRefused(plan(), "provider-refused");
    if (subject.hasTokens()) {
      var another = ", \"token\": \"another\"";
      run.control("PUT", "accounts", account(Account.DEFAULT.secret(), another));
      assertRefused(plan(), "provider-refused");
    }
  }

  private static String account(String secret, String more) {
    return "[{\"key\": \"%s\", \"secret\": \"%s\"%s}]"
        .formatted(Account.DEFAULT.key(), secret, more);
  }

  private static void assertRefused(Plan plan, String code) {
    assertThat(plan.isComplete()).isFalse();
    assertThat(plan.effective()).isEmpty();
    assertThat(plan.unread().values()).extracting("code").containsOnly(code);
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void clocks_that_differ_are_corrected_or_explained(Subject subject) {
    subject.declare(manifests);
    run.control("PUT", "clock", "{\"advance\": \"1h\"}");

    var plan = plan();

    if (!plan.isComplete()) {
      assertRefused(plan, "provider-clock");
    }
  }

  private static Change only(Plan plan) {
    var effective = plan.effective();
    assertThat(effective).hasSize(1);
    var change = effective.iterator().next();
    assertThat(change.blocked()).isEmpty();
    return change;
  }

  private void assertSettled() {
    var plan = plan();
    assertThat(plan.isComplete()).isTrue();
    assertThat(plan.effective()).isEmpty();
    assertThat(run.store().read().open()).isEmpty();
  }

  private Plan plan() {
    try (var engine = run.engine(manifests)) {
      var loaded = run.load(manifests).orRefuse();
      return engine.plan(loaded, run.store().read(), PlanOptions.converge()).plan();
    }
  }

  private RunReport apply() {
    try (var engine = run.engine(manifests);
        var session = run.store().open("apply", Duration.ZERO)) {
      var loaded = run.load(manifests).orRefuse();
      var prepared = engine.plan(loaded, session.ledger(), PlanOptions.converge());
      return engine.apply(prepared, session, 4);
    }
  }
}

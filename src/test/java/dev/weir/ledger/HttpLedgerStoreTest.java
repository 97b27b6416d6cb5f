package dev.weir.ledger;

import static dev.weir.ledger.Samples.creation;
import static dev.weir.ledger.Samples.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Refused;
import dev.weir.testing.StateServer;
import dev.weir.testing.StateServer.Manner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class HttpLedgerStoreTest {

  private static final Duration NEVER = Duration.ofHours(1);

  @TempDir Path folder;

  private final Samples.Terms mine = Samples.Terms.of("me@here");

  private HttpLedgerStore store(StateServer server) {
    return store(server, mine, NEVER);
  }

  private HttpLedgerStore store(StateServer server, Samples.Terms terms, Duration batch) {
    return new HttpLedgerStore(place(server, Map.of()), terms.terms(), unsaved(), batch);
  }

  private Path unsaved() {
    return folder.resolve("prod.errored.tfstate");
  }

  private static HttpPlace place(StateServer server, Map<String, String> more) {
    var environment = new HashMap<>(more);
    environment.put("TF_HTTP_ADDRESS", server.address().toString());
    var nothing = Optional.<String>empty();
    return HttpPlace.of(
        new HttpPlace.Declared(nothing, nothing, nothing, nothing, nothing, nothing),
        "prod",
        name -> Optional.ofNullable(environment.get(name)));
  }

  private static LedgerSession open(LedgerStore store) {
    return store.open("apply", Duration.ZERO);
  }

  private static Refused refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    return catchThrowableOfType(Refused.class, call);
  }

  private static List<String> codes(Refused refused) {
    return refused.diagnostics().stream().map(Diagnostic::code).toList();
  }

  @ParameterizedTest
  @EnumSource
  void what_was_put_is_there_in_the_next_session(Manner manner) {
    try (var server = new StateServer(manner)) {
      try (var session = open(store(server))) {
        assertThat(session.ledger().isNew()).isTrue();
        session.intend(creation("a"));
        session.put(entry("a", 1));
        session.put(entry("b", 2));
        session.remove(entry("a", 1));
      }
      try (var session = open(store(server))) {
        assertThat(session.ledger().entries().values()).containsExactly(entry("b", 2));
        session.intend(creation("c"));
      }

      var ledger = store(server).read();
      assertThat(ledger.open()).containsExactly(creation("c"));
      assertThat(ledger.serial()).isEqualTo(3);
      assertThat(server.lock()).isEmpty();
    }
  }

  @Test
  void a_session_that_changes_nothing_writes_nothing() {
    try (var server = new StateServer(Manner.GITLAB)) {
      open(store(server)).close();

      assertThat(server.requests())
          .containsExactly("POST /lock 200", "GET 204", "DELETE /lock 200");
    }
  }

  @Test
  void an_intent_is_on_the_server_when_it_was_taken_and_outcomes_go_along_with_the_next() {
    try (var server = new StateServer(Manner.GITLAB);
        var session = open(store(server))) {
      session.intend(creation("a"));
      assertThat(store(server).read().open()).containsExactly(creation("a"));
      session.put(entry("a", 1));
      assertThat(server.writes()).isEqualTo(1);
      session.intend(creation("b"));

      var ledger = store(server).read();
      assertThat(server.writes()).isEqualTo(2);
      assertThat(ledger.entries().values()).containsExactly(entry("a", 1));
      assertThat(ledger.open()).containsExactly(creation("b"));
    }
  }

  @Test
  void outcomes_are_written_by_themselves_after_a_moment_and_at_once_when_asked() throws Exception {
    try (var server = new StateServer(Manner.GITLAB)) {
      try (var session = open(store(server, mine, Duration.ofMillis(1)))) {
        session.put(entry("a", 1));
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (server.writes() == 0 && System.nanoTime() < deadline) {
          Thread.onSpinWait();
        }
        assertThat(server.writes()).isEqualTo(1);
      }
      try (var session = open(store(server))) {
        session.put(entry("b", 1));
        session.flush();
        assertThat(store(server).read().entries()).hasSize(2);
      }
    }
  }

  @Test
  void intents_of_many_threads_share_writes() throws InterruptedException {
    try (var server = new StateServer(Manner.GITLAB)) {
      try (var session = open(store(server));
          var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        var start = new CountDownLatch(1);
        IntStream.range(0, 100)
            .forEach(i ->
                threads.execute(() -> {
                  await(start);
                  session.intend(creation("box-" + i));
                }));
        start.countDown();
        threads.shutdown();
        assertThat(threads.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        assertThat(store(server).read().open()).hasSize(100);
      }
      assertThat(server.writes()).isLessThan(100);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void the_lock_names_its_holder_and_its_lease() {
    try (var server = new StateServer(Manner.GITLAB);
        var _ = open(store(server))) {
      var other = store(server, Samples.Terms.of("you@there"), NEVER);
      assertThatThrownBy(() -> open(other))
          .isInstanceOf(Locked.class)
          .hasMessage(
              "the ledger is locked: held by me@here since 2026-01-02T03:04:05Z (0s ago), lease"
                  + " until 2026-01-02T04:04:05Z");
      assertThat(other.holder().orElseThrow().id()).endsWith(".1767326645.job-7");
      assertThat(server.lock().orElseThrow()).contains("\"Operation\":\"apply\"");
    }
  }

  @Test
  void a_server_that_does_not_tell_the_holder_is_still_locked() {
    try (var server = new StateServer(Manner.GITEA);
        var _ = open(store(server))) {
      assertThatThrownBy(() -> open(store(server)))
          .isInstanceOf(Locked.class)
          .hasMessage("the ledger is locked: somebody is at work");
    }
  }

  @Test
  void a_lock_is_waited_for() {
    try (var server = new StateServer(Manner.GITLAB)) {
      var first = open(store(server));
      var yours = Samples.Terms.of("you@there");
      var terms =
          new LockTerms(
              yours.time(),
              yours.terms().ids(),
              "you@there",
              "",
              Duration.ofHours(1),
              yours.waitedFor()::add,
              time -> {
                yours.time().advance(time);
                first.close();
              });
      new HttpLedgerStore(place(server, Map.of()), terms, unsaved())
          .open("apply", Duration.ofMinutes(1))
          .close();

      assertThat(yours.waitedFor()).hasSize(1);
      assertThat(yours.waitedFor().getFirst().who()).isEqualTo("me@here");
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_stale_lock_is_told_and_can_be_broken(Manner manner) {
    try (var server = new StateServer(manner)) {
      var dead = open(store(server));
      var id = new Holder(idOf(server), "apply", "", Optional.empty());
      mine.time().advance(Duration.ofHours(3));

      var locked = catchThrowableOfType(Locked.class, () -> open(store(server)));
      if (manner == Manner.GITLAB) {
        assertThat(locked.getMessage())
            .endsWith(", lease over since 2026-01-02T04:04:05Z (2h 0min ago)");
        assertThat(locked.diagnostic().hint().orElseThrow()).contains("`weir state unlock`");
      }
      assertThat(id.isStale(mine.time().instant())).isTrue();
      store(server).breakLock(id);
      open(store(server)).close();
      dead.close();
    }
  }

  private static String idOf(StateServer server) {
    return Holder.read(server.lock().orElseThrow()).id();
  }

  @ParameterizedTest
  @EnumSource
  void a_broken_lock_stops_every_further_write(Manner manner) {
    try (var server = new StateServer(manner)) {
      var session = open(store(server));
      session.intend(creation("a"));
      session.put(entry("a", 1));
      var before = server.state();
      server.breakLock(Optional.of("other"));

      assertThat(codes(refused(() -> session.intend(creation("b")))))
          .containsExactly("ledger-lock-lost");
      var requests = server.requests().size();
      assertThat(codes(refused(() -> session.intend(creation("c")))))
          .containsExactly("ledger-lock-lost");
      var end = refused(session::close);

      assertThat(codes(end)).containsExactly("ledger-lock-lost", "ledger-not-written");
      assertThat(server.requests()).as("nothing is sent any more").hasSize(requests);
      assertThat(server.state()).isEqualTo(before);
      assertThat(server.lock().orElseThrow()).contains("other");
      assertThat(end.diagnostics().getLast().message()).contains(unsaved().toString());
      assertThat(Documents.read(text(unsaved())).entries().values()).containsExactly(entry("a", 1));
      assertThat(Documents.read(text(unsaved())).open()).isEmpty();
      session.close();
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (java.io.IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void the_holder_stops_itself_well_before_its_lease_ends() {
    try (var server = new StateServer(Manner.GITLAB);
        var session = open(store(server))) {
      mine.time().advance(Duration.ofMinutes(54));
      session.intend(creation("a"));
      session.put(entry("a", 1));
      mine.time().advance(Duration.ofMinutes(1));

      assertThat(codes(refused(() -> session.intend(creation("b")))))
          .containsExactly("lease-ending");
      session.flush();
      assertThat(store(server).read().entries()).hasSize(1);
      assertThat(store(server).read().open()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "POST, 401, ledger-unauthorized",
    "POST, 403, ledger-forbidden",
    "POST, 413, ledger-too-large",
    "POST, 422, ledger-unprocessable",
    "POST, 302, ledger-redirected",
    "POST, 418, ledger-refused",
    "POST, 404, ledger-not-found",
  })
  void a_write_that_is_refused_says_why_and_can_succeed_later(
      String method, int status, String code) {
    try (var server = new StateServer(Manner.GITLAB)) {
      try (var session = open(store(server))) {
        server.failNext(method, status);
        var refused = refused(() -> session.intend(creation("a")));
        assertThat(codes(refused)).containsExactly(code);
        assertThat(refused.diagnostics().getFirst().hint()).isPresent();
        session.intend(creation("b"));
      }
      assertThat(store(server).read().open()).containsExactly(creation("b"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "POST /lock, 401, ledger-unauthorized",
    "POST /lock, 403, ledger-forbidden",
    "POST /lock, 404, ledger-not-found",
    "GET, 401, ledger-unauthorized",
    "GET, 301, ledger-redirected",
    "GET, 403, ledger-forbidden",
  })
  void a_session_that_cannot_begin_says_why_and_leaves_no_lock(
      String method, int status, String code) {
    try (var server = new StateServer(Manner.GITLAB)) {
      server.failNext(method, status);

      var refused = refused(() -> open(store(server)));

      assertThat(codes(refused)).containsExactly(code);
      assertThat(refused.diagnostics().toString()).doesNotContain("token=x");
      assertThat(server.lock()).isEmpty();
    }
  }

  @Test
  void a_write_whose_answer_was_lost_is_not_sent_twice() {
    try (var server = new StateServer(Manner.GITLAB);
        var session = open(store(server))) {
      server.failAfterEffect("POST", 502);
      session.intend(creation("a"));
      assertThat(server.writes()).isEqualTo(1);

      server.failNext("POST", 503);
      session.intend(creation("b"));
      assertThat(server.writes()).isEqualTo(2);
    }
  }

  @Test
  void a_lock_whose_answer_was_lost_is_ours() {
    try (var server = new StateServer(Manner.GITLAB)) {
      server.failAfterEffect("POST /lock", 500);
      open(store(server)).close();
      assertThat(server.lock()).isEmpty();
    }
  }

  @Test
  void a_server_that_stays_down_ends_the_run_and_the_ledger_is_saved() {
    try (var server = new StateServer(Manner.GITLAB)) {
      var session = open(store(server));
      session.put(entry("a", 1));
      IntStream.range(0, 3).forEach(_ -> server.failNext("POST", 500));

      var end = refused(session::close);

      assertThat(codes(end)).containsExactly("ledger-unreachable", "ledger-not-written");
      assertThat(server.lock()).as("the lock is given back all the same").isEmpty();
      assertThat(Documents.read(text(unsaved())).entries()).hasSize(1);
    }
  }

  @Test
  void user_and_password_come_from_the_environment() {
    try (var server = new StateServer(Manner.GITLAB).wants("ci", "token")) {
      var right = Map.of("TF_HTTP_USERNAME", "ci", "TF_HTTP_PASSWORD", "token");
      var wrong = Map.of("TF_HTTP_USERNAME", "ci", "TF_HTTP_PASSWORD", "other-token");
      new HttpLedgerStore(place(server, right), mine.terms(), unsaved()).read();

      var refused =
          refused(() -> new HttpLedgerStore(place(server, wrong), mine.terms(), unsaved()).read());
      assertThat(codes(refused)).containsExactly("ledger-forbidden");
      assertThat(refused.diagnostics().toString()).doesNotContain("other-token");
      assertThat(codes(refused(() -> store(server).read()))).containsExactly("ledger-unauthorized");
    }
  }

  @Test
  void what_is_no_ledger_is_not_taken_for_an_empty_one() {
    try (var server = new StateServer(Manner.GITLAB)) {
      for (var text : List.of("{", "[]", "{\"version\":3,\"serial\":1}", foreign())) {
        server.holding(Optional.of(text));
        assertThat(codes(refused(() -> open(store(server))))).containsExactly("ledger-unreadable");
        assertThat(server.lock()).isEmpty();
      }
    }
  }

  private static String foreign() {
    return """
    {"version": 4, "terraform_version": "1.11.4", "serial": 3, "lineage": "x", "outputs": {},
     "resources": [{"mode": "managed", "type": "aws_instance", "name": "web", "instances": [
       {"schema_version": 1, "attributes": {"id": "i-1"}}]}]}
    """;
  }

  @Test
  void an_empty_place_is_doubted() {
    try (var server = new StateServer(Manner.GITEA)) {
      var store = store(server);
      assertThat(store.doubt(store.read()).orElseThrow().code()).isEqualTo("ledger-new");
      try (var session = open(store)) {
        session.put(entry("a", 1));
        session.remove(entry("a", 1));
      }
      assertThat(store.doubt(store.read())).isEmpty();
    }
  }
}

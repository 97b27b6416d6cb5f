package dev.weir.ledger;

import static dev.weir.ledger.Samples.creation;
import static dev.weir.ledger.Samples.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Refused;
import dev.weir.testing.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PgLedgerStoreTest {

  private static final AtomicInteger SCHEMAS = new AtomicInteger();

  private static Database database;

  @TempDir Path folder;

  private final Samples.Terms mine = Samples.Terms.of("me@here");
  private final String schema = "weir_" + SCHEMAS.incrementAndGet();

  @BeforeAll
  static void start() {
    database = Database.start();
  }

  @AfterAll
  static void stop() {
    if (database != null) {
      database.close();
    }
  }

  private PgLedgerStore store() {
    return store(mine, "prod");
  }

  private PgLedgerStore store(Samples.Terms terms, String stack) {
    return new PgLedgerStore(place(), stack, terms.terms(), unsaved());
  }

  private PgPlace place() {
    return PgPlace.of(
        Optional.of(schema),
        name ->
            name.equals("PG_CONN_STR")
                ? Optional.of(database.connectionString())
                : Optional.empty());
  }

  private Path unsaved() {
    return folder.resolve("prod.errored.tfstate");
  }

  private static LedgerSession open(LedgerStore store) {
    return store.open("apply", Duration.ZERO);
  }

  private static List<String> codes(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    var refused = catchThrowableOfType(Refused.class, call);
    assertThat(refused).as("refused").isNotNull();
    return refused.diagnostics().stream().map(Diagnostic::code).toList();
  }

  @Test
  void what_was_put_is_there_in_the_next_session_and_every_version_is_kept() {
    assertThat(store().read().isNew()).isTrue();
    assertThat(store().history()).isEmpty();
    assertThat(store().doubt(store().read()).orElseThrow().code()).isEqualTo("ledger-new");
    try (var session = open(store())) {
      session.intend(creation("a"));
      session.put(entry("a", 1));
      session.put(entry("b", 2));
      session.remove(entry("a", 1));
    }
    try (var session = open(store())) {
      assertThat(session.ledger().entries().values()).containsExactly(entry("b", 2));
      session.intend(creation("c"));
    }
    open(store()).close();

    assertThat(store().read().open()).containsExactly(creation("c"));
    assertThat(store().history())
        .extracting(LedgerStore.Version::serial, LedgerStore.Version::who)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(2L, "me@here"),
            org.assertj.core.groups.Tuple.tuple(1L, "me@here"));
    assertThat(store().history().getLast().ledger().open()).isEmpty();
    assertThat(store().doubt(store().read())).isEmpty();
  }

  @Test
  void every_step_is_there_when_it_was_taken() {
    try (var session = open(store())) {
      session.intend(creation("a"));
      assertThat(store().read().open()).containsExactly(creation("a"));
      session.put(entry("a", 1));
      assertThat(store().read().entries().values()).containsExactly(entry("a", 1));
    }
  }

  @Test
  void a_run_that_dies_leaves_its_steps_and_no_lock() {
    var dead = open(store());
    dead.intend(creation("a"));
    dead.put(entry("a", 1));
    dead.intend(creation("b"));
    killConnections();

    try (var session = open(store())) {
      assertThat(session.ledger().entries().values()).containsExactly(entry("a", 1));
      assertThat(session.ledger().open()).containsExactly(creation("b"));
    }
    assertThat(database.query("SELECT count(*) FROM " + schema + ".weir_step")).isEqualTo("0");
    assertThat(store().read().open()).containsExactly(creation("b"));
  }

  private static void killConnections() {
    database.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'weir'");
  }

  @Test
  void only_one_session_at_a_time_and_the_other_learns_who_holds_it() {
    try (var session = open(store());
        var other = open(store(mine, "another-stack"))) {
      assertThat(session.ledger().isNew() && other.ledger().isNew()).isTrue();
      assertThatThrownBy(() -> open(store()))
          .isInstanceOf(Locked.class)
          .hasMessage(
              "the ledger is locked: apply by me@here since 2026-01-02T03:04:05Z (0s ago), lease"
                  + " until 2026-01-02T04:04:05Z");
      assertThat(store().holder().orElseThrow().who()).isEqualTo("me@here");
    }
    assertThat(store().holder()).isEmpty();
    open(store()).close();
  }

  @Test
  void a_lock_is_waited_for() {
    var first = open(store());
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
    new PgLedgerStore(place(), "prod", terms, unsaved())
        .open("apply", Duration.ofMinutes(1))
        .close();

    assertThat(yours.waitedFor()).hasSize(1);
  }

  @Test
  void a_broken_lock_stops_every_further_write() throws IOException {
    var session = open(store());
    session.intend(creation("a"));
    database.execute("UPDATE " + schema + ".weir_lock SET id = 'other'");

    assertThat(codes(() -> session.put(entry("a", 1)))).containsExactly("ledger-lock-lost");
    assertThat(codes(() -> session.intend(creation("b")))).containsExactly("ledger-lock-lost");
    assertThat(codes(session::close)).containsExactly("ledger-lock-lost", "ledger-not-written");

    assertThat(store().read().open()).containsExactly(creation("a"));
    assertThat(store().history()).isEmpty();
    assertThat(Documents.read(Files.readString(unsaved())).entries().values())
        .containsExactly(entry("a", 1));
    open(store()).close();
  }

  @Test
  void breaking_a_lock_ends_its_holders_connection() {
    var held = open(store());
    held.intend(creation("a"));
    store().breakLock(store().holder().orElseThrow());

    open(store()).close();
    assertThat(codes(() -> held.put(entry("a", 1))))
        .containsAnyOf("ledger-unreachable", "ledger-database");
    assertThat(codes(held::close)).endsWith("ledger-not-written");
  }

  @Test
  void a_lease_is_prolonged_while_there_is_work() {
    try (var session = open(store())) {
      session.intend(creation("a"));
      for (int hour = 0; hour < 3; hour++) {
        mine.time().advance(Duration.ofMinutes(50));
        session.settle(creation("a"));
        session.intend(creation("a"));
        assertThat(store().holder().orElseThrow().isStale(mine.time().instant())).isFalse();
      }
    }
  }

  @Test
  void many_threads_lose_nothing() throws InterruptedException {
    try (var session = open(store());
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      IntStream.range(0, 200).forEach(i -> threads.execute(() -> session.put(entry("b-" + i, i))));
      threads.shutdown();
      assertThat(threads.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
      assertThat(store().read().entries()).hasSize(200);
    }
    assertThat(store().read().entries()).hasSize(200);
  }

  @Test
  void what_goes_wrong_never_shows_the_password() {
    var wrong =
        PgPlace.of(
            Optional.empty(),
            name ->
                name.equals("PG_CONN_STR")
                    ? Optional.of("postgres://nobody:s3cret@localhost:1/none?sslmode=disable")
                    : Optional.empty());
    var store = new PgLedgerStore(wrong, "prod", mine.terms(), unsaved());
    var refused = catchThrowableOfType(Refused.class, store::read);

    assertThat(refused.diagnostics().getFirst().code()).isEqualTo("ledger-unreachable");
    assertThat(refused.diagnostics() + " " + wrong).doesNotContain("s3cret");
    assertThat(store.describe()).isEqualTo("postgresql://localhost:1/none#weir/prod");
  }
}

package dev.weir.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.weir.diag.Refused;
import dev.weir.kind.Address;
import dev.weir.kind.ObjectKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.JsonNodeFactory;

class LocalLedgerStoreTest {

  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  @TempDir Path folder;

  private LocalLedgerStore store() {
    return new LocalLedgerStore(folder, "prod", InstantSource.fixed(NOW), () -> "line", "me@here");
  }

  private static Entry entry(String name, int count) {
    var base = JsonNodeFactory.instance.objectNode().put("count", count);
    return new Entry(
        new Address("Box", name),
        new ObjectKey("toy/v1/Box", "kitchen", List.of(name)),
        Optional.of(new Address("Provider", "home")),
        Entry.Origin.CREATED,
        "boxes.yaml",
        false,
        true,
        List.of(new Address("Box", "other")),
        base,
        JsonNodeFactory.instance.objectNode(),
        Optional.empty());
  }

  private LedgerSession open() {
    return store().open("apply", Duration.ZERO);
  }

  @Test
  void what_was_put_is_there_in_the_next_session() {
    try (var session = open()) {
      session.put(entry("a", 1));
      session.put(entry("b", 2));
      session.remove(entry("a", 1));
    }

    var ledger = store().read();

    assertThat(ledger.entries().values()).containsExactly(entry("b", 2));
    assertThat(ledger.serial()).isEqualTo(1);
    assertThat(ledger.open()).isEmpty();
  }

  @Test
  void a_session_that_changes_nothing_writes_nothing() {
    try (var session = open()) {
      session.put(entry("a", 1));
    }
    try (var session = open()) {
      assertThat(session.ledger().entries()).hasSize(1);
    }

    assertThat(store().read().serial()).isEqualTo(1);
  }

  @Test
  void what_was_put_survives_a_process_that_never_closes() throws IOException {
    var session = open();
    session.intend(new Intent(Intent.Verb.CREATE, entry("a", 1), NOW));
    session.put(entry("a", 1));
    session.intend(new Intent(Intent.Verb.CREATE, entry("b", 1), NOW));
    var copy = Files.createDirectory(folder.resolve("copy"));
    Files.copy(folder.resolve("prod.journal"), copy.resolve("prod.journal"));
    session.close();

    var found =
        new LocalLedgerStore(copy, "prod", InstantSource.fixed(NOW), () -> "x", "me").read();

    assertThat(found.entries().values()).containsExactly(entry("a", 1));
    assertThat(found.open()).containsExactly(new Intent(Intent.Verb.CREATE, entry("b", 1), NOW));
  }

  @Test
  void a_line_torn_by_a_crash_is_as_if_it_had_never_been() throws IOException {
    try (var session = open()) {
      session.intend(new Intent(Intent.Verb.CREATE, entry("a", 1), NOW));
    }
    Files.writeString(
        folder.resolve("prod.journal"), "{\"put\":{\"addr", StandardOpenOption.APPEND);

    assertThat(store().read().open()).hasSize(1);
    try (var session = open()) {
      session.put(entry("a", 1));
    }
    assertThat(store().read().entries().values()).containsExactly(entry("a", 1));
  }

  @Test
  void an_open_intent_outlives_the_session() {
    var intent = new Intent(Intent.Verb.DELETE, entry("a", 1), NOW);
    try (var session = open()) {
      session.intend(intent);
    }

    assertThat(store().read().open()).containsExactly(intent);
    try (var session = open()) {
      session.settle(intent);
    }
    assertThat(store().read().open()).isEmpty();
  }

  @Test
  void entries_can_change_places() {
    try (var session = open()) {
      session.put(entry("a", 1));
      session.put(entry("b", 2));
      session.move(
          Map.of(
              new Address("Box", "a"), new Address("Box", "b"),
              new Address("Box", "b"), new Address("Box", "a")));
    }

    var ledger = store().read();

    assertThat(ledger.find(new Address("Box", "a")).orElseThrow().key().parts())
        .containsExactly("b");
    assertThat(ledger.find(new Address("Box", "b")).orElseThrow().key().parts())
        .containsExactly("a");
  }

  @Test
  void removing_an_object_leaves_another_at_its_address_alone() {
    try (var session = open()) {
      session.put(entry("a", 1));
      var other = new ObjectKey("toy/v1/Box", "kitchen", List.of("z"));
      session.remove(
          new Entry(
              new Address("Box", "a"),
              other,
              Optional.empty(),
              Entry.Origin.CREATED,
              "f",
              false,
              false,
              List.of(),
              JsonNodeFactory.instance.objectNode(),
              JsonNodeFactory.instance.objectNode(),
              Optional.empty()));
      assertThat(session.ledger().entries()).hasSize(1);
    }
  }

  @Test
  void only_one_session_at_a_time_and_the_other_learns_who_holds_it() {
    try (var session = open()) {
      assertThat(session.ledger().entries()).isEmpty();
      assertThatThrownBy(this::open)
          .isInstanceOf(Locked.class)
          .hasMessage("the ledger is locked: apply by me@here since 2026-01-02T03:04:05Z");
    }
    open().close();
  }

  @Test
  void many_threads_lose_nothing() throws InterruptedException {
    try (var session = open();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      IntStream.range(0, 200)
          .forEach(i -> threads.execute(() -> session.put(entry("box-" + i, i))));
      threads.shutdown();
      assertThat(threads.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
    }

    assertThat(store().read().entries()).hasSize(200);
  }

  @Test
  void a_broken_ledger_is_refused_not_taken_for_an_empty_one() throws IOException {
    Files.writeString(folder.resolve("prod.tfstate"), "{\"version\": 4, \"resources\": [");

    assertThatThrownBy(() -> store().read())
        .isInstanceOf(Refused.class)
        .hasMessageStartingWith("cannot read the ledger `");
  }

  @Test
  void the_real_terraform_lists_and_moves_entries() throws Exception {
    assumeTrue(onPath("terraform"), "terraform is not installed");
    try (var session = open()) {
      session.put(entry("main-stage", 1));
    }
    var state = folder.resolve("prod.tfstate").toString();

    assertThat(run("terraform", "state", "list", "-state=" + state)).isEqualTo("Box.main-stage\n");
    run("terraform", "state", "mv", "-state=" + state, "Box.main-stage", "Box.other-stage");

    var moved = store().read().find(new Address("Box", "other-stage")).orElseThrow();
    assertThat(moved.at(new Address("Box", "main-stage"))).isEqualTo(entry("main-stage", 1));
  }

  private static boolean onPath(String program) {
    return List.of(System.getenv("PATH").split(":")).stream()
        .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
  }

  private String run(String... command) throws IOException, InterruptedException {
    var builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("CHECKPOINT_DISABLE", "1");
    var process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    return output;
  }
}

package dev.weir.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.hash.Hashing;
import dev.weir.kind.Address;
import dev.weir.testing.Database;
import dev.weir.testing.StateServer;
import dev.weir.testing.StateServer.Manner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever steps a run took before it died: the next finds just what it was promised. */
class LedgerCrashTest {

  private static final List<Manner> MANNERS = List.of(Manner.values());
  private static final List<Intent.Verb> VERBS = List.of(Intent.Verb.values());
  private static final List<String> NAMES = List.of("a", "b", "c", "d");

  @TempDir Path folder;

  /** A place for a ledger, and what is left of it when the process dies. */
  private interface Place extends AutoCloseable {
    LedgerStore store();

    /** The holder of the lock is gone, without any step more. */
    void afterCrash();

    /** Whether each step is durable when it was taken, or only those up to the last intent. */
    boolean everyStep();

    @Override
    default void close() {}
  }

  /** A ledger as anybody would expect it to behave. */
  private static final class Expected {
    private Map<Address, Entry> entries = new HashMap<>();
    private List<Intent> open = new ArrayList<>();

    Expected copy() {
      var copy = new Expected();
      copy.entries = new HashMap<>(entries);
      copy.open = new ArrayList<>(open);
      return copy;
    }

    private void known(Entry entry) {
      open.removeIf(intent -> intent.entry().key().equals(entry.key()));
    }

    private void check(Ledger ledger, String when) {
      assertThat(new HashMap<>(ledger.entries())).as(when).isEqualTo(entries);
      assertThat(ledger.open()).as(when).isEqualTo(open);
    }
  }

  @RepeatedTest(25)
  void on_this_machine(RepetitionInfo repetition) {
    play(repetition, new Local(folder));
  }

  @RepeatedTest(25)
  void on_a_state_server(RepetitionInfo repetition) {
    var manner = MANNERS.get(repetition.getCurrentRepetition() % MANNERS.size());
    try (var server = new StateServer(manner)) {
      play(repetition, new Remote(server, folder.resolve("unsaved")));
    }
  }

  @Test
  void in_a_database() {
    try (var database = Database.start()) {
      for (int seed = 1; seed <= 10; seed++) {
        play(seed, new InDatabase(database, "weir_" + seed, folder.resolve("unsaved")));
      }
    }
  }

  private static void play(RepetitionInfo repetition, Place place) {
    play(repetition.getCurrentRepetition(), place);
  }

  private static void play(long number, Place place) {
    long seed = 77_000 + number;
    var random = new Random(seed);
    var promised = new Expected();
    for (int run = 0; run < 6; run++) {
      var when = "seed %d, run %d".formatted(seed, run);
      var session = place.store().open("apply", Duration.ZERO);
      promised.check(session.ledger(), when + " begins");
      promised = steps(random, session, promised, place.everyStep());
      if (random.nextBoolean()) {
        var all = session.ledger();
        session.close();
        promised = expected(all);
      } else {
        place.afterCrash();
      }
      promised.check(place.store().read(), when + " ended");
    }
  }

  private static Expected expected(Ledger ledger) {
    var expected = new Expected();
    expected.entries.putAll(ledger.entries());
    expected.open.addAll(ledger.open());
    return expected;
  }

  /** Takes some steps; what is promised to survive. */
  private static Expected steps(
      Random random, LedgerSession session, Expected before, boolean everyStep) {
    var now = before.copy();
    var durable = before;
    for (int step = random.nextInt(12); step > 0; step--) {
      boolean isIntent = step(random, session, now);
      if (isIntent || everyStep) {
        durable = now.copy();
      }
    }
    now.check(session.ledger(), "while the session is open");
    return durable;
  }

  private static boolean step(Random random, LedgerSession session, Expected now) {
    var entry = Samples.entry(any(random), any(random), random.nextInt(3));
    switch (random.nextInt(5)) {
      case 0, 1 -> {
        var verb = VERBS.get(random.nextInt(VERBS.size()));
        var intent = new Intent(verb, entry, Samples.NOW.plusSeconds(random.nextInt(1000)));
        session.intend(intent);
        if (!now.open.contains(intent)) {
          now.open.add(intent);
        }
        return true;
      }
      case 2 -> {
        session.put(entry);
        now.entries.put(entry.address(), entry);
        now.known(entry);
      }
      case 3 -> {
        session.remove(entry);
        var held = now.entries.get(entry.address());
        if (held != null && held.key().equals(entry.key())) {
          now.entries.remove(entry.address());
        }
        now.known(entry);
      }
      default -> settleOrSwap(random, session, now);
    }
    return false;
  }

  private static void settleOrSwap(Random random, LedgerSession session, Expected now) {
    if (!now.open.isEmpty() && random.nextBoolean()) {
      var intent = now.open.get(random.nextInt(now.open.size()));
      session.settle(intent);
      now.open.remove(intent);
      return;
    }
    var from = new Address("Box", any(random));
    var to = new Address("Box", any(random));
    session.move(from.equals(to) ? Map.of(from, to) : Map.of(from, to, to, from));
    var left = now.entries.remove(from);
    var right = from.equals(to) ? null : now.entries.remove(to);
    if (left != null) {
      now.entries.put(to, left.at(to));
    }
    if (right != null) {
      now.entries.put(from, right.at(from));
    }
  }

  private static String any(Random random) {
    return NAMES.get(random.nextInt(NAMES.size()));
  }

  /** A folder; the one of a process that died is copied, as its lock ends only with this JVM. */
  private static final class Local implements Place {
    private Path folder;
    private int crashes;

    Local(Path folder) {
      this.folder = folder.resolve("0");
    }

    @Override
    public LedgerStore store() {
      return new LocalLedgerStore(folder, "prod", Samples.Terms.of("me@here").terms());
    }

    @Override
    public boolean everyStep() {
      return true;
    }

    @Override
    public void afterCrash() {
      var next = folder.resolveSibling("crash-" + ++crashes);
      try {
        Files.createDirectories(next);
        for (var name : List.of("prod.tfstate", "prod.journal")) {
          if (Files.exists(folder.resolve(name))) {
            Files.copy(folder.resolve(name), next.resolve(name));
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      folder = next;
    }
  }

  private record Remote(StateServer server, Path unsaved) implements Place {
    @Override
    public LedgerStore store() {
      var address = server.address().toString();
      var none = Optional.<String>empty();
      return new HttpLedgerStore(
          HttpPlace.of(
              new HttpPlace.Declared(Optional.of(address), none, none, none, none, none),
              "prod",
              _ -> Optional.empty()),
          Samples.Terms.of("me@here").terms(),
          unsaved,
          Duration.ofHours(1));
    }

    @Override
    public boolean everyStep() {
      return false;
    }

    @Override
    public void afterCrash() {
      server.breakLock(Optional.empty());
    }
  }

  private record InDatabase(Database database, String schema, Path unsaved) implements Place {
    @Override
    public LedgerStore store() {
      var place =
          PgPlace.of(
              Optional.of(schema),
              name ->
                  name.equals("PG_CONN_STR")
                      ? Optional.of(database.connectionString())
                      : Optional.empty());
      return new PgLedgerStore(place, "prod", Samples.Terms.of("me@here").terms(), unsaved);
    }

    @Override
    public boolean everyStep() {
      return true;
    }

    @Override
    public void afterCrash() {
      database.execute(
          "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity"
              + " WHERE application_name = 'weir'");
    }
  }

  /** The state is written, then the journal cleared: a swap done twice would be undone. */
  @Test
  void between_the_last_two_writes_of_a_local_session() throws IOException {
    var place = new Local(folder);
    var journal = folder.resolve("0").resolve("prod.journal");
    var state = folder.resolve("0").resolve("prod.tfstate");
    var a = new Address("Box", "a");
    var b = new Address("Box", "b");
    try (var session = place.store().open("apply", Duration.ZERO)) {
      session.put(Samples.entry("a", 1));
    }
    var stateBefore = Files.readString(state);
    String steps;
    Ledger promised;
    try (var session = place.store().open("apply", Duration.ZERO)) {
      session.move(Map.of(a, b, b, a));
      session.intend(Samples.creation("c"));
      promised = session.ledger();
      steps = Files.readString(journal);
    }
    var stateAfter = Files.readString(state);
    var mark = "{\"written\":\"" + sha256(stateAfter) + "\"}\n";

    for (var onDisk : List.of(stateBefore, stateAfter)) {
      Files.writeString(state, onDisk);
      Files.writeString(journal, steps + mark);
      var read = place.store().read();
      assertThat(read.entries()).isEqualTo(promised.entries());
      assertThat(read.open()).isEqualTo(promised.open());
    }
  }

  private static String sha256(String text) {
    return Hashing.sha256().hashString(text, StandardCharsets.UTF_8).toString();
  }
}

package dev.weir.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.RunReport;
import dev.weir.plan.Action;
import dev.weir.plan.Plan;
import dev.weir.plan.PlanOptions;
import dev.weir.sandbox.Answer;
import dev.weir.sandbox.Call;
import dev.weir.testing.CrashChild;
import dev.weir.testing.GatedEmulator;
import dev.weir.testing.SandboxRun;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An apply in a process of its own is killed at every boundary there is: each call to the provider
 * before it is answered, before and after it had its effect, and each writing of the ledger,
 * before, in the middle of, and after it. The next run converges, with no duplicate, no orphan and
 * no question.
 */
class CrashMatrixTest {

  /** What the killed run was to do. */
  enum Verb {
    CREATE,
    UPDATE,
    REPLACE,
    DELETE
  }

  /** When a call is caught. */
  enum Moment {
    /** It arrived, and nobody ever does what it says. */
    DROPPED,
    /** It arrived, and has its effect only when its sender is dead. */
    LATE,
    /** It had its effect, and its sender never learns. */
    DONE
  }

  /** When the ledger's writing is caught. */
  enum Writing {
    BEFORE,
    /** Half of the line is on disk. */
    TORN,
    AFTER
  }

  @TempDir Path work;

  private int runs;

  static Stream<Arguments> everything() throws IOException {
    return Subject.all().flatMap(s -> Stream.of(Verb.values()).map(v -> Arguments.of(s, v)));
  }

  static Stream<Arguments> some() throws IOException {
    return everything()
        .filter(arguments -> arguments.get()[0].toString().contains("channel"))
        .filter(arguments -> arguments.get()[1] == Verb.CREATE)
        .limit(1);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("some")
  void a_killed_run_is_taken_up(Subject subject, Verb verb) throws Exception {
    atEveryCall(subject, verb, Moment.DONE);
    atEveryWriting(subject, verb, Writing.TORN);
  }

  @Tag("long")
  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("everything")
  void whatever_is_killed_and_wherever_the_next_run_takes_it_up(Subject subject, Verb verb)
      throws Exception {
    for (var moment : Moment.values()) {
      atEveryCall(subject, verb, moment);
    }
    for (var writing : Writing.values()) {
      atEveryWriting(subject, verb, writing);
    }
    System.out.printf("killed %d times: %s %s%n", runs, subject, verb);
  }

  private void atEveryCall(Subject subject, Verb verb, Moment moment) throws Exception {
    int call = 1;
    while (killed(subject, verb, new Trap(call, moment), "never")) {
      call++;
    }
    assertThat(call).as("calls that were caught").isGreaterThan(2);
  }

  private void atEveryWriting(Subject subject, Verb verb, Writing writing) throws Exception {
    int step = 1;
    var word = writing == Writing.AFTER ? "after-" : "before-";
    while (killed(subject, verb, new Trap(0, Moment.DONE, writing), word + step)) {
      step++;
    }
    assertThat(step).as("writings that were caught").isGreaterThan(2);
  }

  /**
   * Kills a run in the trap and looks at what the next one makes of it; false when none snapped.
   */
  private boolean killed(Subject subject, Verb verb, Trap trap, String place) throws Exception {
    var folder = Files.createDirectory(work.resolve("run" + runs++));
    var manifests = Files.createDirectory(folder.resolve("manifests"));
    var ledger = folder.resolve("ledger");
    var setting = SandboxRun.Setting.usual().withAround(e -> new GatedEmulator(e, trap));
    try (var run = new SandboxRun(ledger, setting)) {
      var wanted = prepare(subject, verb, run, manifests);
      trap.arm();
      var child = start(run, manifests, ledger, place);
      boolean caught = trap.awaitOrEnd(child);
      child.destroyForcibly().waitFor();
      trap.release();
      if (caught) {
        trap.tear(ledger);
        converges(run, manifests, "%s %s %s %s".formatted(subject, verb, trap, place));
        assertThat(wanted.isLive(run)).isEqualTo(verb != Verb.DELETE);
      }
      return caught;
    }
  }

  /** Brings about what is before, and declares what is to be; the subject as it is to be. */
  private static Subject prepare(Subject subject, Verb verb, SandboxRun run, Path manifests) {
    subject.declare(manifests);
    if (verb == Verb.CREATE) {
      return subject;
    }
    assertThat(apply(run, manifests).succeeded()).isTrue();
    return switch (verb) {
      case DELETE -> {
        subject.declareNothing(manifests);
        yield subject;
      }
      case UPDATE -> changed(subject, manifests, List.of(Action.UPDATE));
      case REPLACE -> changed(subject, manifests, List.of(Action.REPLACE));
      case CREATE -> subject;
    };
  }

  private static Subject changed(Subject subject, Path manifests, List<Action> actions) {
    var update = subject.updates().stream().filter(u -> actions.contains(u.action())).findFirst();
    // A kind whose every attribute can be changed in place is only ever updated.
    var changed =
        subject.with(
            update.orElseGet(() ->
                subject.updates().stream()
                    .filter(u -> u.action() == Action.UPDATE)
                    .findFirst()
                    .orElseThrow()));
    changed.declare(manifests);
    return changed;
  }

  private static Process start(SandboxRun run, Path manifests, Path ledger, String place)
      throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(CrashChild.class.getName());
    command.addAll(List.of(manifests.toString(), ledger.toString(), place));
    run.endpoints().forEach((name, url) -> command.add(name + "=" + url));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  private static void converges(SandboxRun run, Path manifests, String what) {
    var plan = plan(run, manifests);
    assertThat(plan.blocked()).as("questions after %s", what).isEmpty();
    assertThat(apply(run, manifests).failed()).as(what).isEmpty();
    var again = plan(run, manifests);
    assertThat(again.effective()).as("left to do after %s", what).isEmpty();
    assertThat(again.unmanaged()).as("orphans after %s", what).isEmpty();
    assertThat(run.store().read().open()).as("open intents after %s", what).isEmpty();
  }

  private static Plan plan(SandboxRun run, Path manifests) {
    try (var engine = run.engine(manifests)) {
      var loaded = run.load(manifests).orRefuse();
      return engine.plan(loaded, run.store().read(), PlanOptions.converge()).plan();
    }
  }

  private static RunReport apply(SandboxRun run, Path manifests) {
    try (var engine = run.engine(manifests);
        var session = run.store().open("apply", Duration.ZERO)) {
      var loaded = run.load(manifests).orRefuse();
      return engine.apply(
          engine.plan(loaded, session.ledger(), PlanOptions.converge()), session, 1);
    }
  }

  /** Catches one call, or waits for the child to say where it is. */
  private static final class Trap implements GatedEmulator.Gate {
    private final int call;
    private final Moment moment;
    private final Writing writing;
    private final AtomicInteger seen = new AtomicInteger();
    private final CountDownLatch caught = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean armed;

    Trap(int call, Moment moment) {
      this(call, moment, Writing.AFTER);
    }

    Trap(int call, Moment moment, Writing writing) {
      this.call = call;
      this.moment = moment;
      this.writing = writing;
    }

    void arm() {
      armed = true;
    }

    @Override
    public Answer pass(Call arrived, Function<Call, Answer> emulator) {
      if (!armed || seen.incrementAndGet() != call) {
        return emulator.apply(arrived);
      }
      try {
        return switch (moment) {
          case DROPPED -> {
            hold();
            yield new Answer(500, List.of(), new byte[0]);
          }
          case LATE -> {
            hold();
            yield emulator.apply(arrived);
          }
          case DONE -> {
            var answer = emulator.apply(arrived);
            hold();
            yield answer;
          }
        };
      } finally {
        ended.countDown();
      }
    }

    private void hold() {
      caught.countDown();
      await(released);
    }

    /** Whether the trap snapped before the child came to its end. */
    boolean awaitOrEnd(Process child) throws Exception {
      var lines = Thread.ofVirtual().start(() -> follow(child));
      while (!caught.await(5, TimeUnit.MILLISECONDS)) {
        if (!child.isAlive()) {
          lines.join();
          return caught.getCount() == 0;
        }
      }
      return true;
    }

    private void follow(Process child) {
      var said = new StringBuilder();
      try (var reader =
          new BufferedReader(
              new java.io.InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
        for (var line = reader.readLine(); line != null; line = reader.readLine()) {
          said.append(line).append('\n');
          if (line.equals("HERE")) {
            caught.countDown();
          }
        }
      } catch (IOException _) {
        // It was killed.
      }
      if (caught.getCount() > 0 && !said.toString().endsWith("DONE\n")) {
        throw new AssertionError(said);
      }
    }

    /** Lets the call that was caught go on, and waits until it is over. */
    void release() {
      armed = false;
      released.countDown();
      if (call > 0 && caught.getCount() == 0) {
        await(ended);
      }
    }

    /** Leaves behind what a kill in the middle of a writing leaves behind. */
    void tear(Path ledger) throws IOException {
      if (writing == Writing.TORN) {
        Files.createDirectories(ledger);
        Files.writeString(
            ledger.resolve("default.journal"),
            "{\"put\":{\"id\":\"half",
            StandardOpenOption.CREATE,
            StandardOpenOption.APPEND);
        Files.writeString(ledger.resolve("default.tfstate.new"), "{\n  \"version\" : 4,\n  \"te");
      }
    }

    private static void await(CountDownLatch latch) {
      try {
        assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }

    @Override
    public String toString() {
      return call > 0 ? "call %d %s".formatted(call, moment) : writing.toString();
    }
  }
}

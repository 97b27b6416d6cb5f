package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.sandbox.Answer;
import dev.weir.sandbox.Call;
import dev.weir.testing.GatedEmulator;
import dev.weir.testing.SandboxRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The real program in a process of its own, told to stop while a call is under way. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class SignalTest {

  @TempDir Path folder;

  private final CountDownLatch caught = new CountDownLatch(1);
  private final CountDownLatch released = new CountDownLatch(1);
  private SandboxRun run;

  @BeforeEach
  void setUp() throws IOException {
    var time = InstantSource.system();
    var usual = SandboxRun.Setting.usual();
    run =
        new SandboxRun(
            folder.resolve("unused"),
            new SandboxRun.Setting(
                dev.weir.sandbox.SandboxOptions.defaults(),
                time,
                usual.sleeper(),
                emulator -> new GatedEmulator(emulator, this::pass)));
    manifest("one", "");
    manifest("two", "[Channel.one]");
    Files.writeString(
        folder.resolve("provider.yaml"),
        """
        apiVersion: aliyun-oss/v1
        kind: Provider
        metadata: {name: here}
        spec: {endpoint: "%s", region: cn-hangzhou, bucket: live-demo}
        """
            .formatted(run.endpoints().get("aliyun-oss")));
  }

  @AfterEach
  void tearDown() {
    released.countDown();
    run.close();
  }

  private void manifest(String name, String needs) throws IOException {
    Files.writeString(
        folder.resolve(name + ".yaml"),
        """
        apiVersion: aliyun-oss/v1
        kind: Channel
        metadata: {name: %s%s}
        spec: {provider: here}
        """
            .formatted(name, needs.isEmpty() ? "" : ", dependsOn: " + needs));
  }

  /** The first write has its effect, and its answer waits. */
  private Answer pass(Call call, Function<Call, Answer> emulator) {
    var answer = emulator.apply(call);
    if (call.method().equals("PUT") && caught.getCount() > 0) {
      caught.countDown();
      try {
        released.await(1, TimeUnit.MINUTES);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    return answer;
  }

  private Process weir(String... arguments) throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of(arguments));
    var builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(folder.resolve("out.txt").toFile())
            .redirectError(folder.resolve("err.txt").toFile());
    builder
        .environment()
        .put("ALIBABA_CLOUD_ACCESS_KEY_ID", dev.weir.sandbox.Account.DEFAULT.key());
    builder
        .environment()
        .put("ALIBABA_CLOUD_ACCESS_KEY_SECRET", dev.weir.sandbox.Account.DEFAULT.secret());
    return builder.start();
  }

  private Process underWay(String... more) throws Exception {
    var arguments = new ArrayList<String>(List.of("apply", "--auto-approve"));
    arguments.addAll(List.of(more));
    var process = weir(arguments.toArray(String[]::new));
    while (!caught.await(20, TimeUnit.MILLISECONDS)) {
      assertThat(process.isAlive()).as(said("out.txt") + said("err.txt")).isTrue();
    }
    return process;
  }

  private static void signal(Process process, String name) throws Exception {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  private int code(Process process) throws InterruptedException {
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return process.exitValue();
  }

  private String said(String file) throws IOException {
    return Files.readString(folder.resolve(file));
  }

  private void awaitSaid(String words) throws Exception {
    for (int i = 0; i < 600 && !said("err.txt").contains(words); i++) {
      Thread.sleep(100);
    }
    assertThat(said("err.txt")).contains(words);
  }

  private void nextRunConverges() throws Exception {
    released.countDown();
    assertThat(code(weir("apply", "--auto-approve"))).as(said("err.txt")).isZero();
    assertThat(code(weir("plan", "--detailed-exitcode"))).as(said("out.txt")).isZero();
  }

  @Test
  void what_is_under_way_is_finished_and_nothing_new_is_begun() throws Exception {
    var process = underWay();
    signal(process, "INT");
    awaitSaid("Interrupt received.");
    released.countDown();

    assertThat(code(process)).isEqualTo(130);
    assertThat(said("out.txt"))
        .contains("Apply incomplete.", "Done:\n  Channel.one", "Not started:\n  Channel.two");
    nextRunConverges();
  }

  @Test
  void what_does_not_end_in_time_is_left_to_the_next_run() throws Exception {
    var process = underWay("--grace", "1s");
    signal(process, "TERM");

    assertThat(code(process)).isEqualTo(143);
    assertThat(said("out.txt"))
        .contains("1 in flight", "In flight, to be settled by the next run:\n  Channel.one");
    nextRunConverges();
  }

  @Test
  void a_second_signal_ends_at_once_and_loses_nothing() throws Exception {
    var process = underWay();
    signal(process, "INT");
    awaitSaid("Interrupt received.");
    signal(process, "INT");

    assertThat(code(process)).isEqualTo(130);
    assertThat(said("err.txt")).contains("Two interrupts received.");
    nextRunConverges();
  }
}

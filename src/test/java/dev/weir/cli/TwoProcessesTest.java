package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two real processes that apply the same stack on one machine. */
class TwoProcessesTest {

  private static final String QUESTION = "Enter a value:";

  @TempDir Path folder;

  private final List<Process> started = new ArrayList<>();

  @BeforeEach
  void declare() {
    new CommandLineFixture(folder)
        .file(
            "live.yaml",
            """
            apiVersion: aliyun-oss/v1
            kind: Provider
            metadata: {name: here}
            spec: {endpoint: oss-cn-hangzhou.aliyuncs.com, bucket: live-demo}
            ---
            apiVersion: aliyun-oss/v1
            kind: Channel
            metadata: {name: main}
            spec: {provider: here}
            """);
  }

  @AfterEach
  void endWhatWasStarted() {
    started.forEach(Process::destroyForcibly);
  }

  /** The class path of this test, from wherever it is looked at. */
  private static String classPath() {
    var usual = System.getProperty("java.class.path");
    var path = System.getProperty("surefire.test.class.path", usual);
    return Stream.of(path.split(File.pathSeparator))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  private Process weir(String... arguments) throws IOException {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dstdout.encoding=UTF-8",
                "-Dstderr.encoding=UTF-8",
                "-cp",
                classPath(),
                "dev.weir.cli.Main"));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("USER", "ann");
    builder.environment().put("HOSTNAME", "edge-1");
    var process = builder.start();
    started.add(process);
    return process;
  }

  /** What a process says on standard error, up to and with these words. */
  private static String errorsUpTo(Process process, String words) throws IOException {
    var reader =
        new BufferedReader(
            new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8), 1);
    var text = new StringBuilder();
    while (text.indexOf(words) < 0) {
      int character = reader.read();
      if (character < 0) {
        throw new AssertionError("it ended without `" + words + "`: " + text);
      }
      text.append((char) character);
    }
    return text.toString();
  }

  private static void say(Process process, String line) throws IOException {
    process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().flush();
  }

  @Test
  void one_applies_and_the_other_stops_or_waits() throws Exception {
    var first = weir("apply", "--sandbox");
    errorsUpTo(first, QUESTION);

    var second = weir("apply", "--sandbox", "--auto-approve");
    assertThat(errorsUpTo(second, "\n   = help"))
        .contains(
            "error[ledger-locked]: the ledger is locked: apply by ann@edge-1 (process "
                + first.pid()
                + ")");
    assertThat(second.waitFor()).isEqualTo(7);

    var third = weir("apply", "--sandbox", "--auto-approve", "--lock-timeout", "2m");
    assertThat(errorsUpTo(third, "\n"))
        .startsWith(
            "Waiting for the ledger's lock: apply by ann@edge-1 (process " + first.pid() + ")");
    say(first, "yes");
    assertThat(first.waitFor()).isZero();
    assertThat(third.waitFor()).isZero();
    assertThat(output(first)).contains("Apply complete! Resources: 1 added");
    assertThat(output(third)).contains("No changes");
  }

  @Test
  void a_process_that_is_killed_leaves_no_lock() throws Exception {
    var first = weir("apply", "--sandbox");
    errorsUpTo(first, QUESTION);
    first.destroyForcibly().waitFor();

    var second = weir("apply", "--sandbox", "--auto-approve");
    assertThat(output(second)).contains("Apply complete! Resources: 1 added");
    assertThat(second.waitFor()).isZero();
  }

  private static String output(Process process) throws IOException {
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}

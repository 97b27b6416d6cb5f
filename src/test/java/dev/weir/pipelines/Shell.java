package dev.weir.pipelines;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs real programs. */
final class Shell {

  private static final int SECONDS = 120;

  private Shell() {}

  /**
   * What a program came to.
   *
   * @param code its exit code
   * @param out what it said on both outputs
   */
  record Outcome(int code, String out) {
    Outcome exits(int expected) {
      assertThat(code).as(out).isEqualTo(expected);
      return this;
    }
  }

  /** Runs a program in a folder with just this environment. */
  static Outcome run(Path folder, Map<String, String> environment, List<String> command) {
    try {
      var said = Files.createTempFile("said", ".txt");
      var builder =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectInput(new java.io.File("/dev/null"))
              .redirectErrorStream(true)
              .redirectOutput(said.toFile());
      builder.environment().clear();
      builder.environment().putAll(environment);
      var process = builder.start();
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("does not end: " + command + "\n" + Files.readString(said));
      }
      var text = Files.readString(said);
      Files.delete(said);
      return new Outcome(process.exitValue(), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Runs a script as {@code bash} with these options. */
  static Outcome script(
      Path folder, Map<String, String> environment, List<String> bash, String script) {
    try {
      var file = Files.writeString(Files.createTempFile("step", ".sh"), script);
      var command = new java.util.ArrayList<>(bash);
      command.add(file.toString());
      var outcome = run(folder, environment, command);
      Files.delete(file);
      return outcome;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

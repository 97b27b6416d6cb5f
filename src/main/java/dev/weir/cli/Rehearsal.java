package dev.weir.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/**
 * Runs real commands one after the other, so that the JVM can note what they need and start sooner
 * the next time. Nothing outside of one folder is touched: the provider is the sandbox.
 */
final class Rehearsal {

  private static final List<List<String>> WORK =
      List.of(
          List.of("plan", "--sandbox"),
          List.of("apply", "--sandbox", "--auto-approve"),
          List.of("plan", "--sandbox"),
          List.of("plan", "--sandbox", "--detailed-exitcode", "-o", "json"),
          List.of("drift", "--sandbox"),
          List.of("validate"),
          List.of("show"),
          List.of("plan", "--help"));

  private Rehearsal() {}

  /**
   * Fails when a command does, since a start-up cache of failures is worth nothing.
   *
   * @param arguments a folder with manifests that may be written to; none to rehearse only what
   *     works on no manifests
   */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length == 0) {
      play(List.of(List.of("--version"), List.of("--help")), Path.of("").toAbsolutePath());
    } else {
      play(WORK, Path.of(arguments[0]).toAbsolutePath());
    }
  }

  private static void play(List<List<String>> commands, Path folder) throws IOException {
    try (var nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
      var surroundings =
          new Surroundings(
              InputStream.nullInputStream(),
              nowhere,
              nowhere,
              Map.of(),
              folder,
              () -> false,
              InstantSource.system(),
              new ProcessInterrupts(nowhere),
              Thread::sleep);
      for (var command : commands) {
        int code = Main.run(command, surroundings);
        if (code != ExitCode.SUCCESS) {
          throw new IOException("weir " + String.join(" ", command) + " exits with " + code);
        }
      }
    }
  }
}

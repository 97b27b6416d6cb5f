package dev.weir.bench;

import dev.weir.bench.Processes.Outcome;
import dev.weir.bench.Processes.Program;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Weir as it is started in a checkout, with the launcher's own options and start-up cache. */
final class Weir {

  private static final Pattern MADE = Pattern.compile("(?m)^Calls: (\\d+) made to plan");
  private static final Pattern TO_COME = Pattern.compile("; (\\d+) to come");

  private final Processes processes;
  private final Path launcher;
  private final Path jar;

  Weir(Processes processes, Path root) throws IOException, InterruptedException {
    this.processes = processes;
    this.launcher = root.resolve("bin/weir");
    this.jar = root.resolve("target/weir.jar");
    run(root, "--version"); // Builds and makes the start-up caches if need be.
  }

  Path jar() {
    return jar;
  }

  Outcome run(Path folder, String... arguments) throws IOException, InterruptedException {
    return run(folder, Map.of(), arguments);
  }

  /** With the second compiler, for what takes long and is not measured. */
  Outcome prepare(Path folder, String... arguments) throws IOException, InterruptedException {
    var options = Map.of("WEIR_JAVA_OPTS", "-XX:TieredStopAtLevel=4 -Xmx4g");
    return run(folder, options, arguments);
  }

  private Outcome run(Path folder, Map<String, String> options, String... arguments)
      throws IOException, InterruptedException {
    var environment = new HashMap<>(Estate.ENVIRONMENT);
    environment.putAll(options);
    environment.put("WEIR_JAVA_HOME", System.getProperty("java.home"));
    environment.putAll(Map.of("NO_COLOR", "1"));
    var command = Stream.concat(Stream.of(launcher.toString()), Stream.of(arguments)).toList();
    var outcome = processes.run(new Program(command, folder, environment));
    return expect(outcome, command);
  }

  static Outcome expect(Outcome outcome, List<String> command) {
    if (outcome.exit() != 0) {
      var output = outcome.output();
      throw new IllegalStateException(
          command
              + " exits with "
              + outcome.exit()
              + ":\n"
              + output.substring(Math.max(0, output.length() - 4_000)));
    }
    return outcome;
  }

  /** The requests that a plan says it has sent. */
  static long callsMade(Outcome outcome) {
    return number(MADE, outcome);
  }

  /** The calls that a plan says an apply would make. */
  static long callsToCome(Outcome outcome) {
    return number(TO_COME, outcome);
  }

  private static long number(Pattern pattern, Outcome outcome) {
    var matcher = pattern.matcher(outcome.output());
    return matcher.find() ? Long.parseLong(matcher.group(1)) : 0;
  }
}

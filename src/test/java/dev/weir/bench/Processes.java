package dev.weir.bench;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Runs other programs, one at a time, and measures them. What starting and waiting costs by itself
 * is found out once, on a program that does nothing, and taken off.
 */
final class Processes {

  private static final Duration LONGEST = Duration.ofMinutes(15);

  /** Writes down the largest memory of what it starts; a JVM cannot ask for that itself. */
  private static final Path TIME = Path.of("/usr/bin/time");

  private static final int CALIBRATIONS = 21;

  /** What would make the two sides differ, or call somebody on the network. */
  private static final Set<String> LEFT_OUT =
      Set.of("TF_CLI_CONFIG_FILE", "WEIR_JAVA_OPTS", "JAVA_TOOL_OPTIONS", "MAVEN_OPTS");

  private final Path scratch;
  private final ChildTimes times = new ChildTimes();
  private final Outcome nothing;

  /**
   * What became of a program.
   *
   * @param wall from its start to its end
   * @param cpu user and system time, its own children's included
   * @param peakKilobytes most memory that was resident; 0 where nothing tells
   */
  record Outcome(Duration wall, Duration cpu, long peakKilobytes, int exit, String output) {

    Outcome less(Outcome other) {
      return new Outcome(
          positive(wall.minus(other.wall)),
          positive(cpu.minus(other.cpu)),
          peakKilobytes,
          exit,
          output);
    }

    private static Duration positive(Duration time) {
      return time.isNegative() ? Duration.ZERO : time;
    }
  }

  /** A program, where it runs, and what is added to its environment. */
  record Program(List<String> command, Path folder, Map<String, String> environment) {}

  Processes(Path scratch) throws IOException, InterruptedException {
    this.scratch = Files.createDirectories(scratch);
    var idle = new Program(List.of("true"), scratch, Map.of());
    var idling = new ArrayList<Outcome>();
    for (int i = 0; i < CALIBRATIONS; i++) {
      idling.add(timed(idle));
    }
    this.nothing = Series.of(idling).median();
  }

  /** Runs a program to its end. */
  Outcome run(Program program) throws IOException, InterruptedException {
    return timed(program).less(nothing);
  }

  private Outcome timed(Program program) throws IOException, InterruptedException {
    var output = scratch.resolve("output.txt");
    var memory = scratch.resolve("memory.txt");
    var builder =
        builder(program, memory).redirectErrorStream(true).redirectOutput(output.toFile());
    var cpu = times.total();
    long start = System.nanoTime();
    var process = builder.start();
    if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IllegalStateException(program.command() + " takes more than " + LONGEST);
    }
    long end = System.nanoTime();
    return new Outcome(
        Duration.ofNanos(end - start),
        times.total().minus(cpu),
        measuresMemory() ? kilobytes(memory) : 0,
        process.exitValue(),
        Files.readString(output));
  }

  private static ProcessBuilder builder(Program program, Path memory) {
    var command =
        measuresMemory()
            ? Stream.concat(
                    Stream.of(TIME.toString(), "-f", "%M", "-o", memory.toString()),
                    program.command().stream())
                .toList()
            : program.command();
    var builder =
        new ProcessBuilder(command)
            .directory(program.folder().toFile())
            .redirectInput(Redirect.from(Path.of("/dev/null").toFile()));
    builder.environment().keySet().removeAll(LEFT_OUT);
    builder.environment().putAll(program.environment());
    return builder;
  }

  private static boolean measuresMemory() {
    return Files.isExecutable(TIME);
  }

  /** A line about a failed command may come before the number. */
  private static long kilobytes(Path memory) throws IOException {
    return Long.parseLong(Files.readAllLines(memory).getLast().strip());
  }
}

package dev.weir.cli;

import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Whether to wait for a file in the making. */
final class JobOptions {

  @Option(
      names = "--wait",
      description =
          "Wait until the file is there. An interrupt ends the wait and not the job, whose id is"
              + " told.")
  boolean wait;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      defaultValue = "30m",
      description = "How long to wait at most: ${DEFAULT-VALUE} by default.")
  Duration timeout = Duration.ofMinutes(30);

  @Option(
      names = "--job",
      paramLabel = "ID",
      description = "Make nothing; tell what became of a file that was begun before.")
  Optional<String> job = Optional.empty();
}

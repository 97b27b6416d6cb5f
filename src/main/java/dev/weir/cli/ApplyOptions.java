package dev.weir.cli;

import java.time.Duration;
import picocli.CommandLine.Option;

/** What every command that changes something has. */
final class ApplyOptions {

  @Option(names = "--auto-approve", description = "Do not ask.")
  boolean autoApprove;

  @Option(
      names = "--parallelism",
      paramLabel = "N",
      defaultValue = "10",
      description = "How many changes are under way at once: ${DEFAULT-VALUE} by default.")
  int parallelism;

  @Option(
      names = "--lock-timeout",
      paramLabel = "TIME",
      defaultValue = "0s",
      description = "How long to wait for somebody else's run, such as 5m.")
  Duration lockTimeout = Duration.ZERO;
}

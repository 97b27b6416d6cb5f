package dev.weir.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Whether a command works in the sandbox rather than at the real providers. */
final class SandboxChoice {

  @Option(
      names = "--sandbox",
      description =
          "Work in a sandbox instead of at the providers: it needs no account and no network, and"
              + " its memory is the folder .weir/sandbox.")
  boolean chosen;

  @Option(
      names = "--sandbox-data",
      paramLabel = "DIR",
      description = "The same, with its memory in this folder.")
  Optional<Path> data = Optional.empty();

  boolean isChosen() {
    return chosen || data.isPresent();
  }
}

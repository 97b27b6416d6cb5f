package dev.weir.cli;

import dev.weir.provider.WhichStream;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which stream of a rule that is about many. */
final class StreamOption {

  @Option(
      names = "--stream",
      paramLabel = "STREAM",
      description =
          "Which stream, where a record rule is about many; APP/STREAM where it is about every"
              + " app.")
  Optional<String> stream = Optional.empty();

  WhichStream which() {
    return new WhichStream(stream);
  }
}

package dev.weir.cli;

import dev.weir.render.EventJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where the events of a run are written, if anybody wants them. */
final class EventsOption {

  @Option(
      names = "--events",
      paramLabel = "FILE",
      description = "Write what happens into this file while it does, a JSON object a line.")
  Optional<Path> file = Optional.empty();

  /** An open stream. */
  record Stream(EventJson events, ReportFile file) implements AutoCloseable {
    @Override
    public void close() {
      file.close();
    }
  }

  /**
   * Opens the file.
   *
   * @throws dev.weir.diag.Refused when it cannot be written
   */
  Optional<Stream> open(Terminal terminal) {
    return file.map(path -> {
      var surroundings = terminal.surroundings();
      var opened = ReportFile.streaming(surroundings.currentFolder().resolve(path));
      var events = new EventJson(surroundings.clock(), line -> write(opened, line));
      events.version(Version.current());
      return new Stream(events, opened);
    });
  }

  /** A disk that fills up does not stop what is under way at a provider. */
  private static void write(ReportFile file, String line) {
    try {
      file.writer().write(line + "\n");
      file.writer().flush();
    } catch (IOException _) {
      // The stream ends early; the run itself is what matters.
    }
  }
}

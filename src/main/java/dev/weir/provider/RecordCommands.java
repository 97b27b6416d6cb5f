package dev.weir.provider;

import dev.weir.kind.ObjectKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Starts and stops the recording of streams that are on the air. */
public interface RecordCommands extends Errand {

  /** What to do. */
  enum Command {
    /** Begin, or go on after a stop. */
    START,
    /** Close the file and begin another. */
    RESTART,
    /** Pause; the file is closed when the rule's delay is over. */
    STOP,
    /** Pause and close the file. */
    STOP_AND_CLOSE
  }

  /**
   * What a command would be about.
   *
   * @param stream what the provider calls the stream
   * @param since when its push began
   * @param mode when its rule records by itself, as manifests have it
   * @param formats the containers that are recorded
   * @param bucket where to
   * @param delay how long a file stays open after a stop
   */
  record Outlook(
      String stream,
      Optional<Instant> since,
      String mode,
      List<String> formats,
      String bucket,
      Duration delay) {
    public Outlook {
      formats = List.copyOf(formats);
    }
  }

  /**
   * Looks what a command would be about. Changes nothing.
   *
   * @throws dev.weir.diag.Refused when it could not work: there is no such rule, another rule
   *     applies to the stream, or the stream is not on the air
   */
  Outlook outlook(ObjectKey key, WhichStream stream);

  /**
   * Does it, at once.
   *
   * @throws dev.weir.diag.Refused when it is being recorded already, or is not
   */
  void command(ObjectKey key, WhichStream stream, Command command);
}

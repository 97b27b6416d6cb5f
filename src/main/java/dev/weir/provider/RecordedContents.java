package dev.weir.provider;

import dev.weir.kind.ObjectKey;
import dev.weir.time.Window;
import dev.weir.time.WindowLimits;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Tells what was recorded of a stream, and where it is. */
public interface RecordedContents extends Inquiry {

  /** What windows it takes. */
  WindowLimits limits();

  /**
   * What one recording made.
   *
   * @param recorded how long it is, breaks left out
   * @param bucket bucket and endpoint
   * @param names the template of the names of its files
   */
  record Content(Instant start, Instant end, Duration recorded, String bucket, String names) {}

  /** What was recorded in a stretch of time, oldest first. */
  List<Content> contents(ObjectKey key, WhichStream stream, Window window);
}

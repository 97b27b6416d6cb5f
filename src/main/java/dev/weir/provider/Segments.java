package dev.weir.provider;

import dev.weir.kind.ObjectKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Tells what was recorded of a stream. */
public interface Segments extends Inquiry {

  /** A stretch of time; the end is exclusive. */
  record Stretch(Instant start, Instant end) {}

  /**
   * Which part of the recording is meant.
   *
   * @param range empty for all there is
   * @param limit how many pieces at most, from 1
   */
  record Part(Optional<Stretch> range, OptionalInt limit) {}

  /**
   * The recorded pieces that touch the range, oldest first.
   *
   * @throws dev.weir.diag.Refused when there is no such object
   */
  List<Stretch> segments(ObjectKey key, Part part);
}

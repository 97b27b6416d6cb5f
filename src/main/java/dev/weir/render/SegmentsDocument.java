package dev.weir.render;

import dev.weir.engine.Target;
import dev.weir.provider.Segments.Stretch;
import dev.weir.time.Window;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What was recorded of an object, as machines read it.
 *
 * @param object of which
 * @param from the beginning of the window asked for; absent for all there is, as is {@code to}
 * @param seconds how much it is together
 * @param segments oldest first
 */
public record SegmentsDocument(
    ObjectDocument object,
    Optional<Instant> from,
    Optional<Instant> to,
    long seconds,
    List<Segment> segments) {

  public SegmentsDocument {
    segments = List.copyOf(segments);
  }

  /** A recorded piece. */
  public record Segment(Instant start, Instant end, long seconds) {
    private static Segment of(Stretch told) {
      return new Segment(
          told.start(), told.end(), told.end().getEpochSecond() - told.start().getEpochSecond());
    }
  }

  /** The document of what a provider told. */
  public static SegmentsDocument of(Target target, Optional<Window> window, List<Stretch> told) {
    var segments = told.stream().map(Segment::of).toList();
    return new SegmentsDocument(
        ObjectDocument.of(target),
        window.map(Window::start),
        window.map(Window::end),
        segments.stream().mapToLong(Segment::seconds).sum(),
        segments);
  }

  /** As JSON, with a line end at its end. */
  public String json() {
    return Json.documents().writeValueAsString(this) + "\n";
  }
}

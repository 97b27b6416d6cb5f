package dev.weir.provider.aliyunlive;

import dev.weir.provider.aliyunlive.LiveAnswers.Format;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the emulated service records of one stream into one set of files.
 *
 * @param formats as the rule, and perhaps a callback, had them when it began
 * @param delaySeconds a break that is shorter goes on in the same files
 * @param until when the rule's window ends
 * @param manual whether a command began it: then it ends with the push
 * @param closed whether nothing is added any more
 * @param pieces in order; the last may be open
 */
record Recording(
    String domain,
    String app,
    String stream,
    int number,
    String bucket,
    String endpoint,
    List<Format> formats,
    int delaySeconds,
    Optional<Instant> until,
    boolean manual,
    boolean closed,
    List<Piece> pieces) {

  Recording {
    formats = List.copyOf(formats);
    pieces = List.copyOf(pieces);
  }

  /** A stretch of time without a break; without an end it goes on. */
  record Piece(Instant start, Optional<Instant> end) {

    /** How much of it lies within a span, its end being now if it has none. */
    Duration within(Instant from, Instant to, Instant now) {
      var first = start.isAfter(from) ? start : from;
      var ended = end.orElse(now);
      var last = ended.isBefore(to) ? ended : to;
      return last.isAfter(first) ? Duration.between(first, last) : Duration.ZERO;
    }
  }

  /** Whether it takes down what is pushed now. */
  boolean isRunning() {
    return !closed && pieces.getLast().end().isEmpty();
  }

  /** Whether it could go on after its break. */
  boolean canGoOn(Instant now) {
    return !closed
        && pieces
            .getLast()
            .end()
            .filter(end -> !now.isAfter(end.plusSeconds(delaySeconds)))
            .isPresent();
  }

  /** It, going on. */
  Recording on(Instant now) {
    var more = new ArrayList<>(pieces);
    more.add(new Piece(now, Optional.empty()));
    return with(false, more);
  }

  /** It, with a break, or closed for good. */
  Recording off(Instant now, boolean forGood) {
    var more = new ArrayList<>(pieces);
    var last = more.removeLast();
    more.add(new Piece(last.start(), last.end().or(() -> Optional.of(now))));
    return with(forGood, more);
  }

  private Recording with(boolean isClosed, List<Piece> all) {
    return new Recording(
        domain,
        app,
        stream,
        number,
        bucket,
        endpoint,
        formats,
        delaySeconds,
        until,
        manual,
        isClosed,
        all);
  }

  Instant start() {
    return pieces.getFirst().start();
  }

  /** When it ended; now, or the end of the window, if it goes on. */
  Instant end(Instant now) {
    var end = pieces.getLast().end().orElse(now);
    return until.filter(end::isAfter).orElse(end);
  }

  /** How much was recorded within a span, breaks left out. */
  Duration within(Instant from, Instant to, Instant now) {
    var last = end(now);
    var bounded = last.isBefore(to) ? last : to;
    return pieces.stream()
        .map(piece -> piece.within(from, bounded, now))
        .reduce(Duration.ZERO, Duration::plus);
  }

  /** How long a segment is. */
  Duration segment() {
    return formats.stream()
        .flatMap(format -> format.sliceDuration().stream())
        .findFirst()
        .map(Duration::ofSeconds)
        .orElse(RecordFormat.SEGMENT);
  }

  /** The template of its segments' names. */
  String segmentNames() {
    return formats.stream()
        .flatMap(format -> format.sliceOssObjectPrefix().stream())
        .findFirst()
        .orElse(RecordFormat.SEGMENT_NAMES);
  }
}

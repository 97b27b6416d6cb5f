package dev.weir.provider.aliyunoss;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The ts files of a channel, as stretches of files of one length. They outlive the channel.
 *
 * @param stretches oldest first
 */
record OssSegments(List<Stretch> stretches) {

  static final OssSegments NONE = new OssSegments(List.of());

  OssSegments {
    stretches = List.copyOf(stretches);
  }

  /**
   * Files that follow each other without a gap; the last may be shorter.
   *
   * @param from start of the first, Unix milliseconds
   * @param to end of the last, Unix milliseconds
   * @param every length of each, milliseconds
   */
  record Stretch(long from, long to, long every) {

    static Stretch of(Instant from, Instant to, int seconds) {
      return new Stretch(from.toEpochMilli(), to.toEpochMilli(), seconds * 1_000L);
    }

    /** Without the file that is still being written. */
    Stretch finished() {
      return new Stretch(from, from + (to - from) / every * every, every);
    }

    void collect(long first, long last, List<Segment> into) {
      var skipped = Math.max(0, Math.ceilDiv(first - from, every));
      for (long start = from + skipped * every; start < to && start <= last; start += every) {
        into.add(new Segment(start, Math.min(every, to - start)));
      }
    }
  }

  /** One file: when it starts, which is its name too, and how long it is; in milliseconds. */
  record Segment(long start, long length) {}

  /** With one more stretch; one that is there already, or is empty, adds nothing. */
  OssSegments and(Stretch stretch) {
    if (stretch.to() <= stretch.from() || stretches.contains(stretch)) {
      return this;
    }
    var all = new ArrayList<>(stretches);
    all.add(stretch);
    return new OssSegments(all);
  }

  /** The files that start within a span, both ends included; Unix seconds. */
  List<Segment> within(long startSecond, long endSecond) {
    var found = new ArrayList<Segment>();
    stretches.forEach(stretch -> stretch.collect(startSecond * 1_000, endSecond * 1_000, found));
    return found;
  }

  /** Files as m3u8 text. */
  static String playlist(List<Segment> segments) {
    var longest = segments.stream().mapToLong(Segment::length).max().orElse(0);
    var text =
        new StringBuilder("#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-MEDIA-SEQUENCE:0\n")
            .append("#EXT-X-TARGETDURATION:")
            .append(Math.round(longest / 1_000.0))
            .append('\n');
    for (var segment : segments) {
      text.append(String.format(Locale.ROOT, "#EXTINF:%.3f,", segment.length() / 1_000.0));
      text.append("\n");
      text.append(segment.start()).append(".ts\n");
    }
    return text.append("#EXT-X-ENDLIST\n").toString();
  }
}

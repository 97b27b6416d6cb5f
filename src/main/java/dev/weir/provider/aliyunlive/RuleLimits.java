package dev.weir.provider.aliyunlive;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weir.provider.aliyunlive.LiveAnswers.Format;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What the emulated service accepts; values that no document bounds it takes.
 *
 * <p>See
 * https://www.alibabacloud.com/help/en/live/developer-reference/api-live-2016-11-01-addliveapprecordconfig.
 */
final class RuleLimits {

  private static final Set<String> CONTAINERS = Set.of("m3u8", "flv", "mp4", "cmaf");
  private static final Set<Integer> MODES = Set.of(0, 1, 2, 7);
  private static final Duration LONGEST_STRETCH = Duration.ofDays(4);
  private static final int LONGEST_TEMPLATE = 255;

  private RuleLimits() {}

  static void checkMode(Optional<Integer> onDemand, Optional<Integer> delayTime) {
    if (onDemand.isPresent() && !MODES.contains(onDemand.get())) {
      throw LiveRefusal.malformed("OnDemand");
    }
    checkRange("DelayTime", delayTime, 15, 21_600);
  }

  static void checkWindow(Optional<String> start, Optional<String> end) {
    var from = start.filter(text -> !text.isEmpty()).map(text -> time("StartTime", text));
    var to = end.filter(text -> !text.isEmpty()).map(text -> time("EndTime", text));
    if (from.isPresent() && to.isPresent() && !to.get().isAfter(from.get())) {
      throw LiveRefusal.endBeforeStart();
    }
  }

  /** A time of a parameter. */
  static Instant time(String parameter, String text) {
    return LiveTime.parse(text).orElseThrow(() -> LiveRefusal.malformed(parameter));
  }

  /** Checks the stretch of a stream that is asked for. */
  static void checkStretch(Instant start, Instant end) {
    if (!end.isAfter(start) || Duration.between(start, end).compareTo(LONGEST_STRETCH) > 0) {
      throw LiveRefusal.endBeforeStart();
    }
  }

  static void checkFormats(List<Format> formats) {
    var seen = new HashSet<String>();
    for (var format : formats) {
      var word = word(format);
      if (!CONTAINERS.contains(word) || !seen.add(word)) {
        throw LiveRefusal.malformed("Format");
      }
      checkRange("CycleDuration", format.cycleDuration(), 1, Integer.MAX_VALUE);
      checkRange("SliceDuration", format.sliceDuration(), 5, 30);
      checkTemplates(format);
    }
  }

  /** The container in lower case; empty when none is named. */
  static String word(Format format) {
    return format.format() == null ? "" : format.format().toLowerCase(Locale.ROOT);
  }

  private static void checkTemplates(Format format) {
    if (format
        .ossObjectPrefix()
        .filter(t -> isTooLong(t) || !Placeholders.namesFiles(t))
        .isPresent()) {
      throw LiveRefusal.malformed("OssObjectPrefix");
    }
    if (isSegmented(format)
        && format
            .sliceOssObjectPrefix()
            .filter(t -> isTooLong(t) || !Placeholders.namesSegments(t))
            .isPresent()) {
      throw LiveRefusal.malformed("SliceOssObjectPrefix");
    }
  }

  static boolean isSegmented(Format format) {
    return word(format).equals("m3u8") || word(format).equals("cmaf");
  }

  private static boolean isTooLong(String template) {
    return template.getBytes(UTF_8).length > LONGEST_TEMPLATE;
  }

  /** Checks a number that may be left out; the code is assumed but for {@code CycleDuration}. */
  static void checkRange(String parameter, Optional<Integer> number, int min, int max) {
    if (number.isPresent() && (number.get() < min || number.get() > max)) {
      throw LiveRefusal.malformed(parameter);
    }
  }
}

package dev.weir.provider.aliyunlive;

import dev.weir.time.WindowLimits;
import java.time.Duration;
import java.time.Period;
import java.util.Optional;

/**
 * What windows the recording operations take.
 *
 * <p>See
 * https://www.alibabacloud.com/help/en/live/developer-reference/api-live-2016-11-01-createlivestreamrecordindexfiles.
 */
final class RecordLimits {

  private static final Optional<Duration> LONGEST = Optional.of(Duration.ofDays(4));

  /** Playlists are made of segments, which the service remembers for three months. */
  static final WindowLimits MAKING =
      new WindowLimits(
          "ApsaraVideo Live makes playlists", LONGEST, Optional.of(Period.ofMonths(3)));

  /** Playlists that were made are remembered for six months. */
  static final WindowLimits LISTING =
      new WindowLimits(
          "ApsaraVideo Live lists playlists", LONGEST, Optional.of(Period.ofMonths(6)));

  /** Recordings are remembered for six months. */
  static final WindowLimits CONTENT =
      new WindowLimits(
          "ApsaraVideo Live tells recordings", LONGEST, Optional.of(Period.ofMonths(6)));

  private RecordLimits() {}
}
